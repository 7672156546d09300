-- scope: orders
-- Commission of each line (domain.md §5): one TikTok amount, plus rows of other programs or creators.
-- Lines of an order count together or not at all; what is charged on those that do not is the shop's.

-- Rows of sheets over their lines: those of the row's SKU; without a SKU the lines that have no SKU row
-- of the same source, else all lines.
INSERT INTO allocation_share
WITH sheet AS (
  SELECT * FROM commission_fact WHERE source NOT LIKE 'tiktok-%' AND order_ref IS NOT NULL
), free_line AS (
  SELECT s.commission_ref, l.line_ref,
    NOT EXISTS (
      SELECT 1 FROM commission_line AS c JOIN commission_fact AS f ON f.commission_ref = c.commission_ref
      WHERE c.order_ref = l.order_ref AND c.sku_ref = l.sku_ref AND f.source = s.source
    ) AS is_free
  FROM sheet AS s JOIN line_sales AS l ON l.order_ref = s.order_ref
  WHERE s.sku IS NULL
), wanted AS (
  SELECT s.commission_ref, l.line_ref
  FROM sheet AS s
  JOIN commission_line AS c ON c.order_ref = s.order_ref AND c.commission_ref = s.commission_ref
  JOIN line_sales AS l ON l.order_ref = c.order_ref AND l.sku_ref = c.sku_ref
  UNION
  SELECT commission_ref, line_ref FROM free_line AS f
  WHERE is_free OR NOT EXISTS (
    SELECT 1 FROM free_line AS g WHERE g.commission_ref = f.commission_ref AND g.is_free
  )
)
SELECT 'commission', w.commission_ref, w.line_ref, s.amount, l.net_sales, l.sku_id
FROM wanted AS w
JOIN commission_fact AS s ON s.commission_ref = w.commission_ref
JOIN line_sales AS l ON l.line_ref = w.line_ref;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose = 'commission';

-- Who a sheet row is about, by its first key that resolves to one creator on the order's day.
CREATE TABLE commission_creator (
  commission_ref INTEGER PRIMARY KEY,
  creator TEXT NOT NULL
) STRICT;

INSERT INTO commission_creator
WITH compared AS MATERIALIZED (
  -- on the orders of sheets' rows alone
  SELECT * FROM commission_fact WHERE order_ref IN (
    SELECT order_ref FROM commission_fact WHERE source NOT LIKE 'tiktok-%'
  )
), named AS (
  SELECT c.commission_ref, 1 AS place, h.creator
  FROM compared AS c JOIN shop_order AS o ON o.order_ref = c.order_ref
  JOIN handle_owner AS h ON h.handle = c.handle AND o.created_on BETWEEN h.from_day AND h.to_day
  UNION
  SELECT c.commission_ref, CASE k.kind WHEN 'email' THEN 2 WHEN 'affiliate_id' THEN 3 WHEN 'code' THEN 4 ELSE 5 END,
    k.creator
  FROM compared AS c JOIN shop_order AS o ON o.order_ref = c.order_ref
  JOIN key_owner AS k ON (k.kind, k.value) IN (
    ('email', c.email), ('affiliate_id', c.affiliate_id), ('code', c.code), ('link', comparable_link(c.link))
  ) AND o.created_on BETWEEN k.from_day AND k.to_day
  WHERE c.source NOT LIKE 'tiktok-%'
  UNION
  SELECT c.commission_ref, 6, k.creator
  FROM compared AS c JOIN shop_order AS o ON o.order_ref = c.order_ref
  JOIN key_owner AS k ON k.kind = 'content' AND k.value = link_content_id(c.link)
    AND o.created_on BETWEEN k.from_day AND k.to_day
  WHERE c.link IS NOT NULL
  UNION
  SELECT c.commission_ref, 7, h.creator
  FROM compared AS c JOIN shop_order AS o ON o.order_ref = c.order_ref
  JOIN handle_owner AS h ON h.handle = link_handle(c.link) AND o.created_on BETWEEN h.from_day AND h.to_day
  WHERE c.link IS NOT NULL
), first_kind AS (
  SELECT commission_ref, min(place) AS place FROM named GROUP BY commission_ref
)
SELECT n.commission_ref, min(n.creator)
FROM named AS n JOIN first_kind AS f ON f.commission_ref = n.commission_ref AND f.place = n.place
GROUP BY n.commission_ref HAVING count(DISTINCT n.creator) = 1;

