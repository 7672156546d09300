import type Database from "better-sqlite3";
import type { Cause, CauseChange } from "../../core/causes.ts";
import type { ProfitScope } from "./profit-entries.ts";
import { amountsOf, bounds } from "./profit-entries.ts";
import { CREATOR_OF_COST, CREATOR_OF_LINE } from "./profit-keys.ts";

/** Lines and costs of two states of a ledger, in a database of its own that both attach as `beside`. */
export const STATES = `
  CREATE TABLE beside.line_state (
    state INTEGER NOT NULL,          -- -1 before, 1 after: sums of state x amount are changes
    order_id TEXT NOT NULL,
    sku_id TEXT NOT NULL,
    creator TEXT NOT NULL,
    is_settled INTEGER NOT NULL,
    in_scope INTEGER NOT NULL,       -- it stands in the report
    net_sales INTEGER NOT NULL,
    refunds INTEGER NOT NULL,
    sales_tax INTEGER NOT NULL,
    cogs INTEGER NOT NULL,
    platform_fees INTEGER NOT NULL,
    shipping INTEGER NOT NULL,
    other_fees INTEGER NOT NULL,
    commission INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE beside.cost_state (
    state INTEGER NOT NULL,
    component TEXT NOT NULL,
    sku TEXT,
    day TEXT NOT NULL,
    reason TEXT NOT NULL,
    reference TEXT NOT NULL,
    amount INTEGER NOT NULL
  ) STRICT;`;

const sum = (name: string): string => `coalesce(sum(a.${name}), 0)`;

/** Writes what a ledger knows of all counted lines, and of the other costs in scope, into `beside`. */
export function tellState(db: Database.Database, state: -1 | 1, scope: ProfitScope): void {
  db.prepare(
    `INSERT INTO beside.line_state
     SELECT @state, o.order_id, k.sku_id, ${CREATOR_OF_LINE}, l.revenue_basis = 'actual', count(a.line_ref) > 0,
       coalesce(sum(a.gross - a.seller_discount), 0), ${sum("refunds")}, ${sum("sales_tax")}, ${sum("cogs")},
       ${sum("platform_fees")}, ${sum("shipping")}, ${sum("other_fees")}, ${sum("commission")}
     FROM line_profit AS l
     JOIN order_key AS o ON o.order_ref = l.order_ref
     JOIN sku_key AS k ON k.sku_ref = l.sku_ref
     LEFT JOIN (${amountsOf(scope.basis)}) AS a ON a.line_ref = l.line_ref
     GROUP BY l.line_ref`,
  ).run({ ...bounds(scope), state });
  db.prepare(
    `INSERT INTO beside.cost_state
     SELECT @state, c.component, c.sku, c.day, c.reason, c.reference, c.amount FROM other_cost AS c
     WHERE c.day BETWEEN @from AND @to AND (@creator IS NULL OR ${CREATOR_OF_COST} = @creator)`,
  ).run({ ...bounds(scope), state });
}

/**
 * Each line has one cause, or its components have one each. A refund takes the tax, the fees and the commission
 * of its line along. What a settlement says of a line that was an estimate is its cause as a whole. A line that
 * another creator gets changes its commission; it leaves or enters the report of one of them as a whole.
 */
const PARTS = `
  WITH pair AS (
    SELECT row_number() OVER (ORDER BY order_id, sku_id) AS id, count(*) AS states, min(creator) <> max(creator) AS is_moved,
      min(is_settled) <> max(is_settled) AS settles, min(in_scope) <> max(in_scope) AS is_in_one,
      sum(state * net_sales) AS net_sales, sum(state * refunds) AS refunds, sum(state * sales_tax) AS sales_tax,
      sum(state * cogs) AS cogs, sum(state * platform_fees) AS platform_fees, sum(state * shipping) AS shipping,
      sum(state * other_fees) AS other_fees, sum(state * commission) AS commission
    FROM beside.line_state GROUP BY order_id, sku_id HAVING max(in_scope)
  ), judged AS (
    SELECT *, CASE
      WHEN states = 1 THEN 'new_orders'
      WHEN is_in_one AND is_moved THEN 're_attribution'
      WHEN settles OR (is_in_one AND @basis = 'settled') THEN 'late_settlement'
      -- the sample before the order is another one
      WHEN is_in_one THEN 'other'
    END AS whole
    FROM pair
  ), part AS (
    SELECT id, whole AS cause,
      net_sales - refunds - sales_tax - cogs - platform_fees - shipping - other_fees - commission AS amount
    FROM judged WHERE whole IS NOT NULL
    UNION ALL
    SELECT id, 'refunds', iif(refunds = 0, 0, -refunds - sales_tax - platform_fees - commission)
    FROM judged WHERE whole IS NULL
    UNION ALL
    SELECT id, iif(is_moved, 're_attribution', 'rate_change'), iif(refunds = 0, -commission, 0)
    FROM judged WHERE whole IS NULL
    UNION ALL
    SELECT id, 'cost_change', -cogs FROM judged WHERE whole IS NULL
    UNION ALL
    SELECT id, 'other', net_sales - shipping - other_fees - iif(refunds = 0, sales_tax + platform_fees, 0)
    FROM judged WHERE whole IS NULL
    UNION ALL
    SELECT -row_number() OVER (ORDER BY component, day, reference),
      CASE component WHEN 'ad_spend' THEN 'ad_spend' WHEN 'sample_cost' THEN 'samples_and_fees'
        WHEN 'fixed_fees' THEN 'samples_and_fees' ELSE 'other' END,
      sum(iif(component = 'gross', state, -state) * amount)
    FROM beside.cost_state GROUP BY component, sku, day, reason, reference
  )`;

/** The change of net profit from the one state to the other, by cause. */
export interface StatesCompared {
  readonly causes: Partial<Record<Cause, CauseChange>>;
  /** Lines and costs that changed, each once. */
  readonly lines: number;
}

/** Compares what `tellState` wrote of both states. */
export function compareStates(db: Database.Database, scope: ProfitScope): StatesCompared {
  const basis = { basis: scope.basis };
  const rows = db
    .prepare(
      `${PARTS} SELECT cause, sum(amount) AS amount, count(*) AS lines FROM part WHERE amount <> 0 GROUP BY cause`,
    )
    .all(basis) as (CauseChange & { readonly cause: Cause })[];
  const lines = db
    .prepare(`${PARTS} SELECT count(DISTINCT id) FROM part WHERE amount <> 0`)
    .pluck()
    .get(basis) as number;
  return { causes: Object.fromEntries(rows.map(({ cause, ...change }) => [cause, change])), lines };
}
