import type Database from "better-sqlite3";
import type { ProfitScope } from "./profit-entries.ts";
import { bounds, entries } from "./profit-entries.ts";

/** Sums of a period's lines, of its late settlements, or of its other costs. */
export interface PeriodSums {
  readonly net_sales: number;
  readonly refunds: number;
  readonly sales_tax: number;
  readonly cogs: number;
  readonly platform_fees: number;
  readonly shipping: number;
  readonly other_fees: number;
  readonly commission: number;
  readonly sample_cost: number;
  readonly fixed_fees: number;
  readonly ad_spend: number;
  /** Lines or costs, and those of them that have the amount. */
  readonly lines: number;
  readonly lines_with_refunds: number;
  readonly lines_with_commission: number;
  readonly lines_with_cogs: number;
  readonly costs_of_ads: number;
  readonly costs_of_samples_and_fees: number;
}

/** `late`: under the settled basis, lines of orders that were created before the period. */
export type PeriodPart = "line" | "late" | "cost";

const AMOUNTS =
  "refunds sales_tax cogs platform_fees shipping other_fees commission sample_cost fixed_fees ad_spend".split(
    " ",
  );

/** What a period's net profit is made of. */
export function periodSums(db: Database.Database, scope: ProfitScope): ReadonlyMap<PeriodPart, PeriodSums> {
  const rows = db
    .prepare(
      `WITH entry AS (${entries("total", scope.basis)}), told AS (
         SELECT e.*, coalesce(e.line_ref, -e.cost_ref) AS id, CASE
           WHEN e.cost_ref IS NOT NULL THEN 'cost'
           WHEN @basis = 'settled' AND p.ordered_on < @from THEN 'late'
           ELSE 'line' END AS part
         FROM entry AS e LEFT JOIN line_profit AS p ON p.line_ref = e.line_ref
       )
       SELECT part, sum(gross - seller_discount) AS net_sales,
         ${AMOUNTS.map((name) => `sum(${name}) AS ${name}`).join(", ")},
         count(DISTINCT id) AS lines, count(DISTINCT iif(refunds <> 0, id, NULL)) AS lines_with_refunds,
         count(DISTINCT iif(commission <> 0, id, NULL)) AS lines_with_commission,
         count(DISTINCT iif(cogs <> 0, id, NULL)) AS lines_with_cogs, sum(ad_spend <> 0) AS costs_of_ads,
         sum(sample_cost <> 0 OR fixed_fees <> 0) AS costs_of_samples_and_fees
       FROM told GROUP BY part`,
    )
    .all({ ...bounds(scope), basis: scope.basis }) as (PeriodSums & { readonly part: PeriodPart })[];
  return new Map(rows.map(({ part, ...sums }) => [part, sums]));
}
