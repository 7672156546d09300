-- scope: orders
-- Orders as another shop program knows them: its own, and copies of TikTok's (domain.md §4).

-- Orders of another shop than TikTok's: no referral fee is due on them, and nobody tracks their parcels.
CREATE TABLE web_order (order_ref INTEGER PRIMARY KEY) STRICT;

INSERT OR IGNORE INTO web_order
SELECT v.order_ref
FROM source AS s CROSS JOIN current_line AS v ON v.source_ref = s.source_ref
WHERE s.nature = 'export' AND s.source NOT LIKE 'tiktok-%';

-- Codes and links on an order, each once. A trace counts only where it is somebody's key.
CREATE TABLE order_token (
  order_ref INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('code', 'link')),
  value TEXT NOT NULL,
  is_trace INTEGER NOT NULL,
  PRIMARY KEY (order_ref, kind, value)
) STRICT, WITHOUT ROWID;

INSERT INTO order_token
WITH told AS (
  SELECT e.order_id, 'code' AS kind, part.value, 0 AS is_trace FROM order_evidence AS e, json_each(e.codes) AS part
  UNION ALL
  SELECT e.order_id, 'link', part.value, 0 FROM order_evidence AS e, json_each(e.links) AS part
  UNION ALL
  SELECT e.order_id, 'link', part.value, 1 FROM order_evidence AS e, json_each(e.traces) AS part
)
SELECT o.order_ref, t.kind, t.value, min(t.is_trace)
FROM told AS t JOIN shop_order AS o ON o.order_id = t.order_id
-- the shop's own accounts and codes are no evidence, also without a link around them
WHERE t.kind = 'code' OR (
  lower(ltrim(t.value, '@')) NOT IN (SELECT handle FROM own_handle)
  AND NOT EXISTS (
    SELECT 1 FROM own_key AS k
    WHERE k.kind = 'code' AND k.value = upper(t.value) AND o.created_on BETWEEN k.from_day AND k.to_day
  )
)
GROUP BY o.order_ref, t.kind, t.value;
