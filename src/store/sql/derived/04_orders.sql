-- Units of returns that are completed by the report's day; one without a day counts from its request.
CREATE TABLE completed_return (
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  units INTEGER NOT NULL,
  PRIMARY KEY (order_ref, sku_ref)
) STRICT, WITHOUT ROWID;

INSERT INTO completed_return
SELECT order_ref, sku_ref, sum(quantity) FROM return_version
WHERE is_current = 1 AND is_completed = 1
  AND coalesce(refunded_on, requested_on, '') <= (SELECT as_of FROM context)
GROUP BY order_ref, sku_ref;

-- Returned units of a line: what its export says, or what its returns sum to if that is more; never above
-- what was sold.
CREATE VIEW returned_line AS
SELECT v.version_id, min(max(v.returned_quantity, coalesce(r.units, 0)), v.quantity) AS returned_quantity
FROM order_line_version AS v
LEFT JOIN completed_return AS r ON r.order_ref = v.order_ref AND r.sku_ref = v.sku_ref
WHERE v.is_current = 1;

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
  net_sales INTEGER NOT NULL,      -- of all its lines
  quantity INTEGER NOT NULL,
  returned_quantity INTEGER NOT NULL,
  is_paid INTEGER NOT NULL,
  is_cancelled INTEGER NOT NULL,
  is_replacement INTEGER NOT NULL,
  is_sample INTEGER NOT NULL,
  counts INTEGER NOT NULL          -- its lines are counted lines (§5)
) STRICT;

INSERT INTO shop_order
WITH line AS (
  SELECT order_ref, v.version_id, state_rank, exported_at, modified_at, content_hash, created_at,
    sum(gross - seller_discount) OVER whole AS net_sales,
    max(gross <> seller_discount) OVER whole AS has_price,
    sum(quantity) OVER whole AS quantity,
    sum(r.returned_quantity) OVER whole AS returned_quantity,
    row_number() OVER (
      PARTITION BY order_ref
      ORDER BY state_rank DESC, exported_at DESC, modified_at DESC, content_hash DESC, sku_ref
    ) AS place
  FROM order_line_version AS v JOIN returned_line AS r ON r.version_id = v.version_id
  WINDOW whole AS (PARTITION BY order_ref)
), seen AS (
  SELECT v.order_ref, max(c.as_samples) AS as_samples, max(c.as_replacements) AS as_replacements
  FROM change AS c
  JOIN sighting AS s ON s.change_id = c.change_id
  JOIN order_line_version AS v ON v.version_id = s.version_id
  WHERE c.as_samples OR c.as_replacements
  GROUP BY v.order_ref
), dated AS (
  SELECT v.order_ref, k.order_id, day_of(v.created_at) AS created_on, day_of(v.paid_at) AS paid_on,
    day_of(v.shipped_at) AS shipped_on, day_of(v.delivered_at) AS delivered_on,
    day_of(v.cancelled_at) AS cancelled_on, v.state_rank, v.exported_at, v.order_amount, v.refund_amount,
    v.buyer_shipping_fee, v.platform_shipping_discount, v.fulfilment_type,
    line.net_sales, line.has_price, line.quantity, line.returned_quantity,
    coalesce(seen.as_samples, 0) AS as_samples, coalesce(seen.as_replacements, 0) AS is_replacement,
    (SELECT as_of FROM context) AS as_of
  FROM line
  JOIN order_line_version AS v ON v.version_id = line.version_id
  JOIN order_key AS k ON k.order_ref = v.order_ref
  LEFT JOIN seen ON seen.order_ref = v.order_ref
  WHERE line.place = 1
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
  fulfilment_type, net_sales, quantity, returned_quantity, is_paid, is_cancelled, is_replacement,
  is_sample_order AND NOT is_cancelled AND NOT is_replacement,
  is_paid AND NOT is_cancelled AND NOT is_replacement AND NOT is_sample_order
FROM judged;

-- Rows of samples sheets as known on the report's day: one whose every day is to come is not there yet.
CREATE TABLE known_sample_row (
  row_key TEXT PRIMARY KEY,
  handle TEXT,
  sku TEXT,
  quantity INTEGER NOT NULL,
  state TEXT,
  requested_on TEXT,
  approved_on TEXT,
  shipped_on TEXT,
  delivered_on TEXT,
  order_id TEXT,
  tracking_number TEXT,
  shipping_cost INTEGER,
  exported_at INTEGER NOT NULL,
  node TEXT NOT NULL,              -- how it is told from other samples: see 16_sample_rows.sql
  printed_key TEXT NOT NULL        -- creator/sku/day; from the second of equal ones on with its number
) STRICT;

INSERT INTO known_sample_row
SELECT row_key, handle, sku, quantity, state, requested_on, approved_on, shipped_on, delivered_on, order_id,
  tracking_number, shipping_cost, exported_at, coalesce('o:' || order_id, 't:' || tracking_number, 'r:' || row_key),
  coalesce(order_id, tracking_number, (row_key ->> 0) || iif(row_key ->> 2 = '1', '', '/' || (row_key ->> 2)))
FROM sample_row
WHERE (requested_on IS NULL AND approved_on IS NULL AND shipped_on IS NULL AND delivered_on IS NULL)
  OR (SELECT as_of FROM context) >= min(
    coalesce(requested_on, '9999-12-31'), coalesce(approved_on, '9999-12-31'),
    coalesce(shipped_on, '9999-12-31'), coalesce(delivered_on, '9999-12-31')
  );
