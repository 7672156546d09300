import type Database from "better-sqlite3";
import type { Day } from "../../core/scalars.ts";

export type ProfitKey = "creator" | "product" | "week" | "month" | "total";

/** What a row of the profit table sums; amounts in minor units (`domain.md §5`). */
export interface ProfitSums {
  readonly orders: number;
  readonly units: number;
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
  readonly estimated_revenue: number;
  readonly missing_cost_lines: number;
}

export interface ProfitRow extends ProfitSums {
  readonly key: string;
  readonly seller_sku: string | null;
  readonly product_name: string | null;
}

export interface ProfitScope {
  readonly from: Day | null;
  readonly to: Day | null;
  /** Only lines that a creator gets. */
  readonly attributedOnly: boolean;
}

const LINE_KEY: Readonly<Record<ProfitKey, string>> = {
  creator: `CASE l.status WHEN 'attributed' THEN l.creator WHEN 'organic' THEN '(organic)' ELSE '(unresolved)' END`,
  product: "k.sku_id",
  week: "strftime('%G-W%V', l.ordered_on)",
  month: "strftime('%Y-%m', l.ordered_on)",
  total: "'total'",
};

const COST_KEY: Readonly<Record<ProfitKey, string>> = {
  creator: "coalesce(c.creator, '(shop)')",
  product: "coalesce(c.sku, '(shop)')",
  week: "strftime('%G-W%V', c.day)",
  month: "strftime('%Y-%m', c.day)",
  total: "'total'",
};

/** Lines and other costs of the period, one row each, with the key that groups them. */
function entries(by: ProfitKey): string {
  return `
    SELECT ${LINE_KEY[by]} AS key, l.order_ref, l.quantity AS units, l.gross, l.seller_discount, l.refunds,
      l.net_revenue, l.sales_tax, l.cogs, l.platform_fees, l.shipping, l.other_fees, l.commission,
      0 AS sample_cost, 0 AS fixed_fees, 0 AS ad_spend,
      iif(l.is_estimated, l.net_revenue, 0) AS estimated_revenue, l.cogs_basis = 'missing' AS missing_cost
    FROM line_profit AS l JOIN sku_key AS k ON k.sku_ref = l.sku_ref
    WHERE l.ordered_on BETWEEN @from AND @to AND (NOT @attributedOnly OR l.status = 'attributed')
    UNION ALL
    SELECT ${COST_KEY[by]}, NULL, 0, 0, 0, 0, 0, 0, iif(c.component = 'cogs', c.amount, 0), 0,
      iif(c.component = 'shipping', c.amount, 0), 0, iif(c.component = 'commission', c.amount, 0),
      iif(c.component = 'sample_cost', c.amount, 0), 0, 0, 0, 0
    FROM other_cost AS c
    WHERE c.day BETWEEN @from AND @to`;
}

const SUMS = `count(DISTINCT order_ref) AS orders, sum(units) AS units, sum(gross) AS gross,
  sum(seller_discount) AS seller_discount, sum(refunds) AS refunds, sum(net_revenue) AS net_revenue,
  sum(sales_tax) AS sales_tax, sum(cogs) AS cogs, sum(platform_fees) AS platform_fees, sum(shipping) AS shipping,
  sum(other_fees) AS other_fees, sum(commission) AS commission, sum(sample_cost) AS sample_cost,
  sum(fixed_fees) AS fixed_fees, sum(ad_spend) AS ad_spend, sum(estimated_revenue) AS estimated_revenue,
  sum(missing_cost) AS missing_cost_lines`;

function bounds(scope: ProfitScope): Record<string, string | number> {
  return {
    from: scope.from ?? "",
    to: scope.to ?? "9999-12-31",
    attributedOnly: scope.attributedOnly ? 1 : 0,
  };
}

/** Profit by key, in no order. */
export function profitRows(db: Database.Database, by: ProfitKey, scope: ProfitScope): readonly ProfitRow[] {
  return db
    .prepare(
      `WITH entry AS (${entries(by)}), grouped AS (SELECT key, ${SUMS} FROM entry GROUP BY key)
       SELECT g.*, s.seller_sku, s.product_name
       FROM grouped AS g
       LEFT JOIN sku AS s ON ${by === "product" ? "s.sku_id = g.key" : "false"}`,
    )
    .all(bounds(scope)) as ProfitRow[];
}

/** The shop's total, summed from the lines and costs themselves. */
export function profitTotal(db: Database.Database, scope: ProfitScope): ProfitSums {
  const total = db
    .prepare(`WITH entry AS (${entries("total")}) SELECT ${SUMS} FROM entry`)
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
  readonly missing_term_lines: number;
  readonly missing_sample_costs: number;
}

export function profitGaps(db: Database.Database, scope: ProfitScope): ProfitGaps {
  const lines = db
    .prepare(
      `SELECT coalesce(sum(cogs_basis = 'missing'), 0) AS missing_cost_lines,
         coalesce(sum(iif(cogs_basis = 'missing', net_revenue, 0)), 0) AS missing_cost_revenue,
         count(DISTINCT iif(shipping_basis = 'missing', order_ref, NULL)) AS missing_shipping_orders,
         coalesce(sum(platform_fees_basis = 'missing'), 0) AS missing_rate_lines,
         coalesce(sum(commission_basis = 'missing'), 0) AS missing_term_lines
       FROM line_profit
       WHERE ordered_on BETWEEN @from AND @to AND (NOT @attributedOnly OR status = 'attributed')`,
    )
    .get(bounds(scope)) as Omit<ProfitGaps, "missing_sample_costs">;
  const samples = db
    .prepare(
      `SELECT count(DISTINCT s.sample_ref) FROM sample AS s JOIN sample_item AS i ON i.sample_ref = s.sample_ref
       WHERE i.unit_cost IS NULL AND s.ship_on BETWEEN @from AND @to`,
    )
    .pluck()
    .get({ from: scope.from ?? "", to: scope.to ?? "9999-12-31" }) as number;
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
