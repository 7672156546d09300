import type Database from "better-sqlite3";

/** Net sales of an order that counts as a sale; null for a sample order, one that does not count, or none at all. */
export function salesOfOrder(db: Database.Database, orderId: string): number | null {
  const sales = db
    .prepare("SELECT net_sales FROM shop_order WHERE order_id = ? AND counts AND net_sales <> 0")
    .pluck()
    .get(orderId) as number | undefined;
  return sales ?? null;
}
