import type { GroundedCharge } from "../store/queries/audit-grounds.ts";
import type { Statement } from "./explain.ts";
import { reckoned, said } from "./explain.ts";

function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

function termText(charge: GroundedCharge): string {
  const who = charge.term_creator === "*" ? "everybody" : `@${charge.term_creator ?? ""}`;
  const what = charge.term_sku === "*" ? "every SKU" : charge.term_sku;
  const kind = charge.term_kind === "ads" ? "ads term" : "term";
  const since = charge.term_from === "" ? "" : ` since ${charge.term_from ?? ""}`;
  return `${kind} of ${who} for ${what ?? ""}${since}`;
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
  const at = chargedRate === null ? "" : ` at ${percent(chargedRate)}`;
  const judged = `${verdict}: ${money(charge.charged)} charged to @${charge.creator}${at}; ${MEANING[verdict]}`;
  const sources = [charge.charge_source, charge.term_source].filter((source) => source !== null);
  const item = `audit ${charge.kind}`;
  if (rate === null) return said(charge.sku_id, item, judged, sources);
  const agreed = `${judged}; ${percent(rate)} by the ${termText(charge)}`;
  if (expected === null) return said(charge.sku_id, item, `${agreed}; the row has no base`, sources);
  const formula =
    verdict === "refund_not_reversed"
      ? agreed
      : `${agreed}: round(base x rate) = round(${money(base ?? 0)} x ${percent(rate)})`;
  return reckoned(charge.sku_id, item, expected, formula, { sources });
}
