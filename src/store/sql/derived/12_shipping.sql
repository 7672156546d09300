-- scope: orders
-- What the seller paid to ship each counted order, and its lines' parts (domain.md §5).

CREATE TABLE order_shipping (
  order_ref INTEGER PRIMARY KEY,
  amount INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('estimate', 'missing'))
) STRICT;

INSERT INTO order_shipping
WITH own_label AS (
  SELECT order_ref, sum(amount) AS amount FROM label_part
  WHERE order_ref IS NOT NULL AND amount IS NOT NULL GROUP BY order_ref
)
SELECT o.order_ref,
  CASE WHEN l.order_ref IS NOT NULL
    THEN l.amount - coalesce(o.buyer_shipping_fee, 0) - coalesce(o.platform_shipping_discount, 0)
    ELSE coalesce(of_type.value, of_all.value, 0) END,
  iif(l.order_ref IS NULL AND of_type.value IS NULL AND of_all.value IS NULL, 'missing', 'estimate')
FROM shop_order AS o
LEFT JOIN own_label AS l ON l.order_ref = o.order_ref
LEFT JOIN setting AS of_type ON of_type.name = 'shipping_estimate.' || o.fulfilment_type
  AND o.created_on BETWEEN of_type.from_day AND of_type.to_day
LEFT JOIN setting AS of_all ON of_all.name = 'shipping_estimate'
  AND o.created_on BETWEEN of_all.from_day AND of_all.to_day
WHERE o.counts;

INSERT INTO allocation_share
SELECT 'shipping', l.order_ref, l.line_ref, s.amount, l.net_sales, l.sku_id
FROM order_shipping AS s
JOIN shop_order AS o ON o.order_ref = s.order_ref AND o.lines > 1
JOIN counted_line AS l ON l.order_ref = s.order_ref
WHERE s.amount <> 0;

-- A settled line bears its part of the seller's own labels, unless TikTok or FBT charged for the parcel.
CREATE TABLE own_label (
  line_ref INTEGER PRIMARY KEY,
  amount INTEGER NOT NULL
) STRICT;

INSERT INTO allocation_share
WITH label AS (
  SELECT order_ref, sum(amount) AS amount FROM label_part
  WHERE amount IS NOT NULL AND order_ref IN (SELECT order_ref FROM settled_line)
    AND order_ref NOT IN (
      SELECT order_ref FROM settlement_entry WHERE place IN ('line', 'order') AND kind <> 'adjustment' AND charges_parcel
    )
  GROUP BY order_ref
)
SELECT 'own label', l.order_ref, l.line_ref, label.amount, l.net_sales, l.sku_id
FROM label JOIN counted_line AS l ON l.order_ref = label.order_ref
WHERE label.amount <> 0;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose = 'own label';

INSERT INTO own_label
SELECT s.line_ref, p.part
FROM settled_line AS s
JOIN allocation_part AS p ON p.purpose = 'own label' AND p.item = s.line_ref AND p.request = s.order_ref;

-- The buyer's shipping fee is part of what the referral fee is charged on.
INSERT INTO allocation_share
SELECT 'buyer shipping fee', l.order_ref, l.line_ref, o.buyer_shipping_fee, l.net_sales, l.sku_id
FROM shop_order AS o JOIN counted_line AS l ON l.order_ref = o.order_ref
WHERE o.buyer_shipping_fee <> 0 AND o.lines > 1;

INSERT INTO allocation_part
SELECT purpose, request, item, part FROM allocation WHERE purpose = 'shipping';
INSERT INTO allocation_part
SELECT purpose, request, item, part FROM allocation WHERE purpose = 'buyer shipping fee';

-- Most orders have one line, which bears it all: nothing is split.
INSERT INTO allocation_part
SELECT 'shipping', s.order_ref, l.line_ref, s.amount
FROM order_shipping AS s
JOIN shop_order AS o ON o.order_ref = s.order_ref AND o.lines = 1
JOIN counted_line AS l ON l.order_ref = s.order_ref
WHERE s.amount <> 0;
INSERT INTO allocation_part
SELECT 'buyer shipping fee', o.order_ref, l.line_ref, o.buyer_shipping_fee
FROM shop_order AS o JOIN counted_line AS l ON l.order_ref = o.order_ref
WHERE o.buyer_shipping_fee <> 0 AND o.lines = 1;
