import { counted } from "../core/counted.ts";
import { USUAL_TAX } from "../core/rate-defaults.ts";
import type { Note } from "../render/table.ts";
import type { ProfitGaps } from "../store/queries/profit-gaps.ts";

/** What the estimates lack, in words; `money` prints an amount of the ledger. */
export function profitNotes(
  gaps: ProfitGaps,
  facts: { readonly currency: string; readonly isTaxSet: boolean },
  money: (amount: number) => string,
): readonly Note[] {
  const notes: Note[] = [];
  const add = (code: string, when: boolean, message: string): void => {
    if (when) notes.push({ code, message });
  };
  const { currency } = facts;
  add(
    "missing_costs",
    gaps.missing_cost_lines > 0,
    `${counted(gaps.missing_cost_lines, "line")} with ${currency} ${money(gaps.missing_cost_revenue)} of net revenue without a product cost; import a costs sheet`,
  );
  add(
    "missing_sample_costs",
    gaps.missing_sample_costs > 0,
    `${counted(gaps.missing_sample_costs, "sample")} with a product that has no cost; it counts as 0`,
  );
  add(
    "missing_shipping",
    gaps.missing_shipping_orders > 0,
    `${counted(gaps.missing_shipping_orders, "order")} with neither a label nor an estimate of shipping, counted as 0; creatorops config set shipping_estimate AMOUNT`,
  );
  add(
    "missing_referral_rate",
    gaps.missing_rate_lines > 0,
    `${counted(gaps.missing_rate_lines, "line")} on days without a known referral rate, counted as 0; creatorops config set referral_rate RATE`,
  );
  add(
    "missing_platform_fees",
    gaps.web_fee_lines > 0,
    `${counted(gaps.web_fee_lines, "line")} of another shop than TikTok Shop, whose platform and payment fees no file tells; they count as 0`,
  );
  add(
    "excess_refunds",
    gaps.excess_refund_orders > 0,
    `${counted(gaps.excess_refund_orders, "order")} with more refunded than was paid; what counts as refunded is the net sales of each line`,
  );
  add(
    "negative_commission",
    gaps.negative_commission_lines > 0,
    `${counted(gaps.negative_commission_lines, "line")} with a negative commission, which counts as money back`,
  );
  add(
    "missing_terms",
    gaps.missing_term_lines > 0,
    `${counted(gaps.missing_term_lines, "line")} of creators with neither a commission row nor terms; their commission counts as 0`,
  );
  add(
    "tax_not_set",
    !facts.isTaxSet && USUAL_TAX[currency] !== undefined,
    `prices in ${currency} usually contain sales tax, and tax_in_prices is not set; creatorops config set tax_in_prices RATE`,
  );
  return notes;
}
