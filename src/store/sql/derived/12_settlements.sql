-- scope: orders
-- What TikTok settled (domain.md §5, §6), as known on the report's day: which entries count, which order each
-- is about, and what of it each counted line gets. Unsettled estimates never come in here.

CREATE TABLE settlement_entry (
  entry_ref INTEGER PRIMARY KEY,   -- version id
  entry_id TEXT NOT NULL,
  type TEXT NOT NULL,
  kind TEXT NOT NULL,
  sku_id TEXT NOT NULL,
  day TEXT NOT NULL,
  statement TEXT NOT NULL,         -- statement id, else the day
  payment_id TEXT,
  about TEXT,                      -- the order's id; null: an adjustment of no order
  order_ref INTEGER,               -- null: an order that no export holds
  place TEXT NOT NULL CHECK (place IN ('line', 'order', 'uncounted', 'sample', 'shop', 'unknown', 'copy')),
  total INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  seller_discount INTEGER NOT NULL,
  refund INTEGER NOT NULL,
  platform_fee INTEGER NOT NULL,
  commission INTEGER NOT NULL,
  shipping INTEGER NOT NULL,
  adjustment INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  ads INTEGER NOT NULL,
  unclassified INTEGER NOT NULL,
  charges_parcel INTEGER NOT NULL
) STRICT;

INSERT INTO settlement_entry
WITH told AS (
  SELECT k.*, iif(k.kind = 'adjustment', k.related_order_id, k.entry_id) AS about FROM settled_row AS k
), found AS (
  SELECT t.*, o.order_ref, o.counts, o.is_sample, v.version_id AS line_ref,
    t.version_id IN (SELECT entry_ref FROM settlement_copy) AS is_copy
  FROM told AS t
  LEFT JOIN order_key AS named ON named.order_id = t.about
  LEFT JOIN shop_order AS o ON o.order_ref = named.order_ref
  LEFT JOIN sku_key AS k ON t.sku_id <> '' AND k.sku_id = t.sku_id
  LEFT JOIN current_line AS v ON v.order_ref = o.order_ref AND v.sku_ref = k.sku_ref
)
SELECT version_id, entry_id, type, kind, sku_id, day, coalesce(statement_id, day), payment_id, about, order_ref,
  CASE
    WHEN is_copy THEN 'copy'
    -- an order-type entry without its line stays out of profit; an adjustment is the shop's
    WHEN order_ref IS NULL THEN iif(kind = 'adjustment', 'shop', 'unknown')
    WHEN kind <> 'adjustment' AND sku_id <> '' AND line_ref IS NULL THEN 'unknown'
    WHEN is_sample THEN 'sample'
    WHEN NOT counts THEN iif(kind = 'adjustment', 'shop', 'uncounted')
    WHEN line_ref IS NOT NULL AND kind <> 'adjustment' THEN 'line'
    ELSE 'order'
  END,
  total, gross, seller_discount, refund, platform_fee, commission, shipping, adjustment, tax, ads, unclassified,
  charges_parcel
FROM found;

CREATE INDEX settlement_entry_order ON settlement_entry (order_ref);
CREATE INDEX settlement_entry_place ON settlement_entry (place);

-- Lines that have settled: an order-type entry of the line, or one of the order without a SKU.
CREATE TABLE settled_line (
  line_ref INTEGER PRIMARY KEY,
  order_ref INTEGER NOT NULL,
  first_on TEXT NOT NULL           -- the day of its first order-type entry
) STRICT;

INSERT INTO settled_line
SELECT a.line_ref, a.order_ref, min(e.day)
FROM settlement_entry AS e
JOIN line_attribution AS a ON a.order_ref = e.order_ref
JOIN sku_key AS k ON k.sku_ref = a.sku_ref
WHERE e.kind <> 'adjustment' AND e.place IN ('line', 'order', 'uncounted', 'sample') AND e.sku_id IN ('', k.sku_id)
GROUP BY a.line_ref;

-- Entries without a SKU and adjustments of an order: each bucket over its counted lines.
INSERT INTO allocation_share
WITH bucket AS (
  SELECT entry_ref, order_ref, 'settled gross' AS purpose, gross AS amount FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled seller discount', seller_discount FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled refund', refund FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled platform fee', platform_fee FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled commission', commission FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled shipping', shipping FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled adjustment', adjustment FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled tax', tax FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled ads', ads FROM settlement_entry WHERE place = 'order'
  UNION ALL SELECT entry_ref, order_ref, 'settled rest', unclassified FROM settlement_entry WHERE place = 'order'
)
SELECT b.purpose, b.entry_ref, l.line_ref, b.amount, l.net_sales, l.sku_id
FROM bucket AS b JOIN line_sales AS l ON l.order_ref = b.order_ref AND l.counts
WHERE b.amount <> 0;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose LIKE 'settled %';

