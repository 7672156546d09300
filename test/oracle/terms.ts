import type { DayText } from "../shops/calendar.ts";
import { addDays } from "../shops/calendar.ts";
import type { TermRow } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { skuIdsOf } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import { textOrder } from "./grouping.ts";

const LOCK_DAYS = 30;

const inForce = (term: TermRow, day: DayText): boolean =>
  (term.from ?? "") <= day && (term.to === null || day <= term.to);

/** The rate of one kind agreed for a creator and SKU on a day, in basis points; null without a term. */
export function agreedRate(
  facts: Facts,
  creator: string,
  sku_id: string,
  day: DayText,
  kind: TermRow["kind"] = "standard",
): number | null {
  const terms = rowsOf(facts.shop, "terms").filter((term) => term.kind === kind && inForce(term, day));
  const meansSku = (term: TermRow): boolean =>
    term.sku !== null && skuIdsOf(facts, term.sku).includes(sku_id);
  const levels = [
    terms.filter((term) => term.creator === creator && meansSku(term)),
    terms.filter((term) => term.creator === creator && term.sku === null),
    terms.filter((term) => term.creator === "*" && meansSku(term)),
    terms.filter((term) => term.creator === "*" && term.sku === null),
  ];
  const level = levels.find((candidates) => candidates.length > 0) ?? [];
  return level.toSorted((one, other) => textOrder(one.from ?? "", other.from ?? "")).at(-1)?.rate ?? null;
}

/**
 * The rate to expect: within 30 days of a cut the rate before it, for a creator who had an
 * attributed counted order before the cut (`domain.md §5`, §7).
 */
export function expectedRate(
  facts: Facts,
  creator: string,
  sku_id: string,
  day: DayText,
  earlierOrderDays: readonly DayText[],
): number | null {
  for (let back = 0; back < LOCK_DAYS; back += 1) {
    const cut = addDays(day, -back);
    const after = agreedRate(facts, creator, sku_id, cut);
    const before = agreedRate(facts, creator, sku_id, addDays(cut, -1));
    const isCut = after !== null && before !== null && after < before;
    if (isCut && earlierOrderDays.some((earlier) => earlier < cut)) return before;
  }
  return agreedRate(facts, creator, sku_id, day);
}

/** The creator's own term that says how to post, in force on the day of delivery. */
export function postingTerm(facts: Facts, creator: string, day: DayText): TermRow | null {
  const own = rowsOf(facts.shop, "terms").filter(
    (term) => term.creator === creator && term.post_days !== null && inForce(term, day),
  );
  return own.toSorted((one, other) => textOrder(one.from ?? "", other.from ?? "")).at(-1) ?? null;
}
