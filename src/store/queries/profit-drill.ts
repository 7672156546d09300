import type Database from "better-sqlite3";
import { eachShapedRow, shapedRows } from "../shaped-rows.ts";
import type { ProfitScope } from "./profit-entries.ts";
import { bounds, entries } from "./profit-entries.ts";
import type { ProfitKey } from "./profit-keys.ts";
import type { ProfitAmounts } from "./profit.ts";

/** A counted line, what of it was settled, or another cost: one of the amounts that a profit row sums. */
export interface DrillRow extends ProfitAmounts {
  readonly day: string;
  readonly order_id: string | null;
  readonly sku_id: string | null;
  /** `line`, the type of a settlement entry, or why a cost is there. */
  readonly what: string;
  readonly units: number;
  readonly cm3: number;
  readonly net_profit: number;
  /** `actual`, `estimate` or `missing`; null for other costs. */
  readonly revenue_basis: string | null;
  readonly cogs_basis: string | null;
  readonly platform_fees_basis: string | null;
  readonly shipping_basis: string | null;
  readonly commission_basis: string | null;
  /** Where to look it up: a line, its settlement entry, or another cost. */
  readonly line_ref: number | null;
  readonly entry_ref: number | null;
  readonly cost_ref: number | null;
}

/** Which of the rows to read. */
export interface DrillChoice {
  /** Of this key alone; null: of every key. */
  readonly key: string | null;
  readonly limit: number | null;
}

/**
 * All that makes up the profit rows, by key, day and order; the keys that are no creator's stand last. The key
 * stands under the name of the grouping: they may be a million rows, which nobody should have to copy.
 */
export function drillRows(
  db: Database.Database,
  by: ProfitKey,
  scope: ProfitScope,
  { key, limit }: DrillChoice,
): readonly DrillRow[] {
  const rows = shapedRows(drillStatement(db, by, scope), { ...bounds(scope), key, limit: limit ?? -1 });
  return rows as readonly unknown[] as readonly DrillRow[];
}

/** The same rows of every key, one by one. */
export function eachDrillRow(
  db: Database.Database,
  by: ProfitKey,
  scope: ProfitScope,
  limit: number | null,
): Iterable<DrillRow> {
  const values = { ...bounds(scope), key: null, limit: limit ?? -1 };
  return eachShapedRow(drillStatement(db, by, scope), values) as Iterable<unknown> as Iterable<DrillRow>;
}

function drillStatement(db: Database.Database, by: ProfitKey, scope: ProfitScope): Database.Statement {
  return db.prepare(
    `WITH entry AS (${entries(by, scope.basis)}), summed AS (
         SELECT *, net_revenue - sales_tax - cogs - platform_fees - shipping - other_fees - commission AS cm3 FROM entry
       )
       SELECT s.key AS ${by}, s.day, coalesce(k.order_id, o.order_id) AS order_id, s.sku_id, s.what, s.units, s.gross,
         s.seller_discount, s.refunds, s.net_revenue, s.sales_tax, s.cogs, s.platform_fees, s.shipping, s.other_fees,
         s.commission, s.cm3, s.sample_cost, s.fixed_fees, s.ad_spend,
         s.cm3 - s.sample_cost - s.fixed_fees - s.ad_spend AS net_profit, s.revenue_basis, s.cogs_basis,
         s.platform_fees_basis, s.shipping_basis, s.commission_basis, s.line_ref, s.entry_ref, s.cost_ref
       FROM summed AS s
       LEFT JOIN order_key AS k ON k.order_ref = s.order_ref
       LEFT JOIN other_cost AS c ON c.rowid = s.cost_ref
       LEFT JOIN order_key AS o ON o.order_id = c.reference
       WHERE @key IS NULL OR s.key = @key
       ORDER BY substr(s.key, 1, 1) = '(', s.key, s.day, order_id, s.sku_id, s.what, s.entry_ref, s.cost_ref
       LIMIT @limit`,
  );
}
