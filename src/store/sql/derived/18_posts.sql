-- scope: contents
-- Posts (domain.md §8): rows of posts sheets, and commission rows of videos with a content id, whose
-- upper 32 bits are its time.

CREATE TABLE post (
  content TEXT PRIMARY KEY,        -- content id, else link
  creator TEXT,
  posted_on TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO post
WITH told AS (
  SELECT coalesce(content_id, link) AS content_id, 1 AS place, handle, posted_on FROM post_sheet
  WHERE TRUE AND coalesce(content_id, link) IN (SELECT content_id FROM touched_content)
  UNION ALL
  SELECT content_id, 2, handle, NULL FROM content_row
  WHERE is_video AND (handle IS NULL OR handle NOT IN (SELECT handle FROM own_handle))
    AND content_id IN (SELECT content_id FROM touched_content)
), grouped AS (
  SELECT content_id AS content, max(posted_on) AS written_on, substr(min(place || handle), 2) AS handle
  FROM told WHERE content_id IS NOT NULL GROUP BY content_id
), dated AS MATERIALIZED (
  SELECT content, handle, coalesce(written_on, CASE
    WHEN content NOT GLOB '*[^0-9]*' AND length(content) BETWEEN 10 AND 19
      AND (CAST(content AS INTEGER) >> 32) > 1483228800 THEN day_of(CAST(content AS INTEGER) >> 32)
  END) AS posted_on
  FROM grouped
)
SELECT d.content, h.creator, d.posted_on
FROM dated AS d
LEFT JOIN handle_owner AS h ON h.handle = d.handle AND coalesce(d.posted_on, '') BETWEEN h.from_day AND h.to_day
WHERE coalesce(d.posted_on, '') <= (SELECT as_of FROM context)
GROUP BY d.content;

CREATE INDEX post_creator ON post (creator);

-- Products a post shows; posts and samples meet by product.
CREATE TABLE post_product (
  content TEXT NOT NULL,
  product TEXT NOT NULL,
  PRIMARY KEY (content, product)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO post_product
SELECT coalesce(p.content_id, p.link), coalesce(k.product, p.sku)
FROM post_sheet AS p
LEFT JOIN sku_name AS n ON n.name = p.sku
LEFT JOIN sku AS k ON k.sku_ref = n.sku_ref
WHERE p.sku IS NOT NULL AND coalesce(p.content_id, p.link) IN (SELECT content_id FROM touched_content);
INSERT OR IGNORE INTO post_product
SELECT coalesce(content_id, link), product_id FROM post_sheet
WHERE product_id IS NOT NULL AND coalesce(content_id, link) IN (SELECT content_id FROM touched_content);
INSERT OR IGNORE INTO post_product
SELECT r.content_id, k.product
FROM content_row AS r
JOIN post AS p ON p.content = r.content_id
JOIN sku AS k ON k.sku_ref = r.sku_ref
WHERE TRUE AND r.content_id IN (SELECT content_id FROM touched_content);
