import type { Day } from "../../core/scalars.ts";

/** The first and the last day of a period; null is open. */
export interface PeriodScope {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The days that a statement's `BETWEEN @from AND @to` names: all of them where the period is open. */
export function periodBounds({ from, to }: PeriodScope): { from: string; to: string } {
  return { from: from ?? "", to: to ?? "9999-12-31" };
}
