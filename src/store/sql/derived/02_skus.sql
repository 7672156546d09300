-- scope: everything
-- SKUs and their names.

-- A SKU in a sheet is a SKU id, or a seller SKU that order lines pair with SKU ids (domain.md §5).
CREATE TABLE sku_name (
  name TEXT NOT NULL,
  sku_ref INTEGER NOT NULL,
  is_sku_id INTEGER NOT NULL,
  PRIMARY KEY (name, sku_ref, is_sku_id)
) STRICT, WITHOUT ROWID;

-- Where the id is the seller's SKU itself, as in another shop than TikTok's, it is told as a seller SKU below.
INSERT INTO sku_name
SELECT k.sku_id, k.sku_ref, 1 FROM sku_key AS k
WHERE k.sku_ref NOT IN (
  SELECT v.sku_ref FROM source AS s
  JOIN sku_listing AS v ON v.source_ref = s.source_ref
  JOIN listing AS l ON l.listing_ref = v.listing_ref
  JOIN sku_key AS own ON own.sku_ref = v.sku_ref AND own.sku_id = l.seller_sku
  WHERE s.nature = 'export' AND s.source NOT LIKE 'tiktok-%'
);
INSERT INTO sku_name
SELECT l.seller_sku, pair.sku_ref, 0
FROM sku_listing AS pair
JOIN listing AS l ON l.listing_ref = pair.listing_ref AND l.seller_sku <> ''
GROUP BY l.seller_sku, pair.sku_ref;

-- One seller SKU, name and product for each SKU id: those of the freshest line that has them.
CREATE TABLE sku (
  sku_ref INTEGER PRIMARY KEY,
  sku_id TEXT NOT NULL,
  seller_sku TEXT,
  product_name TEXT,
  product TEXT NOT NULL            -- product id that any fact gives, else seller SKU, else SKU id (§8)
) STRICT;

INSERT INTO sku (sku_ref, sku_id, seller_sku, product_name, product)
WITH freshest AS (
  SELECT sku_ref, listing_ref, max(exported_at) AS exported_at
  FROM sku_listing GROUP BY sku_ref, listing_ref
), told AS (
  SELECT f.sku_ref, 'seller_sku' AS what, l.seller_sku AS value, f.exported_at
  FROM freshest AS f JOIN listing AS l ON l.listing_ref = f.listing_ref
  UNION ALL
  SELECT f.sku_ref, 'product_name', l.product_name, f.exported_at
  FROM freshest AS f JOIN listing AS l ON l.listing_ref = f.listing_ref
  UNION ALL
  SELECT f.sku_ref, 'product', l.product_id, f.exported_at
  FROM freshest AS f JOIN listing AS l ON l.listing_ref = f.listing_ref
  UNION ALL
  SELECT sku_ref, 'product', product_id, exported_at FROM sku_product
), best AS (
  SELECT sku_ref, what, value,
    row_number() OVER (PARTITION BY sku_ref, what ORDER BY exported_at DESC, value) AS place
  FROM told WHERE value IS NOT NULL AND value <> ''
), chosen AS (
  SELECT sku_ref, max(value) FILTER (WHERE what = 'seller_sku') AS seller_sku,
    max(value) FILTER (WHERE what = 'product_name') AS product_name,
    max(value) FILTER (WHERE what = 'product') AS product
  FROM best WHERE place = 1 GROUP BY sku_ref
)
SELECT k.sku_ref, k.sku_id, c.seller_sku, c.product_name, coalesce(c.product, c.seller_sku, k.sku_id)
FROM sku_key AS k LEFT JOIN chosen AS c ON c.sku_ref = k.sku_ref;
