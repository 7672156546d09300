import type Database from "better-sqlite3";
import type { ProfitScope } from "./profit-entries.ts";
import { bounds, costEntries, entries } from "./profit-entries.ts";
import type { ProfitKey } from "./profit-keys.ts";
import { GROUPINGS } from "./profit-keys.ts";
import { STATUS_OF_OWNER, sumBounds, sums, sumsOf } from "./profit-sums.ts";

/** Amounts of the profit table in minor units (`domain.md §5`). */
export interface ProfitAmounts {
  readonly gross: number;
  readonly seller_discount: number;
  readonly refunds: number;
  readonly net_revenue: number;
  readonly sales_tax: number;
  readonly cogs: number;
  readonly platform_fees: number;
  readonly shipping: number;
  readonly other_fees: number;
  readonly commission: number;
  readonly sample_cost: number;
  readonly fixed_fees: number;
  readonly ad_spend: number;
}

/** What a row of the profit table sums. */
export interface ProfitSums extends ProfitAmounts {
  readonly orders: number;
  readonly units: number;
  readonly estimated_revenue: number;
  readonly missing_cost_lines: number;
}

export interface ProfitRow extends ProfitSums {
  readonly key: string;
  readonly seller_sku: string | null;
  readonly product_name: string | null;
}

const AMOUNTS = [
  "units",
  "gross",
  "seller_discount",
  "refunds",
  "net_revenue",
  "sales_tax",
  "cogs",
  "platform_fees",
  "shipping",
  "other_fees",
  "commission",
  "sample_cost",
  "fixed_fees",
  "ad_spend",
  "estimated_revenue",
] as const;

const SUMMED = AMOUNTS.map((name) => `sum(${name}) AS ${name}`).join(", ");

/** An order counts where its units do: what settles later of it is no further order. */
const OF_LINES = `count(DISTINCT iif(entry_ref IS NULL, order_ref, NULL)) AS orders, ${SUMMED},
  sum(missing_cost) AS missing_cost_lines`;

/** An order of several creators counts once in a row that merges them. */
const OF_SUMS = `sum(orders) + count(DISTINCT order_ref) AS orders, ${SUMMED}, sum(missing_cost) AS missing_cost_lines`;

/** Of the sums by day, and other costs one by one, as rows to group like lines. */
function summedEntries(of: "shop" | "owner", by: ProfitKey, scope: ProfitScope): string {
  const merges = of === "owner" && by !== "creator" && scope.creator === null;
  const key = GROUPINGS[by].line;
  const named = AMOUNTS.join(", ");
  const ofDays = AMOUNTS.map((name) =>
    ["sample_cost", "fixed_fees", "ad_spend"].includes(name) ? `0 AS ${name}` : `l.${name} AS ${name}`,
  ).join(", ");
  const shared = `UNION ALL
    SELECT ${key}, 0, l.order_ref, ${AMOUNTS.map(() => "0").join(", ")}, 0
    FROM (
      SELECT order_ref, owner AS creator,
        ${STATUS_OF_OWNER} AS status
      FROM shared_order WHERE ordered_on BETWEEN @from AND @to
    ) AS l`;
  return `
    SELECT ${key} AS key, l.${merges ? "own_orders" : "orders"} AS orders, NULL AS order_ref, ${ofDays},
      l.missing_cost_lines AS missing_cost
    FROM (${sums(of, by)}) AS l
    ${merges ? shared : ""}
    UNION ALL
    SELECT key, 0, NULL, ${named}, 0 FROM (${costEntries(by)})`;
}

/** The entries of a report with what sums them. */
function asked(by: ProfitKey, scope: ProfitScope): { entries: string; summed: string; bounds: object } {
  const of = sumsOf(by, scope);
  return of === null
    ? { entries: entries(by, scope.basis), summed: OF_LINES, bounds: bounds(scope) }
    : { entries: summedEntries(of, by, scope), summed: OF_SUMS, bounds: sumBounds(of, scope) };
}

/** Profit by key, in no order. */
export function profitRows(db: Database.Database, by: ProfitKey, scope: ProfitScope): readonly ProfitRow[] {
  const { entries: all, summed, bounds: values } = asked(by, scope);
  return db
    .prepare(
      `WITH entry AS (${all}), grouped AS (SELECT key, ${summed} FROM entry GROUP BY key)
       SELECT g.*, s.seller_sku, s.product_name
       FROM grouped AS g
       LEFT JOIN sku AS s ON ${by === "product" ? "s.sku_id = g.key" : "false"}`,
    )
    .all(values) as ProfitRow[];
}

/** The shop's total, summed without regard to the key of any row. */
export function profitTotal(db: Database.Database, scope: ProfitScope): ProfitSums {
  const { entries: all, summed, bounds: values } = asked("total", scope);
  const total = db.prepare(`WITH entry AS (${all}) SELECT ${summed} FROM entry`).get(values) as Record<
    string,
    number | null
  >;
  return Object.fromEntries(
    Object.entries(total).map(([name, value]) => [name, value ?? 0]),
  ) as unknown as ProfitSums;
}
