import type { Day } from "../../core/scalars.ts";
import type { ProfitBasis, ProfitKey } from "./profit-keys.ts";
import { CREATOR_OF_COST, CREATOR_OF_LINE, GROUPINGS } from "./profit-keys.ts";
import { SETTLED_AMOUNTS } from "./settled.ts";
import { periodBounds } from "./period-bounds.ts";

export interface ProfitScope {
  readonly basis: ProfitBasis;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Only lines that a creator gets. */
  readonly attributedOnly: boolean;
  /** Only what stands in this row by creator, `(organic)` and the like included; null: everything. */
  readonly creator: string | null;
}

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
  return `SELECT * FROM (${lines}) AS l
    WHERE day BETWEEN @from AND @to AND (NOT @attributedOnly OR status = 'attributed')
      AND (@creator IS NULL OR ${CREATOR_OF_LINE} = @creator)`;
}

/** The counted lines of the period. */
export const linesOf = (basis: ProfitBasis): string => inPeriod(LINES[basis]);

/** What the lines of the period bring and cost: whole lines, or what was settled of them in the period. */
export const amountsOf = (basis: ProfitBasis): string =>
  inPeriod(
    basis === "settled"
      ? SETTLED_AMOUNTS
      : `SELECT *, 'line' AS what, NULL AS entry_ref FROM (${LINES[basis]})`,
  );

const amountOf = (component: string): string => `iif(c.component = '${component}', c.amount, 0)`;

/** Other costs of the period, one row each, in the columns of `entries`. */
export function costEntries(by: ProfitKey): string {
  return `
    SELECT ${GROUPINGS[by].cost} AS key, NULL AS line_ref, NULL AS entry_ref, c.rowid AS cost_ref, NULL AS order_ref,
      c.sku AS sku_id, c.day, c.reason AS what, 0 AS units, ${amountOf("gross")} AS gross,
      ${amountOf("seller_discount")} AS seller_discount, ${amountOf("refunds")} AS refunds,
      ${amountOf("gross")} - ${amountOf("seller_discount")} - ${amountOf("refunds")} AS net_revenue, 0 AS sales_tax,
      ${amountOf("cogs")} AS cogs, ${amountOf("platform_fees")} AS platform_fees, ${amountOf("shipping")} AS shipping,
      ${amountOf("other_fees")} AS other_fees, ${amountOf("commission")} AS commission,
      ${amountOf("sample_cost")} AS sample_cost, ${amountOf("fixed_fees")} AS fixed_fees, ${amountOf("ad_spend")} AS ad_spend,
      NULL AS revenue_basis, NULL AS cogs_basis, NULL AS platform_fees_basis, NULL AS shipping_basis,
      NULL AS commission_basis, 0 AS estimated_revenue, 0 AS missing_cost
    FROM other_cost AS c
    WHERE c.day BETWEEN @from AND @to AND (@creator IS NULL OR ${CREATOR_OF_COST} = @creator)`;
}

/** Lines and other costs of the period, one row each, with the key that groups them. */
export function entries(by: ProfitKey, basis: ProfitBasis): string {
  return `
    SELECT ${GROUPINGS[by].line} AS key, l.line_ref, l.entry_ref, NULL AS cost_ref, l.order_ref, k.sku_id, l.day, l.what,
      l.quantity AS units, l.gross, l.seller_discount, l.refunds,
      l.net_revenue, l.sales_tax, l.cogs, l.platform_fees, l.shipping, l.other_fees, l.commission,
      0 AS sample_cost, 0 AS fixed_fees, 0 AS ad_spend, l.revenue_basis, l.cogs_basis, l.platform_fees_basis,
      l.shipping_basis, l.commission_basis,
      iif(l.is_estimated, l.net_revenue, 0) AS estimated_revenue, l.cogs_basis = 'missing' AS missing_cost
    FROM (${amountsOf(basis)}) AS l JOIN sku_key AS k ON k.sku_ref = l.sku_ref
    UNION ALL ${costEntries(by)}`;
}

/** The values of a scope that its statements name. */
export function bounds(scope: ProfitScope): Record<string, string | number | null> {
  return {
    ...periodBounds(scope),
    attributedOnly: scope.attributedOnly ? 1 : 0,
    creator: scope.creator,
  };
}
