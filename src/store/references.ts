import type Database from "better-sqlite3";

/** Finds or makes the integer that stands for a text id. */
export interface References {
  readonly source: (source: string, nature: "export" | "sheet") => number;
  readonly order: (orderId: string) => number;
  readonly sku: (skuId: string) => number;
  readonly listing: (listing: readonly [string, string, string, string]) => number;
}

function lookup(db: Database.Database, find: string, add: string): (values: readonly string[]) => number {
  const finder = db.prepare(find).pluck();
  const adder = db.prepare(add);
  return (values) => {
    const found = finder.get(...values) as number | undefined;
    return found ?? Number(adder.run(...values).lastInsertRowid);
  };
}

export function references(db: Database.Database): References {
  const source = lookup(
    db,
    "SELECT source_ref FROM source WHERE source = ? AND nature = ?",
    "INSERT INTO source (source, nature) VALUES (?, ?)",
  );
  const order = lookup(
    db,
    "SELECT order_ref FROM order_key WHERE order_id = ?",
    "INSERT INTO order_key (order_id) VALUES (?)",
  );
  const sku = lookup(
    db,
    "SELECT sku_ref FROM sku_key WHERE sku_id = ?",
    "INSERT INTO sku_key (sku_id) VALUES (?)",
  );
  const listing = lookup(
    db,
    `SELECT listing_ref FROM listing
     WHERE product_id = ? AND seller_sku = ? AND product_name = ? AND variation = ?`,
    "INSERT INTO listing (product_id, seller_sku, product_name, variation) VALUES (?, ?, ?, ?)",
  );
  return {
    source: (text, nature) => source([text, nature]),
    order: (text) => order([text]),
    sku: (text) => sku([text]),
    listing: (texts) => listing(texts),
  };
}
