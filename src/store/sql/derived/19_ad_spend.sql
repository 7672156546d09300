-- scope: everything
-- Ad spend is booked once (domain.md §5). Of rows of one campaign and content id, as written, whose periods
-- overlap the longest counts, then the newest: the program marks them in that order (store/build.ts). Rows
-- that name neither campaign nor content cannot be told to be the same, nor can rows of two products.

CREATE TABLE ad_spend (
  ad_spend_ref INTEGER PRIMARY KEY,
  row_key TEXT NOT NULL UNIQUE,    -- finds the row again
  from_day TEXT NOT NULL,          -- a period without days is booked on its first
  to_day TEXT NOT NULL,
  campaign TEXT NOT NULL,          -- '' where it names none
  content_id TEXT NOT NULL,
  sku TEXT,                        -- SKU id; as written where no order line holds it; null: none, or several
  product TEXT NOT NULL,           -- '' where it names none
  creator TEXT,                    -- null: the shop
  amount INTEGER NOT NULL,
  place INTEGER NOT NULL,          -- 1: the first to count among rows of its campaign and content
  is_counted INTEGER NOT NULL
) STRICT;

INSERT INTO ad_spend (
  row_key, from_day, to_day, campaign, content_id, sku, product, creator, amount, place, is_counted
)
WITH told AS (
  SELECT row_key, from_day, to_day, campaign, coalesce(content_id, '') AS content_id, handle, sku, product, amount, exported_at
  FROM ad_spend_sheet WHERE from_day <= (SELECT as_of FROM context)
), sku_of AS (
  SELECT t.row_key, iif(count(DISTINCT k.sku_id) > 1, NULL, coalesce(min(k.sku_id), t.sku)) AS sku, min(k.product) AS product
  FROM told AS t
  LEFT JOIN sku_name AS n ON n.name = t.sku
  LEFT JOIN sku AS k ON k.sku_ref = n.sku_ref
  WHERE t.sku IS NOT NULL GROUP BY t.row_key
), content_creator AS (
  SELECT content AS content_id, creator FROM post
  WHERE creator IS NOT NULL AND content IN (SELECT content_id FROM told)
  UNION
  SELECT c.content_id, h.creator
  FROM commission_fact AS c
  JOIN handle_owner AS h ON h.handle = c.handle AND coalesce(c.on_day, '') BETWEEN h.from_day AND h.to_day
  WHERE c.content_id IN (SELECT content_id FROM told)
), of_content AS (
  SELECT content_id, min(creator) AS creator FROM content_creator
  GROUP BY content_id HAVING count(DISTINCT creator) = 1
)
SELECT t.row_key, t.from_day, t.to_day, t.campaign, t.content_id, s.sku, coalesce(s.product, t.product, ''),
  coalesce(h.creator, c.creator), t.amount,
  row_number() OVER (
    PARTITION BY t.campaign, t.content_id
    ORDER BY julianday(t.to_day) - julianday(t.from_day) DESC, t.exported_at DESC, t.from_day, t.row_key
  ),
  t.campaign = '' AND t.content_id = ''
FROM told AS t
LEFT JOIN sku_of AS s ON s.row_key = t.row_key
LEFT JOIN handle_owner AS h ON h.handle = t.handle AND t.from_day BETWEEN h.from_day AND h.to_day
LEFT JOIN of_content AS c ON c.content_id = t.content_id
GROUP BY t.row_key;

CREATE INDEX ad_spend_content ON ad_spend (campaign, content_id);
