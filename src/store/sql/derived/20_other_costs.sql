-- scope: everything
-- Costs beside the counted lines, each on its own day (domain.md §5): samples, fees and ads of creators, and
-- what `(shop)` holds. Reports find a cost by its place here, so that its order is said wherever it could differ.

CREATE TABLE other_cost (
  component TEXT NOT NULL CHECK (component IN (
    'gross', 'seller_discount', 'refunds', 'cogs', 'platform_fees', 'shipping', 'other_fees', 'commission', 'sample_cost',
    'fixed_fees', 'ad_spend'
  )),
  creator TEXT,                    -- null: the shop
  sku TEXT,                        -- of a sample or an ad; null: no SKU, the shop's by product too
  content TEXT,                    -- content id of an ad; '(none)': of a line that no content sold
  day TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reason TEXT NOT NULL,
  reference TEXT NOT NULL          -- sample key, order id, entry id, shipment key, or key of the sheet's row
) STRICT;

-- Product in samples, on the ship day.
INSERT INTO other_cost
SELECT 'sample_cost', s.creator, i.sku, NULL, s.ship_on, i.unit_cost * i.quantity, 'sample product', s.sample
FROM sample AS s JOIN sample_item AS i ON i.sample_ref = s.sample_ref
WHERE s.ship_on IS NOT NULL AND i.unit_cost * i.quantity <> 0;

-- Settlement entries of a sample order that name one of its SKUs, on their day, without what was taken for ads.
INSERT INTO other_cost
SELECT 'sample_cost', s.creator, e.sku_id, NULL, e.day, -(e.total + e.ads), 'settlement of a sample', s.sample
FROM settlement_entry AS e
JOIN sample_member AS m ON m.node = 'o:' || e.about
JOIN sample AS s ON s.sample_node = m.sample_node
WHERE e.place = 'sample' AND e.sku_id <> '' AND e.total + e.ads <> 0
ORDER BY e.entry_ref;

-- Labels of samples, those of one day as their sum, split over the SKUs by unit cost x quantity. A cost written in the sheet stands
-- in for labels that no shipping file holds. Settlement entries without a SKU are split alike.
CREATE TABLE sample_label (
  label_ref INTEGER PRIMARY KEY,
  sample_ref INTEGER NOT NULL,
  day TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

INSERT INTO sample_label (sample_ref, day, amount, reason)
SELECT s.sample_ref, l.ship_on, sum(l.amount), 'sample label'
FROM label_part AS l
JOIN sample_member AS m ON m.node = l.target
JOIN sample AS s ON s.sample_node = m.sample_node
LEFT JOIN shop_order AS o ON o.order_ref = l.order_ref
WHERE l.amount IS NOT NULL AND NOT coalesce(o.counts, 0)
GROUP BY s.sample_ref, l.ship_on;

INSERT INTO sample_label (sample_ref, day, amount, reason)
SELECT s.sample_ref, s.ship_on, max(r.shipping_cost), 'sample label'
FROM sample AS s
JOIN sample_member AS m ON m.sample_node = s.sample_node
JOIN known_sample_row AS r ON m.node = r.node
WHERE s.ship_on IS NOT NULL AND r.shipping_cost IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM sample_label AS l WHERE l.sample_ref = s.sample_ref)
GROUP BY s.sample_ref;

INSERT INTO sample_label (sample_ref, day, amount, reason)
SELECT s.sample_ref, e.day, -(e.total + e.ads), 'settlement of a sample'
FROM settlement_entry AS e
JOIN sample_member AS m ON m.node = 'o:' || e.about
JOIN sample AS s ON s.sample_node = m.sample_node
WHERE e.place = 'sample' AND e.sku_id = ''
ORDER BY e.entry_ref;

INSERT INTO allocation_share
SELECT 'sample label', l.label_ref, row_number() OVER (ORDER BY l.label_ref, i.sku), l.amount,
  coalesce(i.unit_cost, 0) * i.quantity, i.sku
FROM sample_label AS l
JOIN sample_item AS i ON i.sample_ref = l.sample_ref
WHERE l.amount <> 0;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose = 'sample label';

INSERT INTO other_cost
WITH item AS (
  SELECT row_number() OVER (ORDER BY l.label_ref, i.sku) AS item, l.label_ref, l.day, l.reason, i.sku, s.creator, s.sample
  FROM sample_label AS l
  JOIN sample_item AS i ON i.sample_ref = l.sample_ref
  JOIN sample AS s ON s.sample_ref = l.sample_ref
  WHERE l.amount <> 0
)
SELECT 'sample_cost', i.creator, i.sku, NULL, i.day, p.part, i.reason, i.sample
FROM item AS i JOIN allocation_part AS p ON p.purpose = 'sample label' AND p.item = i.item AND p.request = i.label_ref
WHERE p.part <> 0;

