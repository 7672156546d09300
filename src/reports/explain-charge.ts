import { formatRate } from "../core/rate.ts";
import type { GroundedCharge } from "../store/queries/audit-grounds.ts";
import type { Statement } from "./explain.ts";
import { reckoned, said } from "./explain.ts";
import { termText } from "./explain-commission.ts";

function chargeTermText({ term_creator, term_sku, term_kind, term_from }: GroundedCharge): string {
  const text = termText({ handle: term_creator ?? "", sku: term_sku ?? "", from_day: term_from ?? "" });
  return term_kind === "ads" ? `ads ${text}` : text;
}

const MEANING: Readonly<Record<GroundedCharge["verdict"], string>> = {
  no_terms: "no term is in force on the day of the order",
  refund_not_reversed: "nothing is left of the order, so nothing is owed",
  match: "as agreed",
  locked_rate: "the rate before a cut of less than 30 days ago, which stays locked",
  rate_differs: "another rate than agreed",
  base_differs: "the rate is the agreed one, the amount is not",
};

/** What was charged against what was agreed: the amount is what should have been charged (`domain.md §7`). */
export function chargeStatement(charge: GroundedCharge, money: (amount: number) => string): Statement {
  const { base, charged_rate_bps: chargedRate, expected, expected_rate_bps: rate, verdict } = charge;
  const at = chargedRate === null ? "" : ` at ${formatRate(chargedRate)}`;
  const judged = `${verdict}: ${money(charge.charged)} charged to @${charge.creator}${at}; ${MEANING[verdict]}`;
  const sources = [charge.charge_source, charge.term_source].filter((source) => source !== null);
  const item = `audit ${charge.kind}`;
  if (rate === null) return said(charge.sku_id, item, judged, sources);
  const agreed = `${judged}; ${formatRate(rate)} by the ${chargeTermText(charge)}`;
  if (expected === null) return said(charge.sku_id, item, `${agreed}; the row has no base`, sources);
  const formula =
    verdict === "refund_not_reversed"
      ? agreed
      : `${agreed}: round(base x rate) = round(${money(base ?? 0)} x ${formatRate(rate)})`;
  return reckoned(charge.sku_id, item, expected, formula, { sources });
}
