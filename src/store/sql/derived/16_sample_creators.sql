-- scope: samples
-- What speaks of samples: sample orders, sample rows, labels (domain.md §8). A node is an order, a parcel
-- or a row with neither: `o:<order id>`, `t:<tracking number>`, `r:<row key>`.

-- Who received a sample order: a row of the sheet, else the evidence of its lines, else a key in its
-- label's reference, else, where nothing else speaks of a creator, the one whose handle is its buyer's user name.
CREATE TABLE sample_order_creator (
  order_ref INTEGER PRIMARY KEY,
  creator TEXT NOT NULL
) STRICT;

INSERT INTO sample_order_creator
WITH told AS (
  SELECT o.order_ref, 1 AS place, h.creator
  FROM shop_order AS o
  JOIN known_sample_row AS r ON r.order_id = o.order_id
  JOIN handle_owner AS h ON h.handle = r.handle AND o.created_on BETWEEN h.from_day AND h.to_day
  WHERE o.is_sample AND o.order_ref IN (SELECT order_ref FROM touched_sample_order)
  UNION
  SELECT o.order_ref, 2, a.creator
  FROM shop_order AS o JOIN line_attribution AS a ON a.order_ref = o.order_ref
  WHERE o.is_sample AND o.order_ref IN (SELECT order_ref FROM touched_sample_order) AND a.creator IS NOT NULL
  UNION
  SELECT o.order_ref, 3, coalesce(h.creator, k.creator)
  FROM shop_order AS o
  JOIN label_part AS l ON l.order_ref = o.order_ref
  JOIN shipment_name AS n ON n.version_id = l.shipment_ref AND n.place = 2
  LEFT JOIN handle_owner AS h ON h.handle = lower(ltrim(n.name, '@'))
    AND o.created_on BETWEEN h.from_day AND h.to_day
  LEFT JOIN key_owner AS k ON k.kind = 'code' AND k.value = upper(n.name)
    AND o.created_on BETWEEN k.from_day AND k.to_day
  WHERE o.is_sample AND o.order_ref IN (SELECT order_ref FROM touched_sample_order)
    AND coalesce(h.creator, k.creator) IS NOT NULL
  UNION
  SELECT o.order_ref, 4, h.creator
  FROM shop_order AS o
  JOIN sample_buyer AS b ON b.order_ref = o.order_ref
  JOIN handle_owner AS h ON h.handle = b.username AND o.created_on BETWEEN h.from_day AND h.to_day
  WHERE o.is_sample AND o.order_ref IN (SELECT order_ref FROM touched_sample_order) AND NOT EXISTS (
    SELECT 1 FROM line_attribution AS a WHERE a.order_ref = o.order_ref AND a.status <> 'organic'
  )
), first_told AS (
  SELECT order_ref, min(place) AS place FROM told GROUP BY order_ref
)
SELECT t.order_ref, min(t.creator)
FROM told AS t JOIN first_told AS f ON f.order_ref = t.order_ref AND f.place = t.place
GROUP BY t.order_ref HAVING count(DISTINCT t.creator) = 1;
