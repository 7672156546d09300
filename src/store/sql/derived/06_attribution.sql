-- scope: orders
-- Who gets an order line (domain.md §4). Evidence first, with who it names on the order's day;
-- a null creator is evidence that does not resolve.

CREATE TABLE line_evidence (
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  rank INTEGER NOT NULL,           -- 1 manual, 2 commission, 3 handle, 4 code, 5 link
  kind TEXT NOT NULL,              -- of the key: handle, email, affiliate_id, code, link
  value TEXT NOT NULL,
  creator TEXT
) STRICT;

-- What a person decided of the line, else of its whole order; `(organic)`: that nobody gets it.
INSERT INTO line_evidence
WITH decided AS (
  SELECT v.order_ref, v.sku_ref, d.creator AS handle, row_number() OVER (
    PARTITION BY v.order_ref, v.sku_ref ORDER BY d.sku = '*'
  ) AS place
  FROM decision_sheet AS d
  JOIN order_key AS k ON k.order_id = d.subject
  JOIN current_line AS v ON v.order_ref = k.order_ref
  JOIN sku_key AS s ON s.sku_ref = v.sku_ref
  WHERE d.sku IN ('*', s.sku_id)
    AND (d.creator = '(organic)' OR d.creator NOT IN (SELECT handle FROM own_handle))
)
SELECT DISTINCT d.order_ref, d.sku_ref, 1, 'manual', d.handle,
  -- a handle that is nobody's on the day is still whom the person meant
  coalesce(h.creator, (SELECT min(creator) FROM handle_owner WHERE handle = d.handle), d.handle)
FROM decided AS d
JOIN shop_order AS o ON o.order_ref = d.order_ref
LEFT JOIN handle_owner AS h ON h.handle = d.handle AND o.created_on BETWEEN h.from_day AND h.to_day
WHERE d.place = 1;

-- Commission rows that name a creator: those of the line's SKU, else those of the order without one.
INSERT INTO line_evidence
WITH naming AS (
  SELECT commission_ref, order_ref, sku, 'handle' AS kind, handle AS value FROM commission_fact
  WHERE handle IS NOT NULL AND handle NOT IN (SELECT handle FROM own_handle)
  UNION ALL
  SELECT commission_ref, order_ref, sku, 'email', email FROM commission_fact
  WHERE email IS NOT NULL AND email NOT IN (SELECT value FROM own_key WHERE kind = 'email')
  UNION ALL
  SELECT commission_ref, order_ref, sku, 'affiliate_id', affiliate_id FROM commission_fact
  WHERE affiliate_id IS NOT NULL AND affiliate_id NOT IN (SELECT value FROM own_key WHERE kind = 'affiliate_id')
), of_line AS (
  SELECT l.order_ref, l.sku_ref, n.kind, n.value
  FROM naming AS n JOIN commission_line AS l ON l.order_ref = n.order_ref AND l.commission_ref = n.commission_ref
), of_order AS (
  SELECT v.order_ref, v.sku_ref, n.kind, n.value
  FROM naming AS n
  -- from the few rows without a SKU to their orders
  CROSS JOIN current_line AS v ON v.order_ref = n.order_ref
  WHERE n.sku IS NULL
    AND NOT EXISTS (SELECT 1 FROM of_line AS l WHERE l.order_ref = v.order_ref AND l.sku_ref = v.sku_ref)
), named AS MATERIALIZED (
  SELECT * FROM of_line UNION SELECT * FROM of_order
)
SELECT n.order_ref, n.sku_ref, 2, n.kind, n.value, coalesce(h.creator, k.creator)
FROM named AS n
CROSS JOIN shop_order AS o ON o.order_ref = n.order_ref
LEFT JOIN handle_owner AS h ON n.kind = 'handle' AND h.handle = n.value
  AND o.created_on BETWEEN h.from_day AND h.to_day
LEFT JOIN key_owner AS k ON n.kind <> 'handle' AND k.kind = n.kind AND k.value = n.value
  AND o.created_on BETWEEN k.from_day AND k.to_day;

-- The creator column of the order export.
INSERT INTO line_evidence
SELECT v.order_ref, v.sku_ref, 3, 'handle', v.creator_handle, h.creator
FROM current_line AS v
JOIN shop_order AS o ON o.order_ref = v.order_ref
LEFT JOIN handle_owner AS h ON h.handle = v.creator_handle AND o.created_on BETWEEN h.from_day AND h.to_day
WHERE v.creator_handle IS NOT NULL
  AND v.creator_handle NOT IN (SELECT handle FROM own_handle);

