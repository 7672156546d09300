-- scope: orders
-- What the seller paid to ship each counted order, and its lines' parts (domain.md §5).

-- The labels of an order.
CREATE TABLE order_label (order_ref INTEGER PRIMARY KEY, amount INTEGER NOT NULL) STRICT;

INSERT INTO order_label
SELECT order_ref, sum(amount) FROM label_part
WHERE amount IS NOT NULL AND order_ref IS NOT NULL AND order_ref IN (SELECT order_ref FROM touched)
GROUP BY order_ref;

-- What each order bears: its labels, else the estimate of its day.
CREATE VIEW order_shipping AS
SELECT o.order_ref, o.lines, o.buyer_shipping_fee, iif(
    l.order_ref IS NULL,
    CASE o.fulfilment_type
      WHEN 'seller' THEN coalesce(r.shipping_estimate_seller, r.shipping_estimate)
      WHEN 'tiktok' THEN coalesce(r.shipping_estimate_tiktok, r.shipping_estimate)
      WHEN 'fbt' THEN coalesce(r.shipping_estimate_fbt, r.shipping_estimate)
      ELSE r.shipping_estimate
    END,
    l.amount - coalesce(o.buyer_shipping_fee, 0) - coalesce(o.platform_shipping_discount, 0)
  ) AS amount                      -- null: neither labels nor an estimate
FROM shop_order AS o
LEFT JOIN order_label AS l ON l.order_ref = o.order_ref
JOIN rate_period AS r ON o.created_on BETWEEN r.from_day AND r.to_day
WHERE o.counts;

-- Most orders have one line, which bears it all: nothing is split. The buyer's shipping fee is part of what the referral
-- fee is charged on.
INSERT INTO allocation_share
WITH borne AS (
  SELECT 'shipping' AS purpose, order_ref, amount FROM order_shipping WHERE lines > 1
  UNION ALL
  SELECT 'buyer shipping fee', order_ref, buyer_shipping_fee FROM shop_order WHERE lines > 1
)
SELECT b.purpose, l.order_ref, l.line_ref, b.amount, l.net_sales, l.sku_id
FROM borne AS b JOIN line_sales AS l ON l.order_ref = b.order_ref AND l.counts
WHERE b.amount <> 0;

INSERT INTO allocation_part
SELECT purpose, request, item, part FROM allocation WHERE purpose IN ('shipping', 'buyer shipping fee');

-- A settled line bears its part of the seller's own labels, unless TikTok or FBT charged for the parcel.
CREATE TABLE own_label (
  line_ref INTEGER PRIMARY KEY,
  amount INTEGER NOT NULL
) STRICT;

INSERT INTO allocation_share
WITH label AS (
  SELECT order_ref, amount FROM order_label
  WHERE order_ref IN (SELECT order_ref FROM settled_line) AND order_ref NOT IN (
    SELECT order_ref FROM settlement_entry WHERE place IN ('line', 'order') AND kind <> 'adjustment' AND charges_parcel
  )
)
SELECT 'own label', l.order_ref, l.line_ref, label.amount, l.net_sales, l.sku_id
FROM label JOIN line_sales AS l ON l.order_ref = label.order_ref AND l.counts
WHERE label.amount <> 0;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose = 'own label';

INSERT INTO own_label
SELECT s.line_ref, p.part
FROM settled_line AS s
JOIN allocation_part AS p ON p.purpose = 'own label' AND p.item = s.line_ref AND p.request = s.order_ref;
