-- scope: listings
-- Which SKUs stand with which listings and products, and the latest export that says so. A refresh adds to them
-- what its orders say, and reads all lines again only where something may have gone (store/listings.ts).

CREATE TABLE sku_listing (
  sku_ref INTEGER NOT NULL,
  listing_ref INTEGER NOT NULL,
  source_ref INTEGER NOT NULL,
  exported_at INTEGER NOT NULL,
  PRIMARY KEY (sku_ref, listing_ref, source_ref)
) STRICT, WITHOUT ROWID;

INSERT INTO sku_listing
SELECT sku_ref, listing_ref, source_ref, max(exported_at) FROM order_line_version
WHERE is_current = 1 GROUP BY sku_ref, listing_ref, source_ref;

CREATE TABLE sku_product (
  sku_ref INTEGER NOT NULL,
  product_id TEXT NOT NULL,
  exported_at INTEGER NOT NULL,
  PRIMARY KEY (sku_ref, product_id)
) STRICT, WITHOUT ROWID;

INSERT INTO sku_product
SELECT sku_ref, product_id, max(exported_at) FROM (
  SELECT sku_ref, product_id, exported_at FROM commission_row_version WHERE is_current = 1
  UNION ALL
  SELECT sku_ref, product_id, exported_at FROM creator_sale_version WHERE is_current = 1
)
WHERE product_id <> '' GROUP BY sku_ref, product_id;
