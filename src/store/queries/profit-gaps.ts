import type Database from "better-sqlite3";
import { periodBounds } from "./period-bounds.ts";
import type { ProfitScope } from "./profit-entries.ts";
import { bounds, linesOf } from "./profit-entries.ts";
import { sumBounds, sums, sumsOf } from "./profit-sums.ts";

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
