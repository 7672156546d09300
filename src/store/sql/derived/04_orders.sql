-- scope: orders
-- Units of returns that are completed by the report's day; one without a day counts from its request.
CREATE TABLE completed_return (
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  units INTEGER NOT NULL,
  PRIMARY KEY (order_ref, sku_ref)
) STRICT, WITHOUT ROWID;

INSERT INTO completed_return
SELECT order_ref, sku_ref, sum(quantity) FROM current_return
WHERE is_completed = 1
  AND coalesce(refunded_on, requested_on, '') <= (SELECT as_of FROM context)
GROUP BY order_ref, sku_ref;

-- One row per order: the winning row among its lines, as known on the report's day (domain.md §3, §5).
-- A state whose own day is later has not happened yet.

CREATE TABLE shop_order (
  order_ref INTEGER PRIMARY KEY,
  order_id TEXT NOT NULL,
  created_on TEXT NOT NULL,
  paid_at INTEGER,                 -- instants: few orders are asked for these days, and a calendar answers slowly
  shipped_at INTEGER,
  delivered_at INTEGER,
  ship_at INTEGER NOT NULL,        -- shipped, else created, whenever that is: the day of a label without one
  state_rank INTEGER NOT NULL,
  reached TEXT NOT NULL CHECK (reached IN ('unpaid', 'to_ship', 'shipped', 'delivered')),
  exported_at INTEGER NOT NULL,
  order_amount INTEGER,
  refund_amount INTEGER,
  buyer_shipping_fee INTEGER,
  platform_shipping_discount INTEGER,
  fulfilment_type TEXT,
  lines INTEGER NOT NULL,          -- they count together or not at all
  net_sales INTEGER NOT NULL,      -- of all its lines
  quantity INTEGER NOT NULL,
  returned_quantity INTEGER NOT NULL,
  is_paid INTEGER NOT NULL,
  is_cancelled INTEGER NOT NULL,
  is_replacement INTEGER NOT NULL,
  is_sample INTEGER NOT NULL,
  counts INTEGER NOT NULL          -- its lines are counted lines (§5)
) STRICT;

-- Orders of a file that was imported as samples or as replacements.
CREATE TABLE order_mark (
  order_ref INTEGER PRIMARY KEY,
  as_samples INTEGER NOT NULL,
  as_replacements INTEGER NOT NULL
) STRICT;

INSERT INTO order_mark
SELECT v.order_ref, max(c.as_samples), max(c.as_replacements)
FROM (SELECT change_id FROM change WHERE as_samples OR as_replacements LIMIT 1) AS any_mark
CROSS JOIN order_line_version AS v
CROSS JOIN sighting AS s ON s.version_id = v.version_id
CROSS JOIN change AS c ON c.change_id = s.change_id
WHERE (c.as_samples OR c.as_replacements) AND v.order_ref IN (SELECT order_ref FROM touched)
GROUP BY v.order_ref;

INSERT INTO shop_order
WITH whole AS (
  SELECT v.order_ref, count(*) AS lines, min(v.version_id) AS only_version, sum(v.gross - v.seller_discount) AS net_sales,
    max(v.gross <> v.seller_discount) AS has_price, sum(v.quantity) AS quantity,
    sum(min(max(v.returned_quantity, coalesce(r.units, 0)), v.quantity)) AS returned_quantity
  FROM current_line AS v
  LEFT JOIN completed_return AS r ON r.order_ref = v.order_ref AND r.sku_ref = v.sku_ref
  GROUP BY v.order_ref
), line AS (
  -- most orders have one line
  SELECT *, iif(lines = 1, only_version, (
    SELECT v.version_id FROM current_line AS v WHERE v.order_ref = whole.order_ref
    ORDER BY v.state_rank DESC, v.exported_at DESC, v.modified_at DESC, v.content_hash DESC, v.sku_ref LIMIT 1
  )) AS version_id
  FROM whole
), judged AS (
  SELECT v.order_ref, k.order_id, v.created_at, v.shipped_at, v.state_rank, v.exported_at, v.order_amount, v.refund_amount,
    v.buyer_shipping_fee, v.platform_shipping_discount, v.fulfilment_type,
    line.lines, line.net_sales, line.quantity, line.returned_quantity,
    iif(v.paid_at < c.ends_at, v.paid_at, NULL) AS known_paid_at,
    iif(v.shipped_at < c.ends_at, v.shipped_at, NULL) AS known_shipped_at,
    iif(v.delivered_at < c.ends_at, v.delivered_at, NULL) AS known_delivered_at,
    v.state_rank IN (2, 3, 4) AND coalesce(v.shipped_at < c.ends_at, 1) AS is_shipped,
    v.state_rank IN (3, 4) AND coalesce(v.delivered_at < c.ends_at, 1) AS is_delivered,
    coalesce(v.paid_at < c.ends_at, v.state_rank BETWEEN 1 AND 4) AS is_paid,
    v.state_rank = 5 AND coalesce(v.cancelled_at < c.ends_at, 1) AS is_cancelled,
    coalesce(m.as_replacements, 0) AS is_replacement,
    NOT line.has_price OR coalesce(m.as_samples, 0)
      OR k.order_id IN (SELECT r.order_id FROM sample_row AS r WHERE r.order_id IS NOT NULL) AS is_sample_order
  FROM line
  CROSS JOIN order_line_version AS v ON v.version_id = line.version_id
  CROSS JOIN order_key AS k ON k.order_ref = v.order_ref
  CROSS JOIN context AS c
  LEFT JOIN order_mark AS m ON m.order_ref = v.order_ref
  WHERE v.created_at < c.ends_at
  LIMIT -1                         -- keeps SQLite from computing these again wherever they are used
)
SELECT order_ref, order_id, day_of(created_at), known_paid_at, known_shipped_at, known_delivered_at,
  coalesce(shipped_at, created_at), state_rank,
  CASE WHEN is_delivered THEN 'delivered' WHEN is_shipped THEN 'shipped' WHEN is_paid THEN 'to_ship' ELSE 'unpaid' END,
  exported_at, order_amount, refund_amount, buyer_shipping_fee, platform_shipping_discount,
  fulfilment_type, lines, net_sales, quantity, returned_quantity, is_paid, is_cancelled, is_replacement,
  is_sample_order AND NOT is_cancelled AND NOT is_replacement,
  is_paid AND NOT is_cancelled AND NOT is_replacement AND NOT is_sample_order
FROM judged;

-- Orders beside the counted ones are few.
CREATE INDEX shop_order_sample ON shop_order (order_ref) WHERE is_sample;
CREATE INDEX shop_order_replacement ON shop_order (order_ref) WHERE is_replacement;
