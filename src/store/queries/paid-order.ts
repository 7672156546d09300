import type Database from "better-sqlite3";

/** Net sales of an order that counts as a sale; null for a sample order, one that does not count, or none at all. */
export function salesOfOrder(db: Database.Database, orderId: string): number | null {
  const sales = db
    .prepare(
      `SELECT o.net_sales FROM order_key AS k JOIN shop_order AS o ON o.order_ref = k.order_ref
       WHERE k.order_id = ? AND o.counts AND o.net_sales <> 0`,
    )
    .pluck()
    .get(orderId) as number | undefined;
  return sales ?? null;
}
