-- scope: everything
-- Rows of samples sheets that are the same sample as a later row, or as a sample order (domain.md §8).

-- A row that got its order id or tracking number in a later sheet is still the same row: the older one, last
-- seen before the newer came in, of the same creator, SKU and day.
CREATE TABLE sample_succession (
  row_key TEXT PRIMARY KEY,        -- the row without ids
  node TEXT NOT NULL               -- of the row that took its place
) STRICT, WITHOUT ROWID;

INSERT INTO sample_succession
WITH seen AS (
  SELECT v.key AS row_key, min(s.change_id) AS first_change, max(s.change_id) AS last_change
  FROM sheet_version AS v JOIN sighting AS s ON s.version_id = v.version_id
  WHERE v.fact = 'sample_row' GROUP BY v.key
), pair AS (
  SELECT old.row_key, new.node, row_number() OVER (
    PARTITION BY old.row_key ORDER BY seen_new.first_change, new.row_key
  ) AS for_old, row_number() OVER (PARTITION BY new.row_key ORDER BY old.row_key) AS for_new
  FROM known_sample_row AS old
  JOIN known_sample_row AS new ON new.handle = old.handle AND new.sku = old.sku AND new.node NOT LIKE 'r:%'
    AND coalesce(new.requested_on, new.shipped_on, '') = coalesce(old.requested_on, old.shipped_on, '')
  JOIN seen AS seen_old ON seen_old.row_key = old.row_key
  JOIN seen AS seen_new ON seen_new.row_key = new.row_key AND seen_new.first_change > seen_old.last_change
  WHERE old.node LIKE 'r:%'
)
SELECT row_key, min(node) FROM pair WHERE for_old = for_new GROUP BY row_key;

-- A row with neither order nor parcel may be a sample order of the same creator that holds its SKU and was
-- created near its days. The program matches nearest first, each once (store/build.ts).
CREATE TABLE sample_candidate (
  row_key TEXT NOT NULL,
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  distance INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  order_id TEXT NOT NULL,
  sku_id TEXT NOT NULL,
  PRIMARY KEY (row_key, order_ref, sku_ref)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO sample_candidate
WITH near AS (
  SELECT row_key, handle, sku, coalesce(requested_on, shipped_on) AS first_on,
    coalesce(shipped_on, requested_on) AS last_on
  FROM known_sample_row
  WHERE order_id IS NULL AND tracking_number IS NULL AND coalesce(requested_on, shipped_on) IS NOT NULL
    AND row_key NOT IN (SELECT row_key FROM sample_succession)
)
SELECT n.row_key, o.order_ref, v.sku_ref, CAST(abs(julianday(o.created_on) - julianday(n.first_on)) AS INTEGER),
  o.created_on, o.order_id, k.sku_id
FROM near AS n
CROSS JOIN handle_owner AS h ON h.handle = n.handle AND n.first_on BETWEEN h.from_day AND h.to_day
CROSS JOIN sample_order_creator AS c ON c.creator = h.creator
CROSS JOIN shop_order AS o ON o.order_ref = c.order_ref
  AND o.created_on BETWEEN date(n.first_on, '-3 days') AND date(n.last_on, '+3 days')
CROSS JOIN sku_name AS name ON name.name = n.sku
CROSS JOIN order_line_version AS v ON v.order_ref = o.order_ref AND v.sku_ref = name.sku_ref AND v.is_current = 1
CROSS JOIN sku_key AS k ON k.sku_ref = v.sku_ref
-- an item of an order that another row names is that row's
WHERE NOT EXISTS (
  SELECT 1 FROM known_sample_row AS r JOIN sku_name AS named ON named.name = r.sku
  WHERE r.order_id = o.order_id AND named.sku_ref = v.sku_ref
);

CREATE TABLE sample_match (
  row_key TEXT PRIMARY KEY,
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  UNIQUE (order_ref, sku_ref)
) STRICT, WITHOUT ROWID;