-- The rows of TikTok's that make a line's amount: the seller's, else those of the creators' own exports, which
-- may be several: an order line can come from more than one content.
CREATE TABLE counted_tiktok_row (
  line_ref INTEGER NOT NULL,
  commission_ref INTEGER NOT NULL,
  PRIMARY KEY (line_ref, commission_ref)
) STRICT, WITHOUT ROWID;

INSERT INTO counted_tiktok_row
SELECT l.line_ref, c.commission_ref
FROM commission_line AS c
CROSS JOIN commission_fact AS f ON f.commission_ref = c.commission_ref AND f.source = 'tiktok-affiliate-orders'
CROSS JOIN line_attribution AS l ON l.order_ref = c.order_ref AND l.sku_ref = c.sku_ref;
INSERT INTO counted_tiktok_row
SELECT l.line_ref, f.commission_ref
FROM commission_fact AS f
CROSS JOIN commission_line AS c ON c.order_ref = f.order_ref AND c.commission_ref = f.commission_ref
CROSS JOIN line_attribution AS l ON l.order_ref = c.order_ref AND l.sku_ref = c.sku_ref
WHERE f.source LIKE 'tiktok-%' AND f.source <> 'tiktok-affiliate-orders'
  AND NOT EXISTS (SELECT 1 FROM counted_tiktok_row AS r WHERE r.line_ref = l.line_ref);

-- TikTok's amount per line: its settlement, else what these rows come to.
CREATE TABLE tiktok_commission (
  line_ref INTEGER PRIMARY KEY,
  amount INTEGER NOT NULL,
  basis TEXT NOT NULL,
  actual_amount INTEGER NOT NULL,
  content_id TEXT                  -- of the content that sold the line; of several the one that earned most
) STRICT;

INSERT INTO tiktok_commission
SELECT r.line_ref, sum(f.amount), iif(max(f.basis = 'estimate'), 'estimate', 'actual'), sum(f.actual_amount),
  iif(count(f.content_id) < 2, max(f.content_id), (
    SELECT g.content_id
    FROM counted_tiktok_row AS s JOIN commission_fact AS g ON g.commission_ref = s.commission_ref
    WHERE s.line_ref = r.line_ref AND g.content_id IS NOT NULL ORDER BY g.amount DESC, g.content_id LIMIT 1
  ))
FROM counted_tiktok_row AS r CROSS JOIN commission_fact AS f ON f.commission_ref = r.commission_ref
GROUP BY r.line_ref;

-- What the affiliate exports say of a line, also where its settlement counts: reconcile compares them.
CREATE TABLE exported_commission (line_ref INTEGER PRIMARY KEY, amount INTEGER NOT NULL) STRICT;

INSERT INTO exported_commission
SELECT t.line_ref, t.amount FROM tiktok_commission AS t JOIN settled_line AS s ON s.line_ref = t.line_ref;

-- What was settled of a line's commission, whether it counts or not.
INSERT INTO allocation_share
SELECT 'uncounted commission', e.entry_ref, l.line_ref, e.commission, l.net_sales, l.sku_id
FROM settlement_entry AS e JOIN line_sales AS l ON l.order_ref = e.order_ref
WHERE e.place IN ('uncounted', 'sample') AND e.kind <> 'adjustment' AND e.sku_id = '' AND e.commission <> 0;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose = 'uncounted commission';

CREATE TABLE settled_commission (line_ref INTEGER PRIMARY KEY, amount INTEGER NOT NULL, counts INTEGER NOT NULL) STRICT;