-- Codes and links on the order and on commission rows of it: they speak of the whole order.
CREATE TABLE code_or_link (
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (order_ref, sku_ref, kind, value)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO code_or_link
WITH token AS (
  SELECT order_ref, 'code' AS kind, code AS value FROM commission_fact WHERE code IS NOT NULL
  UNION ALL
  SELECT order_ref, 'link', link FROM commission_fact WHERE link IS NOT NULL
  UNION ALL
  SELECT order_ref, kind, value FROM order_token
)
SELECT v.order_ref, v.sku_ref, t.kind, t.value
FROM token AS t
CROSS JOIN shop_order AS o ON o.order_ref = t.order_ref
CROSS JOIN current_line AS v ON v.order_ref = t.order_ref
WHERE NOT EXISTS (
  SELECT 1 FROM own_key AS k
  WHERE k.kind = t.kind AND k.value = iif(t.kind = 'link', comparable_link(t.value), t.value) AND o.created_on BETWEEN k.from_day AND k.to_day
);

INSERT INTO line_evidence
SELECT c.order_ref, c.sku_ref, 4, 'code', c.value, k.creator
FROM code_or_link AS c
JOIN shop_order AS o ON o.order_ref = c.order_ref
LEFT JOIN key_owner AS k ON k.kind = 'code' AND k.value = c.value
  AND o.created_on BETWEEN k.from_day AND k.to_day
WHERE c.kind = 'code';

-- A link resolves as registered, else by its content id, else by the handle in it; the bare value of a
-- parameter (ref=GLOW10) as a code, else as a handle. A link to the shop's own
-- account is no evidence unless it is registered to somebody.
INSERT INTO line_evidence
WITH read_link AS (
  SELECT c.order_ref, c.sku_ref, c.value, comparable_link(c.value) AS link, o.created_on,
    link_handle(c.value) AS handle, link_content_id(c.value) AS content_id
  FROM code_or_link AS c JOIN shop_order AS o ON o.order_ref = c.order_ref
  WHERE c.kind = 'link'
), registered AS (
  SELECT r.order_ref, r.sku_ref, r.value, k.creator, 1 AS place
  FROM read_link AS r
  JOIN key_owner AS k ON k.kind = 'link' AND k.value = r.link AND r.created_on BETWEEN k.from_day AND k.to_day
  UNION
  SELECT r.order_ref, r.sku_ref, r.value, k.creator, 2
  FROM read_link AS r
  JOIN key_owner AS k ON k.kind = 'content' AND k.value = r.content_id
    AND r.created_on BETWEEN k.from_day AND k.to_day
  UNION
  SELECT r.order_ref, r.sku_ref, r.value, h.creator, 3
  FROM read_link AS r
  JOIN handle_owner AS h ON h.handle = r.handle AND r.created_on BETWEEN h.from_day AND h.to_day
  UNION
  SELECT r.order_ref, r.sku_ref, r.value, k.creator, 4
  FROM read_link AS r
  JOIN key_owner AS k ON k.kind = 'code' AND k.value = upper(ltrim(r.value, '@'))
    AND r.created_on BETWEEN k.from_day AND k.to_day
  UNION
  SELECT r.order_ref, r.sku_ref, r.value, h.creator, 5
  FROM read_link AS r
  JOIN handle_owner AS h ON h.handle = lower(ltrim(r.value, '@')) AND r.created_on BETWEEN h.from_day AND h.to_day
), best AS (
  SELECT order_ref, sku_ref, value, min(place) AS place FROM registered GROUP BY order_ref, sku_ref, value
)
SELECT r.order_ref, r.sku_ref, 5, 'link', r.value, g.creator
FROM read_link AS r
LEFT JOIN best AS b ON b.order_ref = r.order_ref AND b.sku_ref = r.sku_ref AND b.value = r.value
LEFT JOIN registered AS g ON g.order_ref = b.order_ref AND g.sku_ref = b.sku_ref AND g.value = b.value
  AND g.place = b.place
WHERE r.handle IS NULL OR r.handle NOT IN (SELECT handle FROM own_handle) OR g.creator IS NOT NULL;

-- A campaign or a page that is nobody's key says nothing of creators.
DELETE FROM line_evidence
WHERE rank = 5 AND creator IS NULL
  AND (order_ref, value) IN (SELECT order_ref, value FROM order_token WHERE kind = 'link' AND is_trace)
  AND NOT EXISTS (SELECT 1 FROM commission_fact AS c WHERE c.order_ref = line_evidence.order_ref AND c.link = line_evidence.value);

CREATE INDEX line_evidence_line ON line_evidence (order_ref, sku_ref, rank, creator);

-- Whom the strongest evidence of a line names, and whom weaker evidence does: the first and the last of each. A table,
-- since SQLite would hold a materialised one in memory.
CREATE TABLE line_winner (
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  rank INTEGER,                    -- null: none resolves
  creator TEXT,
  other TEXT,
  weaker TEXT,
  other_weaker TEXT,
  PRIMARY KEY (order_ref, sku_ref)
) STRICT, WITHOUT ROWID;

INSERT INTO line_winner
WITH strongest AS (
  SELECT order_ref, sku_ref, min(rank) FILTER (WHERE creator IS NOT NULL) AS rank
  FROM line_evidence GROUP BY order_ref, sku_ref
)
SELECT s.order_ref, s.sku_ref, s.rank,
  min(e.creator) FILTER (WHERE e.rank = s.rank), max(e.creator) FILTER (WHERE e.rank = s.rank),
  min(e.creator) FILTER (WHERE e.rank > s.rank), max(e.creator) FILTER (WHERE e.rank > s.rank)
FROM strongest AS s
JOIN line_evidence AS e ON e.order_ref = s.order_ref AND e.sku_ref = s.sku_ref
GROUP BY s.order_ref, s.sku_ref;

-- Every line ends in one status; `counts` says whether it brings revenue (§4). Beside it stands what the line sold: what
-- follows reads lines here, by order and by creator.
CREATE TABLE line_attribution (
  line_ref INTEGER PRIMARY KEY,    -- version id of the current order line
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  ordered_on TEXT NOT NULL,
  counts INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('attributed', 'conflict', 'unknown', 'organic')),
  is_contested INTEGER NOT NULL,
  rank INTEGER,
  creator TEXT,                    -- null unless attributed
  quantity INTEGER NOT NULL,
  returned_quantity INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  seller_discount INTEGER NOT NULL
) STRICT;