-- What a counted line gets of an entry. An adjustment, in whichever bucket its amounts stand, is other fees.
CREATE TABLE settled_part (
  line_ref INTEGER NOT NULL,
  entry_ref INTEGER NOT NULL,
  day TEXT NOT NULL,
  is_settlement INTEGER NOT NULL,  -- of an order-type entry
  gross INTEGER NOT NULL,
  seller_discount INTEGER NOT NULL,
  refunds INTEGER NOT NULL,
  platform_fees INTEGER NOT NULL,
  commission INTEGER NOT NULL,
  shipping INTEGER NOT NULL,
  other_fees INTEGER NOT NULL,
  ads INTEGER NOT NULL,
  PRIMARY KEY (line_ref, entry_ref)
) STRICT, WITHOUT ROWID;

INSERT INTO settled_part
WITH part AS (
  SELECT l.line_ref, e.entry_ref, e.day, e.kind, e.gross, e.seller_discount, e.refund, e.platform_fee, e.commission,
    e.shipping, e.adjustment + e.tax + e.unclassified AS other_fees, e.ads
  FROM settlement_entry AS e
  JOIN sku_key AS k ON k.sku_id = e.sku_id
  JOIN counted_line AS l ON l.order_ref = e.order_ref AND l.sku_ref = k.sku_ref
  WHERE e.place = 'line'
  UNION ALL
  SELECT p.item, e.entry_ref, e.day, e.kind,
    sum(iif(p.purpose = 'settled gross', p.part, 0)), sum(iif(p.purpose = 'settled seller discount', p.part, 0)),
    sum(iif(p.purpose = 'settled refund', p.part, 0)), sum(iif(p.purpose = 'settled platform fee', p.part, 0)),
    sum(iif(p.purpose = 'settled commission', p.part, 0)), sum(iif(p.purpose = 'settled shipping', p.part, 0)),
    sum(iif(p.purpose IN ('settled adjustment', 'settled tax', 'settled rest'), p.part, 0)),
    sum(iif(p.purpose = 'settled ads', p.part, 0))
  FROM allocation_part AS p JOIN settlement_entry AS e ON e.entry_ref = p.request
  WHERE p.purpose LIKE 'settled %'
  GROUP BY p.item, e.entry_ref
)
SELECT line_ref, entry_ref, day, kind <> 'adjustment',
  iif(kind = 'adjustment', 0, gross), iif(kind = 'adjustment', 0, seller_discount), iif(kind = 'adjustment', 0, refund),
  iif(kind = 'adjustment', 0, platform_fee), iif(kind = 'adjustment', 0, commission),
  iif(kind = 'adjustment', 0, shipping),
  iif(kind = 'adjustment', seller_discount + refund + platform_fee + commission + shipping + other_fees - gross, other_fees),
  ads
FROM part;

-- Ads taken from settlements: of whoever gets the line, else the shop's.
CREATE TABLE ads_payment (
  entry_ref INTEGER NOT NULL,
  line_ref INTEGER,
  creator TEXT,
  sku TEXT,
  day TEXT NOT NULL,
  amount INTEGER NOT NULL,
  is_reported INTEGER NOT NULL     -- the spend itself is in ad-spend facts: not in profit again
) STRICT;

INSERT INTO ads_payment
SELECT p.entry_ref, p.line_ref, l.creator, l.sku_id, p.day, p.ads,
  substr(p.day, 1, 7) IN (SELECT month FROM reported_ads_month)
FROM settled_part AS p JOIN line_sales AS l ON l.line_ref = p.line_ref AND l.counts
WHERE p.ads <> 0;

INSERT INTO ads_payment
SELECT entry_ref, NULL, NULL, NULL, day, ads, substr(day, 1, 7) IN (SELECT month FROM reported_ads_month)
FROM settlement_entry
WHERE place IN ('uncounted', 'sample', 'shop') AND ads <> 0;

CREATE INDEX ads_payment_entry ON ads_payment (entry_ref);
