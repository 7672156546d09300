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
  paid_on TEXT,
  shipped_on TEXT,
  delivered_on TEXT,
  ship_on TEXT NOT NULL,           -- shipped day, else created day, whenever that is: the day of a label without one
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
), dated AS (
  -- each day is asked for once (the limit keeps it so, without a copy in memory), and only where there is one: the
  -- calendar answers outside of SQLite
  SELECT v.order_ref, k.order_id, day_of(v.created_at) AS created_on,
    iif(v.paid_at IS NULL, NULL, day_of(v.paid_at)) AS paid_on,
    iif(v.shipped_at IS NULL, NULL, day_of(v.shipped_at)) AS shipped_on,
    iif(v.delivered_at IS NULL, NULL, day_of(v.delivered_at)) AS delivered_on,
    iif(v.cancelled_at IS NULL, NULL, day_of(v.cancelled_at)) AS cancelled_on, v.state_rank, v.exported_at, v.order_amount, v.refund_amount,
    v.buyer_shipping_fee, v.platform_shipping_discount, v.fulfilment_type,
    line.lines, line.net_sales, line.has_price, line.quantity, line.returned_quantity,
    coalesce(m.as_samples, 0) AS as_samples, coalesce(m.as_replacements, 0) AS is_replacement,
    (SELECT as_of FROM context) AS as_of
  FROM line
  JOIN order_line_version AS v ON v.version_id = line.version_id
  JOIN order_key AS k ON k.order_ref = v.order_ref
  LEFT JOIN order_mark AS m ON m.order_ref = v.order_ref
  LIMIT -1
), judged AS (
  SELECT *,
    CASE WHEN paid_on IS NULL THEN state_rank BETWEEN 1 AND 4 ELSE paid_on <= as_of END AS is_paid,
    state_rank = 5 AND coalesce(cancelled_on, '') <= as_of AS is_cancelled,
    NOT has_price OR as_samples OR order_id IN (SELECT r.order_id FROM sample_row AS r WHERE r.order_id IS NOT NULL) AS is_sample_order
  FROM dated WHERE created_on <= as_of
)
SELECT order_ref, order_id, created_on,
  CASE WHEN paid_on <= as_of THEN paid_on END,
  CASE WHEN shipped_on <= as_of THEN shipped_on END,
  CASE WHEN delivered_on <= as_of THEN delivered_on END,
  coalesce(shipped_on, created_on), state_rank,
  CASE
    WHEN state_rank IN (3, 4) AND coalesce(delivered_on, '') <= as_of THEN 'delivered'
    WHEN state_rank IN (2, 3, 4) AND coalesce(shipped_on, '') <= as_of THEN 'shipped'
    WHEN is_paid THEN 'to_ship'
    ELSE 'unpaid'
  END,
  exported_at, order_amount, refund_amount, buyer_shipping_fee, platform_shipping_discount,
  fulfilment_type, lines, net_sales, quantity, returned_quantity, is_paid, is_cancelled, is_replacement,
  is_sample_order AND NOT is_cancelled AND NOT is_replacement,
  is_paid AND NOT is_cancelled AND NOT is_replacement AND NOT is_sample_order
FROM judged;

-- Orders beside the counted ones are few.
CREATE INDEX shop_order_sample ON shop_order (order_ref) WHERE is_sample;
CREATE INDEX shop_order_replacement ON shop_order (order_ref) WHERE is_replacement;
