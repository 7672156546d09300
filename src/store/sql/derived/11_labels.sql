-- scope: everything
-- Which order or sample a label belongs to, and its part of the cost (domain.md §4, §5).
-- A target is `o:<order id>`, `t:<tracking number>` of a sample row, or `r:<key>` of a sample row with neither.

CREATE TABLE label_target (
  target_ref INTEGER PRIMARY KEY,
  shipment_ref INTEGER NOT NULL,   -- version id of the shipment
  target TEXT NOT NULL,
  order_ref INTEGER,               -- of an order that an export holds
  ship_on TEXT NOT NULL,
  label_cost INTEGER,              -- null: unknown; a voided label costs 0
  UNIQUE (shipment_ref, target)
) STRICT;

INSERT INTO label_target (shipment_ref, target, order_ref, ship_on, label_cost)
WITH found AS (
  SELECT n.version_id, n.place, 'o:' || n.name AS target
  FROM shipment_name AS n JOIN order_key AS k ON k.order_id = n.name JOIN shop_order AS o ON o.order_ref = k.order_ref
  UNION
  SELECT n.version_id, n.place, 'o:' || o.order_id
  FROM shipment_name AS n
  JOIN order_name AS m ON m.name = n.name
  JOIN shop_order AS o ON o.order_ref = m.order_ref
  UNION
  SELECT n.version_id, n.place, 'o:' || n.name
  FROM shipment_name AS n JOIN known_sample_row AS r ON r.order_id = n.name
  UNION
  SELECT n.version_id, n.place, 't:' || n.name
  FROM shipment_name AS n JOIN known_sample_row AS r ON r.tracking_number = n.name
  UNION
  -- a sample of neither is named by its printed key: creator/sku/day, numbered from the second on
  SELECT n.version_id, n.place, r.node
  FROM shipment_name AS n
  JOIN known_sample_row AS r ON r.order_id IS NULL AND r.tracking_number IS NULL AND r.printed_key = n.name
  UNION
  SELECT s.version_id, 3, 'o:' || o.order_id
  FROM shipment AS s
  JOIN order_line_version AS v ON v.tracking_number = s.tracking_number AND v.is_current = 1
  JOIN shop_order AS o ON o.order_ref = v.order_ref
  UNION
  SELECT s.version_id, 3, 't:' || r.tracking_number
  FROM shipment AS s JOIN known_sample_row AS r ON r.tracking_number = s.tracking_number
), best AS (
  SELECT version_id, min(place) AS place FROM found GROUP BY version_id
), dated AS (
  SELECT s.version_id, f.target, o.order_ref,
    coalesce(s.shipped_on, day_of(o.ship_at), s.created_on, day_of(s.exported_at)) AS ship_on,
    iif(s.label_voided, 0, s.label_cost) AS label_cost
  FROM best AS b
  JOIN found AS f ON f.version_id = b.version_id AND f.place = b.place
  JOIN shipment AS s ON s.version_id = b.version_id
  LEFT JOIN order_key AS k ON f.target LIKE 'o:%' AND k.order_id = substr(f.target, 3)
  LEFT JOIN shop_order AS o ON o.order_ref = k.order_ref
)
SELECT version_id, target, order_ref, ship_on, label_cost FROM dated ORDER BY version_id, target;

-- A label of several orders is split over them by net sales.
INSERT INTO allocation_share
SELECT 'label', t.shipment_ref, t.target_ref, t.label_cost, coalesce(o.net_sales, 0), t.target
FROM label_target AS t LEFT JOIN shop_order AS o ON o.order_ref = t.order_ref
WHERE t.label_cost <> 0;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose = 'label';

-- Labels as known on the report's day.
CREATE TABLE label_part (
  target_ref INTEGER PRIMARY KEY,
  shipment_ref INTEGER NOT NULL,
  target TEXT NOT NULL,
  order_ref INTEGER,
  ship_on TEXT NOT NULL,
  amount INTEGER                   -- null: unknown
) STRICT;

INSERT INTO label_part
SELECT t.target_ref, t.shipment_ref, t.target, t.order_ref, t.ship_on,
  CASE WHEN t.label_cost IS NOT NULL THEN coalesce(p.part, 0) END
FROM label_target AS t
LEFT JOIN allocation_part AS p ON p.purpose = 'label' AND p.item = t.target_ref AND p.request = t.shipment_ref
WHERE t.ship_on <= (SELECT as_of FROM context);

CREATE INDEX label_part_order ON label_part (order_ref);
CREATE INDEX label_part_target ON label_part (target);