INSERT INTO settled_commission
WITH told AS (
  SELECT line_ref, commission AS amount FROM settled_part
  UNION ALL
  SELECT l.line_ref, e.commission
  FROM settlement_entry AS e JOIN line_sales AS l ON l.order_ref = e.order_ref AND l.sku_id = e.sku_id
  WHERE e.place IN ('uncounted', 'sample') AND e.kind <> 'adjustment'
  UNION ALL
  SELECT item, part FROM allocation_part WHERE purpose = 'uncounted commission'
)
SELECT s.line_ref, coalesce(sum(t.amount), 0), max(l.counts)
FROM settled_line AS s
JOIN line_sales AS l ON l.line_ref = s.line_ref
LEFT JOIN told AS t ON t.line_ref = s.line_ref
GROUP BY s.line_ref;

-- Lines that do not count have what was settled booked entry by entry (20_other_costs.sql), and not here again.
INSERT INTO tiktok_commission
SELECT line_ref, amount, 'actual', iif(counts, amount, 0), NULL FROM settled_commission WHERE true
ON CONFLICT (line_ref) DO UPDATE SET
  amount = excluded.amount, basis = excluded.basis, actual_amount = excluded.actual_amount;

-- A sheet row of TikTok's own creator is the same money: TikTok's counts, the difference is reported.
CREATE TABLE sheet_commission (
  commission_ref INTEGER NOT NULL,
  line_ref INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  basis TEXT NOT NULL,
  tiktok_amount INTEGER,           -- null: the row adds to the line
  PRIMARY KEY (line_ref, commission_ref)
) STRICT, WITHOUT ROWID;

INSERT INTO sheet_commission
WITH same_money AS (
  SELECT p.request, p.item, sum(t.amount) AS amount
  FROM allocation_part AS p
  JOIN commission_creator AS mine ON mine.commission_ref = p.request
  JOIN counted_tiktok_row AS r ON r.line_ref = p.item
  JOIN commission_creator AS theirs ON theirs.commission_ref = r.commission_ref AND theirs.creator = mine.creator
  JOIN commission_fact AS t ON t.commission_ref = r.commission_ref
  WHERE p.purpose = 'commission' GROUP BY p.request, p.item
)
SELECT p.request, p.item, p.part, f.basis, CASE WHEN m.amount IS NULL THEN NULL
  WHEN s.line_ref IS NULL THEN m.amount ELSE settled.amount END
FROM allocation_part AS p
JOIN commission_fact AS f ON f.commission_ref = p.request
LEFT JOIN same_money AS m ON m.request = p.request AND m.item = p.item
LEFT JOIN settled_line AS s ON s.line_ref = p.item
LEFT JOIN tiktok_commission AS settled ON settled.line_ref = p.item
WHERE p.purpose = 'commission';

CREATE TABLE line_commission (
  line_ref INTEGER PRIMARY KEY,
  amount INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('actual', 'estimate'))
) STRICT;

INSERT INTO line_commission
SELECT line_ref, sum(amount), iif(max(basis = 'estimate'), 'estimate', 'actual')
FROM (
  SELECT line_ref, amount, basis FROM tiktok_commission
  UNION ALL
  SELECT line_ref, amount, basis FROM sheet_commission WHERE tiktok_amount IS NULL
)
GROUP BY line_ref;

-- Actual commission of lines that do not count.
CREATE TABLE uncounted_commission (line_ref INTEGER PRIMARY KEY, order_ref INTEGER NOT NULL, amount INTEGER NOT NULL) STRICT;

INSERT INTO uncounted_commission
WITH charged AS (
  SELECT line_ref, actual_amount AS amount FROM tiktok_commission
  UNION ALL
  SELECT line_ref, amount FROM sheet_commission WHERE tiktok_amount IS NULL AND basis = 'actual'
)
SELECT l.line_ref, l.order_ref, sum(c.amount)
FROM line_attribution AS l JOIN charged AS c ON c.line_ref = l.line_ref
WHERE NOT l.counts
GROUP BY l.line_ref HAVING sum(c.amount) <> 0;
