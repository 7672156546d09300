import type Database from "better-sqlite3";
import type { ProfitScope } from "./profit-entries.ts";
import { bounds, costEntries, entries, linesOf } from "./profit-entries.ts";
import type { ProfitKey } from "./profit-keys.ts";
import { GROUPINGS } from "./profit-keys.ts";
import { sumBounds, sums, sumsOf } from "./profit-sums.ts";
import { periodBounds } from "./period-bounds.ts";

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
        CASE owner WHEN '(organic)' THEN 'organic' WHEN '(unresolved)' THEN 'unknown' ELSE 'attributed' END AS status
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

/** What the estimates of a period lack; each a note of the report. */
export interface ProfitGaps {
  readonly missing_cost_lines: number;
  readonly missing_cost_revenue: number;
  readonly missing_shipping_orders: number;
  readonly missing_rate_lines: number;
  /** Lines of other shops than TikTok's: no file tells what their platform took. */
  readonly web_fee_lines: number;
  readonly missing_term_lines: number;
  readonly missing_sample_costs: number;
  /** Orders with more refunded than was paid: what counts is each line's net sales. */
  readonly excess_refund_orders: number;
  /** Lines whose commission is money back. */
  readonly negative_commission_lines: number;
}

type LineGaps = Omit<ProfitGaps, "missing_sample_costs">;

const LINE_GAPS = [
  "missing_cost_lines",
  "missing_cost_revenue",
  "missing_shipping_orders",
  "missing_rate_lines",
  "web_fee_lines",
  "missing_term_lines",
  "excess_refund_orders",
  "negative_commission_lines",
] as const;

function summedGaps(db: Database.Database, of: "shop" | "owner", scope: ProfitScope): LineGaps {
  const columns = LINE_GAPS.map((name) => `coalesce(sum(${name}), 0) AS ${name}`).join(", ");
  return db.prepare(`SELECT ${columns} FROM (${sums(of, "total")})`).get(sumBounds(of, scope)) as LineGaps;
}

function countedGaps(db: Database.Database, scope: ProfitScope): LineGaps {
  return db
    .prepare(
      `SELECT coalesce(sum(cogs_basis = 'missing'), 0) AS missing_cost_lines,
         coalesce(sum(iif(cogs_basis = 'missing', net_revenue, 0)), 0) AS missing_cost_revenue,
         count(DISTINCT iif(shipping_basis = 'missing', order_ref, NULL)) AS missing_shipping_orders,
         coalesce(sum(platform_fees_basis = 'missing' AND NOT is_web), 0) AS missing_rate_lines,
         coalesce(sum(platform_fees_basis = 'missing' AND is_web), 0) AS web_fee_lines,
         coalesce(sum(commission_basis = 'missing'), 0) AS missing_term_lines,
         count(DISTINCT iif(refunded > paid, order_ref, NULL)) AS excess_refund_orders,
         coalesce(sum(commission < 0), 0) AS negative_commission_lines
       FROM (
         SELECT l.*, l.order_ref IN (SELECT order_ref FROM web_order) AS is_web,
           coalesce(o.refund_amount, 0) AS refunded, coalesce(o.order_amount, 0) AS paid
         FROM (${linesOf(scope.basis)}) AS l JOIN shop_order AS o ON o.order_ref = l.order_ref
       )`,
    )
    .get(bounds(scope)) as LineGaps;
}

export function profitGaps(db: Database.Database, scope: ProfitScope): ProfitGaps {
  const of = sumsOf("total", scope);
  const lines = of === null ? countedGaps(db, scope) : summedGaps(db, of, scope);
  const samples = db
    .prepare(
      `SELECT count(DISTINCT s.sample_ref) FROM sample AS s JOIN sample_item AS i ON i.sample_ref = s.sample_ref
       WHERE i.unit_cost IS NULL AND s.ship_on BETWEEN @from AND @to
         AND (@creator IS NULL OR coalesce(s.creator, '(shop)') = @creator)`,
    )
    .pluck()
    .get({ ...periodBounds(scope), creator: scope.creator }) as number;
  return { ...lines, missing_sample_costs: samples };
}

/** True when `tax_in_prices` was set by somebody. */
export function isTaxSet(db: Database.Database): boolean {
  return (
    db
      .prepare("SELECT 1 FROM sheet_row WHERE fact = 'setting' AND key ->> 0 = 'tax_in_prices' LIMIT 1")
      .get() !== undefined
  );
}
