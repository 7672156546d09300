-- scope: orders
-- Commission rows of every source, with what they charge as known on the report's day (domain.md §5).

CREATE TABLE commission_fact (
  commission_ref INTEGER PRIMARY KEY,  -- number of its version; of a sheet's row that of the latest
  source TEXT NOT NULL,
  order_id TEXT NOT NULL,
  order_ref INTEGER,               -- null: an order that no export holds
  sku TEXT,                        -- as written; null: the row is about the whole order
  row_key TEXT NOT NULL,           -- finds the row again: version id, or key of the sheet row
  handle TEXT,
  email TEXT,
  affiliate_id TEXT,
  code TEXT,
  link TEXT,
  content_id TEXT,
  on_day TEXT,
  amount INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('actual', 'estimate')),
  actual_amount INTEGER NOT NULL   -- the actual parts alone
) STRICT;

-- TikTok's: the seller's rows, and those of creators' own exports, whose bonuses TikTok and partners pay.
CREATE VIEW tiktok_row AS
SELECT source, order_ref, order_id, sku_id, version_id, state, creator_handle, content_id, created_at, commission_paid_at,
  estimated_standard, actual_standard, estimated_ads, actual_ads, estimated_bonus, actual_bonus, estimated_partner
FROM commission_row
UNION ALL
SELECT source, order_ref, order_id, sku_id, version_id, state, creator_handle, nullif(content_id, ''), created_at,
  commission_paid_at, estimated_standard, actual_standard, estimated_ads, actual_ads, NULL, NULL, NULL
FROM creator_sale;

-- Per amount the actual where its cell is filled and its day has come, else the estimate.
INSERT INTO commission_fact (
  commission_ref, source, order_id, order_ref, sku, row_key, handle, content_id, on_day, amount, basis, actual_amount
)
WITH known AS MATERIALIZED (
  SELECT r.*, day_of(r.created_at) AS on_day,
    r.commission_paid_at IS NULL OR r.commission_paid_at < (SELECT ends_at FROM context) AS has_actual
  FROM tiktok_row AS r
), amounts AS (
  SELECT *,
    iif(has_actual, actual_standard, NULL) AS known_standard,
    iif(has_actual, actual_ads, NULL) AS known_ads,
    iif(has_actual, actual_bonus, NULL) AS known_bonus
  FROM known WHERE created_at IS NULL OR created_at < (SELECT ends_at FROM context)
)
SELECT version_id, source, a.order_id, o.order_ref, sku_id, CAST(version_id AS TEXT), creator_handle, content_id, on_day,
  CASE state WHEN 'ineligible' THEN 0
    ELSE coalesce(known_standard, estimated_standard, 0) + coalesce(known_ads, estimated_ads, 0)
      + coalesce(known_bonus, estimated_bonus, 0) + coalesce(estimated_partner, 0) END,
  CASE
    WHEN state = 'ineligible' THEN 'actual'
    WHEN known_standard IS NULL AND estimated_standard IS NOT NULL THEN 'estimate'
    WHEN known_ads IS NULL AND estimated_ads IS NOT NULL THEN 'estimate'
    WHEN known_bonus IS NULL AND estimated_bonus IS NOT NULL THEN 'estimate'
    WHEN estimated_partner <> 0 THEN 'estimate'  -- no export has its actual amount
    ELSE 'actual'
  END,
  CASE state WHEN 'ineligible' THEN 0
    ELSE coalesce(known_standard, 0) + coalesce(known_ads, 0) + coalesce(known_bonus, 0) END
FROM amounts AS a LEFT JOIN shop_order AS o ON o.order_ref = a.order_ref;

-- Sheets': actual when paid or approved.
INSERT INTO commission_fact (
  commission_ref, source, order_id, order_ref, sku, row_key, handle, email, affiliate_id, code, link, on_day, amount, basis,
  actual_amount
)
WITH judged AS (
  SELECT *, status IN ('ineligible', 'cancelled', 'canceled') AS is_ineligible, status IN ('paid', 'approved') AS is_actual
  FROM commission_sheet
)
SELECT s.version_id, s.source, s.order_id, coalesce(o.order_ref, n.order_ref), s.sku, s.row_key, s.handle, s.email, s.affiliate_id, s.code, s.link,
  s.on_day, iif(s.is_ineligible, 0, coalesce(s.commission, 0)),
  iif(s.is_actual OR s.is_ineligible, 'actual', 'estimate'), iif(s.is_actual, coalesce(s.commission, 0), 0)
FROM judged AS s
LEFT JOIN order_key AS k ON k.order_id = s.order_id
LEFT JOIN shop_order AS o ON o.order_ref = k.order_ref
LEFT JOIN order_name AS n ON n.name = s.order_id
WHERE s.order_id <> '' AND coalesce(s.on_day, '') <= (SELECT as_of FROM context);

CREATE INDEX commission_fact_order ON commission_fact (order_ref);

-- The lines that a row with a SKU is about.
CREATE TABLE commission_line (
  commission_ref INTEGER NOT NULL,
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  PRIMARY KEY (order_ref, sku_ref, commission_ref)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO commission_line
SELECT c.commission_ref, c.order_ref, v.sku_ref
FROM commission_fact AS c
JOIN sku_name AS n ON n.name = c.sku
JOIN current_line AS v ON v.order_ref = c.order_ref AND v.sku_ref = n.sku_ref
WHERE c.order_ref IS NOT NULL;