INSERT INTO line_attribution
SELECT v.version_id, v.order_ref, v.sku_ref, o.created_on, o.counts,
  CASE
    WHEN w.order_ref IS NULL OR w.creator = '(organic)' THEN 'organic'
    WHEN w.creator IS NULL THEN 'unknown'
    WHEN w.creator <> w.other THEN 'conflict'
    ELSE 'attributed'
  END,
  coalesce(w.creator = w.other AND w.creator <> '(organic)' AND (w.weaker <> w.creator OR w.other_weaker <> w.creator), 0),
  w.rank,
  CASE WHEN w.creator = w.other AND w.creator <> '(organic)' THEN w.creator END,
  v.quantity, min(max(v.returned_quantity, coalesce(r.units, 0)), v.quantity), v.gross, v.seller_discount
FROM current_line AS v
JOIN shop_order AS o ON o.order_ref = v.order_ref
LEFT JOIN line_winner AS w ON w.order_ref = v.order_ref AND w.sku_ref = v.sku_ref
LEFT JOIN completed_return AS r ON r.order_ref = v.order_ref AND r.sku_ref = v.sku_ref;

CREATE INDEX line_attribution_order ON line_attribution (order_ref, sku_ref);
CREATE INDEX line_attribution_creator ON line_attribution (creator, ordered_on) WHERE counts AND creator IS NOT NULL;

-- The lines that bring revenue.
CREATE VIEW counted_line AS
SELECT line_ref, order_ref, sku_ref, ordered_on, status, creator, quantity, returned_quantity, gross, seller_discount,
  gross - seller_discount AS net_sales
FROM line_attribution WHERE counts;

-- All lines with the text of their SKU: allocations decide ties by it.
CREATE VIEW line_sales AS
SELECT a.*, a.gross - a.seller_discount AS net_sales, k.sku_id
FROM line_attribution AS a JOIN sku_key AS k ON k.sku_ref = a.sku_ref;
