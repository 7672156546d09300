import type Database from "better-sqlite3";

/**
 * Brings `sku_listing` and `sku_product` up to what the touched orders say. Their latest export can only be told
 * from all lines again when a touched line has left its listing, or stands in an older export than before;
 * otherwise what they say now is added.
 */
export function refreshListings(db: Database.Database, text: string): void {
  refreshNaming(db);
  if (hasLeft(db)) {
    const inserts = [...text.matchAll(/^INSERT INTO sku_[^;]+;/gmu)].join("\n");
    db.exec(`DELETE FROM main.sku_listing; DELETE FROM main.sku_product; ${inserts}`);
    return;
  }
  db.exec(`
    INSERT INTO main.sku_listing
    SELECT sku_ref, listing_ref, source_ref, max(exported_at) FROM order_line_version
    WHERE is_current = 1 AND order_ref IN (SELECT order_ref FROM touched)
    GROUP BY sku_ref, listing_ref, source_ref
    ON CONFLICT DO UPDATE SET exported_at = max(exported_at, excluded.exported_at);
    INSERT INTO main.sku_product
    SELECT sku_ref, product_id, max(exported_at) FROM (
      SELECT sku_ref, product_id, exported_at FROM commission_row_version
      WHERE is_current = 1 AND order_ref IN (SELECT order_ref FROM touched)
      UNION ALL
      SELECT sku_ref, product_id, exported_at FROM creator_sale_version
      WHERE is_current = 1 AND order_ref IN (SELECT order_ref FROM touched)
    )
    WHERE product_id <> '' GROUP BY sku_ref, product_id
    ON CONFLICT DO UPDATE SET exported_at = max(exported_at, excluded.exported_at)`);
}

/** Facts only come; what an undo takes away is made anew as a whole. */
function refreshNaming(db: Database.Database): void {
  const versions = ["order_line_version", "commission_row_version", "creator_sale_version"].map(
    (table) => `SELECT version_id, creator_handle FROM ${table}
      WHERE order_ref IN (SELECT order_ref FROM touched) AND creator_handle IS NOT NULL`,
  );
  db.exec(`
    INSERT INTO main.handle_naming
    SELECT v.creator_handle, min(c.exported_at)
    FROM (${versions.join(" UNION ALL ")}) AS v
    CROSS JOIN sighting AS s ON s.version_id = v.version_id
    CROSS JOIN change AS c ON c.change_id = s.change_id
    GROUP BY v.creator_handle
    ON CONFLICT DO UPDATE SET named_at = min(named_at, excluded.named_at)`);
}

/** Asks of the lines and rows that the derived tables know of touched orders. */
function hasLeft(db: Database.Database): boolean {
  const found = db
    .prepare(
      `SELECT EXISTS (
         SELECT 1 FROM temp.touched_line AS t
         LEFT JOIN order_line_version AS v ON v.version_id = t.line_ref
         WHERE v.version_id IS NULL OR NOT EXISTS (
           SELECT 1 FROM order_line_version AS n
           WHERE n.order_ref = v.order_ref AND n.sku_ref = v.sku_ref AND n.source_ref = v.source_ref
             AND n.is_current = 1 AND n.listing_ref = v.listing_ref AND n.exported_at >= v.exported_at
         )
       ) OR EXISTS (
         SELECT 1 FROM temp.touched_commission AS t
         CROSS JOIN commission_row_version AS v ON v.version_id = t.commission_ref
         WHERE v.product_id <> '' AND NOT EXISTS (
           SELECT 1 FROM commission_row_version AS n
           WHERE n.order_ref = v.order_ref AND n.sku_ref = v.sku_ref AND n.source_ref = v.source_ref
             AND n.is_current = 1 AND n.product_id = v.product_id AND n.exported_at >= v.exported_at
         )
       ) OR EXISTS (
         -- creators' own exports are few: a sale of another shop is not among the rows that are known
         SELECT 1 FROM creator_sale_version WHERE order_ref IN (SELECT order_ref FROM temp.touched)
       )`,
    )
    .pluck()
    .get() as number;
  return found === 1;
}
