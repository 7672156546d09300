-- scope: orders
-- One entry told by two layouts (domain.md §6): an order-type entry of a layout without SKU ids is the one of
-- the layout with them when order, type and total (SKU rows summed) are equal and the days at most three
-- apart. The program pairs them, the nearest first, each once (store/build.ts).

CREATE VIEW settled_row AS
SELECT v.* FROM settlement_entry_version AS v JOIN source AS s ON s.source_ref = v.source_ref
WHERE v.is_current = 1 AND s.source = 'tiktok-settlements' AND v.day <= (SELECT as_of FROM context)
  AND v.version_id IN (SELECT entry_ref FROM touched_entry);

CREATE TABLE settlement_candidate (
  entry_ref INTEGER NOT NULL,      -- of the layout without SKU ids
  sku_rows TEXT NOT NULL,          -- order, type and day of the rows with SKU ids
  distance INTEGER NOT NULL,
  PRIMARY KEY (entry_ref, sku_rows)
) STRICT, WITHOUT ROWID;

INSERT INTO settlement_candidate
WITH by_sku AS (
  SELECT entry_id, lower(type) AS type, day, sum(total) AS total
  FROM settled_row WHERE kind <> 'adjustment' AND sku_id <> '' GROUP BY entry_id, lower(type), day
)
SELECT o.version_id, json_array(s.entry_id, s.type, s.day), CAST(abs(julianday(s.day) - julianday(o.day)) AS INTEGER)
FROM settled_row AS o
JOIN by_sku AS s ON s.entry_id = o.entry_id AND s.type = lower(o.type) AND s.total = o.total
WHERE o.kind <> 'adjustment' AND o.sku_id = '' AND abs(julianday(s.day) - julianday(o.day)) <= 3;

CREATE TABLE settlement_copy (entry_ref INTEGER PRIMARY KEY, sku_rows TEXT NOT NULL UNIQUE) STRICT;
