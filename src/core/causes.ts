/** Why net profit changed, in the order in which `diff` lists them (docs/glossary.md says what each holds). */
export const CAUSES = [
  "new_orders",
  "late_settlement",
  "refunds",
  "rate_change",
  "cost_change",
  "ad_spend",
  "samples_and_fees",
  "re_attribution",
  "other",
] as const;
export type Cause = (typeof CAUSES)[number];

/** What one cause did; amounts in minor units, more profit positive. */
export interface CauseChange {
  readonly amount: number;
  /** Order lines and other costs behind it. */
  readonly lines: number;
}
