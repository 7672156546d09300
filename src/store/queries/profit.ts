import type Database from "better-sqlite3";
import type { Day } from "../../core/scalars.ts";
import { SETTLED_AMOUNTS } from "./settled.ts";

/** What a row of the profit table stands for (`domain.md §5`, Grouping). */
export const PROFIT_KEYS = [
  "creator",
  "product",
  "content",
  "week",
  "month",
  "stage",
  "niche",
  "tag",
  "total",
] as const;
export type ProfitKey = (typeof PROFIT_KEYS)[number];

/** Which day puts a line into a period (`domain.md §5`, Basis of dates). */
export const PROFIT_BASES = ["order", "settled", "sample"] as const;
export type ProfitBasis = (typeof PROFIT_BASES)[number];

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
  readonly basis: ProfitBasis;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Only lines that a creator gets. */
  readonly attributedOnly: boolean;
}

/** How a grouping finds the key of a line `l` and of another cost `c`. */
interface Grouping {
  readonly line: string;
  readonly cost: string;
}

/** Keys of creators: what belongs to no creator stands apart. */
function ofCreator(key: (creator: string) => string): Grouping {
  return {
    line: `CASE l.status WHEN 'attributed' THEN ${key("l.creator")} WHEN 'organic' THEN '(organic)'
      ELSE '(unresolved)' END`,
    cost: `iif(c.creator IS NULL, '(shop)', ${key("c.creator")})`,
  };
}

const FIRST_TAG = "trim(substr(tags, 1, instr(replace(tags, ';', ',') || ',', ',') - 1))";

const GROUPINGS: Readonly<Record<ProfitKey, Grouping>> = {
  creator: ofCreator((creator) => creator),
  product: { line: "k.sku_id", cost: "coalesce(c.sku, '(shop)')" },
  content: {
    line: `coalesce((SELECT t.content_id FROM tiktok_commission AS t WHERE t.line_ref = l.line_ref), '(none)')`,
    cost: "coalesce(c.content, '(shop)')",
  },
  week: { line: "strftime('%G-W%V', l.day)", cost: "strftime('%G-W%V', c.day)" },
  month: { line: "strftime('%Y-%m', l.day)", cost: "strftime('%Y-%m', c.day)" },
  // as of the report's day; `standOn` comes first
  stage: ofCreator((creator) => `(SELECT s.stage FROM creator_stage AS s WHERE s.creator = ${creator})`),
  niche: ofCreator((creator) => `coalesce((SELECT niche FROM creator WHERE creator = ${creator}), '(none)')`),
  tag: ofCreator(
    (creator) =>
      `coalesce((SELECT nullif(${FIRST_TAG}, '') FROM creator WHERE creator = ${creator}), '(none)')`,
  ),
  total: { line: "'total'", cost: "'total'" },
};

/**
 * Counted lines with the day on which they count. Under `sample` that is the day on which the creator's latest
 * sample before the order was shipped; under `settled` it is the day of the line's first order-type entry.
 */
const LINES: Readonly<Record<ProfitBasis, string>> = {
  order: "SELECT p.*, p.ordered_on AS day FROM line_profit AS p",
  settled:
    "SELECT p.*, s.first_on AS day FROM line_profit AS p JOIN settled_line AS s ON s.line_ref = p.line_ref",
  sample: `SELECT p.*, coalesce((
      SELECT max(s.ship_on) FROM sample AS s WHERE s.creator = p.creator AND s.ship_on < p.ordered_on
    ), p.ordered_on) AS day FROM line_profit AS p`,
};

function inPeriod(lines: string): string {
  return `SELECT * FROM (${lines})
    WHERE day BETWEEN @from AND @to AND (NOT @attributedOnly OR status = 'attributed')`;
}

/** The counted lines of the period. */
const linesOf = (basis: ProfitBasis): string => inPeriod(LINES[basis]);

/** What the lines of the period bring and cost: whole lines, or what was settled of them in the period. */
const amountsOf = (basis: ProfitBasis): string =>
  inPeriod(basis === "settled" ? SETTLED_AMOUNTS : LINES[basis]);

const amountOf = (component: string): string => `iif(c.component = '${component}', c.amount, 0)`;

/** Lines and other costs of the period, one row each, with the key that groups them. */
function entries(by: ProfitKey, basis: ProfitBasis): string {
  return `
    SELECT ${GROUPINGS[by].line} AS key, l.order_ref, l.quantity AS units, l.gross, l.seller_discount, l.refunds,
      l.net_revenue, l.sales_tax, l.cogs, l.platform_fees, l.shipping, l.other_fees, l.commission,
      0 AS sample_cost, 0 AS fixed_fees, 0 AS ad_spend,
      iif(l.is_estimated, l.net_revenue, 0) AS estimated_revenue, l.cogs_basis = 'missing' AS missing_cost
    FROM (${amountsOf(basis)}) AS l JOIN sku_key AS k ON k.sku_ref = l.sku_ref
    UNION ALL
    SELECT ${GROUPINGS[by].cost}, NULL, 0, ${amountOf("gross")}, ${amountOf("seller_discount")}, ${amountOf("refunds")},
      ${amountOf("gross")} - ${amountOf("seller_discount")} - ${amountOf("refunds")}, 0, ${amountOf("cogs")},
      ${amountOf("platform_fees")}, ${amountOf("shipping")}, ${amountOf("other_fees")}, ${amountOf("commission")},
      ${amountOf("sample_cost")}, ${amountOf("fixed_fees")}, ${amountOf("ad_spend")}, 0, 0
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
       FROM (${linesOf(scope.basis)})`,
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
