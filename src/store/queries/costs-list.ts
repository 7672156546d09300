import type Database from "better-sqlite3";

/** A unit cost as it was written, with the day before the next one of its SKU. */
export interface CostRow {
  readonly sku: string;
  readonly product_name: string | null;
  readonly unit_cost: number;
  /** "" where it always held. */
  readonly from_day: string;
  readonly to_day: string | null;
  /** Whether an order line holds the SKU. */
  readonly is_known: number;
}

/** All unit costs, whenever they hold, earliest first. */
export function allCosts(db: Database.Database): readonly CostRow[] {
  return db
    .prepare(
      `SELECT c.sku, (
           SELECT min(s.product_name) FROM sku_name AS n JOIN sku AS s ON s.sku_ref = n.sku_ref WHERE n.name = c.sku
         ) AS product_name, c.unit_cost, c.from_day,
         date(lead(c.from_day) OVER (PARTITION BY c.sku ORDER BY c.from_day), '-1 day') AS to_day,
         EXISTS (SELECT 1 FROM sku_name AS n WHERE n.name = c.sku) AS is_known
       FROM cost_sheet AS c ORDER BY c.sku, c.from_day`,
    )
    .all() as CostRow[];
}
