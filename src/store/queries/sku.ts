import type Database from "better-sqlite3";

/** The SKU id that a name means: itself, or the only one of a seller SKU; else null. */
export function skuOfName(db: Database.Database, name: string): string | null {
  const skus = db
    .prepare(
      "SELECT sku_id FROM sku WHERE sku_id = @name OR seller_sku = @name ORDER BY sku_id = @name DESC LIMIT 2",
    )
    .pluck()
    .all({ name }) as string[];
  return skus.length === 1 || skus[0] === name ? (skus[0] ?? null) : null;
}

/** Every name of a SKU that order lines hold: SKU ids and seller SKUs. */
export function knownSkus(db: Database.Database): readonly string[] {
  return db.prepare("SELECT DISTINCT name FROM sku_name ORDER BY name").pluck().all() as string[];
}