-- A sample without products (a row names none) keeps its label whole.
INSERT INTO other_cost
SELECT 'sample_cost', s.creator, NULL, NULL, l.day, l.amount, l.reason, s.sample
FROM sample_label AS l JOIN sample AS s ON s.sample_ref = l.sample_ref
WHERE l.amount <> 0 AND NOT EXISTS (SELECT 1 FROM sample_item AS i WHERE i.sample_ref = l.sample_ref);

-- Labels of orders that do not count and are no samples, and labels of nothing.
INSERT INTO other_cost
SELECT 'shipping', NULL, NULL, NULL, l.ship_on, l.amount, 'label of an order that does not count', o.order_id
FROM label_part AS l JOIN shop_order AS o ON o.order_ref = l.order_ref
WHERE NOT o.counts AND l.amount <> 0 AND l.target NOT IN (SELECT node FROM sample_member);

INSERT INTO other_cost
SELECT 'shipping', NULL, NULL, NULL, coalesce(s.shipped_on, s.created_on, day_of(s.exported_at)), s.label_cost,
  'label of no order or sample', s.shipment_key
FROM shipment AS s
WHERE NOT s.label_voided AND s.label_cost <> 0
  AND s.version_id NOT IN (SELECT shipment_ref FROM label_target)
  AND coalesce(s.shipped_on, s.created_on, day_of(s.exported_at)) <= (SELECT as_of FROM context);

-- Actual commission of lines that do not count, on the order's day.
INSERT INTO other_cost
SELECT 'commission', NULL, NULL, NULL, o.created_on, c.amount, 'commission of a line that does not count', o.order_id
FROM uncounted_commission AS c JOIN shop_order AS o ON o.order_ref = c.order_ref
ORDER BY c.line_ref;

-- Products of replacements, on the order's day.
INSERT INTO other_cost
SELECT 'cogs', NULL, NULL, NULL, o.created_on, v.quantity * c.unit_cost,
  'replacement', o.order_id
FROM shop_order AS o
CROSS JOIN order_line_version AS v ON v.order_ref = o.order_ref AND v.is_current = 1
CROSS JOIN sku_cost AS c ON c.sku_ref = v.sku_ref AND o.created_on BETWEEN c.from_day AND c.to_day
WHERE o.is_replacement AND NOT o.is_cancelled AND v.quantity * c.unit_cost <> 0
ORDER BY v.version_id;

-- Fixed fees, on their due day.
INSERT INTO other_cost
SELECT 'fixed_fees', h.creator, NULL, NULL, f.due_on, f.amount, f.kind || ' fee', f.row_key
FROM fee_sheet AS f
LEFT JOIN handle_owner AS h ON h.handle = f.handle AND f.due_on BETWEEN h.from_day AND h.to_day
WHERE f.kind IN ('flat', 'retainer', 'bonus') AND f.due_on <= (SELECT as_of FROM context) AND f.amount <> 0
GROUP BY f.row_key;

-- Order-type entries of lines that do not count: each bucket in its column, on their day.
INSERT INTO other_cost
WITH bucket AS (
  SELECT 'gross' AS component, day, gross AS amount, about FROM settlement_entry WHERE place = 'uncounted'
  UNION ALL SELECT 'seller_discount', day, seller_discount, about FROM settlement_entry WHERE place = 'uncounted'
  UNION ALL SELECT 'refunds', day, refund, about FROM settlement_entry WHERE place = 'uncounted'
  UNION ALL SELECT 'platform_fees', day, platform_fee, about FROM settlement_entry WHERE place = 'uncounted'
  UNION ALL SELECT 'shipping', day, shipping, about FROM settlement_entry WHERE place = 'uncounted'
  UNION ALL SELECT 'other_fees', day, adjustment + tax + unclassified, about FROM settlement_entry WHERE place = 'uncounted'
  UNION ALL SELECT 'commission', day, commission, about FROM settlement_entry WHERE place = 'uncounted'
)
SELECT component, NULL, NULL, NULL, day, amount, 'settlement of an order that does not count', about
FROM bucket WHERE amount <> 0;

-- Adjustments of no order, or of one that does not count.
INSERT INTO other_cost
SELECT 'other_fees', NULL, NULL, NULL, day, -(total + ads), 'adjustment: ' || type, entry_id
FROM settlement_entry WHERE place = 'shop' AND total + ads <> 0;

-- Ads taken from settlements in months of which nothing else reports the spend.
INSERT INTO other_cost
SELECT 'ad_spend', p.creator, p.sku, iif(p.line_ref IS NULL, NULL, coalesce(t.content_id, '(none)')), p.day, p.amount, 'ads paid from a settlement', e.entry_id
FROM ads_payment AS p
JOIN settlement_entry AS e ON e.entry_ref = p.entry_ref
LEFT JOIN tiktok_commission AS t ON t.line_ref = p.line_ref
WHERE NOT p.is_reported
ORDER BY p.entry_ref, p.line_ref;

-- Ad spend that counts, on the first day of its period.
INSERT INTO other_cost
SELECT 'ad_spend', creator, sku, nullif(content_id, ''), from_day, amount, 'ad spend', row_key
FROM ad_spend WHERE is_counted AND amount <> 0;
