-- scope: listings
-- Which SKUs stand with which listings and products, and the latest export that says so; since when exports of
-- orders name a handle. A refresh adds to them what its orders say, and reads all lines again only where something
-- may have gone (store/listings.ts).

CREATE TABLE sku_listing (
  sku_ref INTEGER NOT NULL,
  listing_ref INTEGER NOT NULL,
  source_ref INTEGER NOT NULL,
  exported_at INTEGER NOT NULL,
  PRIMARY KEY (sku_ref, listing_ref, source_ref)
) STRICT, WITHOUT ROWID;

-- A row at a time into a small table: grouping would sort every line.
INSERT INTO sku_listing
SELECT sku_ref, listing_ref, source_ref, exported_at FROM order_line_version WHERE is_current = 1
ON CONFLICT DO UPDATE SET exported_at = excluded.exported_at WHERE excluded.exported_at > exported_at;

CREATE TABLE sku_product (
  sku_ref INTEGER NOT NULL,
  product_id TEXT NOT NULL,
  exported_at INTEGER NOT NULL,
  PRIMARY KEY (sku_ref, product_id)
) STRICT, WITHOUT ROWID;

INSERT INTO sku_product
SELECT sku_ref, product_id, exported_at FROM (
  SELECT sku_ref, product_id, exported_at FROM commission_row_version WHERE is_current = 1
  UNION ALL
  SELECT sku_ref, product_id, exported_at FROM creator_sale_version WHERE is_current = 1
)
WHERE product_id <> ''
ON CONFLICT DO UPDATE SET exported_at = excluded.exported_at WHERE excluded.exported_at > exported_at;

-- In versions that are not current, too.
CREATE TABLE handle_naming (
  handle TEXT PRIMARY KEY,
  named_at INTEGER NOT NULL        -- export time of the first file that names it
) STRICT, WITHOUT ROWID;

INSERT INTO handle_naming
SELECT v.creator_handle, c.exported_at
FROM (
  SELECT version_id, creator_handle FROM order_line_version WHERE creator_handle IS NOT NULL
  UNION ALL
  SELECT version_id, creator_handle FROM commission_row_version WHERE creator_handle IS NOT NULL
  UNION ALL
  SELECT version_id, creator_handle FROM creator_sale_version
) AS v
CROSS JOIN sighting AS s ON s.version_id = v.version_id
CROSS JOIN change AS c ON c.change_id = s.change_id
WHERE TRUE
ON CONFLICT DO UPDATE SET named_at = excluded.named_at WHERE excluded.named_at < named_at;
