import type Database from "better-sqlite3";
import type { ProfitScope } from "./profit-entries.ts";
import { bounds, entries, linesOf } from "./profit-entries.ts";
import type { ProfitKey } from "./profit-keys.ts";
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

/** An order counts where its units do: what settles later of it is no further order. */
const SUMS = `count(DISTINCT iif(entry_ref IS NULL, order_ref, NULL)) AS orders, sum(units) AS units, sum(gross) AS gross,
  sum(seller_discount) AS seller_discount, sum(refunds) AS refunds, sum(net_revenue) AS net_revenue,
  sum(sales_tax) AS sales_tax, sum(cogs) AS cogs, sum(platform_fees) AS platform_fees, sum(shipping) AS shipping,
  sum(other_fees) AS other_fees, sum(commission) AS commission, sum(sample_cost) AS sample_cost,
  sum(fixed_fees) AS fixed_fees, sum(ad_spend) AS ad_spend, sum(estimated_revenue) AS estimated_revenue,
  sum(missing_cost) AS missing_cost_lines`;

/** Profit by key, in no order. */
export function profitRows(db: Database.Database, by: ProfitKey, scope: ProfitScope): readonly ProfitRow[] {
  return db
    .prepare(
      `WITH entry AS (${entries(by, scope.basis)}), grouped AS (SELECT key, ${SUMS} FROM entry GROUP BY key)
       SELECT g.*, s.seller_sku, s.product_name
       FROM grouped AS g
       LEFT JOIN sku AS s ON ${by === "product" ? "s.sku_id = g.key" : "false"}`,
    )
    .all(bounds(scope)) as ProfitRow[];
}

/** The shop's total, summed from the lines and costs themselves. */
export function profitTotal(db: Database.Database, scope: ProfitScope): ProfitSums {
  const total = db
    .prepare(`WITH entry AS (${entries("total", scope.basis)}) SELECT ${SUMS} FROM entry`)
    .get(bounds(scope)) as Record<string, number | null>;
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

export function profitGaps(db: Database.Database, scope: ProfitScope): ProfitGaps {
  const lines = db
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
    .get(bounds(scope)) as Omit<ProfitGaps, "missing_sample_costs">;
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
