-- scope: samples
-- Samples (domain.md §8): what shares an order id or a tracking number is one sample.

CREATE TABLE sample_edge (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO sample_edge
WITH link AS (
  SELECT 'o:' || order_id AS a, 'o:' || order_id AS b FROM shop_order
  WHERE is_sample AND order_ref IN (SELECT order_ref FROM touched_sample_order)
  UNION ALL
  SELECT 'o:' || o.order_id, 't:' || v.tracking_number
  FROM shop_order AS o CROSS JOIN order_line_version AS v ON v.order_ref = o.order_ref AND v.is_current = 1
  WHERE o.is_sample AND v.tracking_number IS NOT NULL
    AND o.order_ref IN (SELECT order_ref FROM touched_sample_order)
  UNION ALL
  SELECT l.target, 't:' || s.tracking_number
  FROM label_part AS l
  JOIN shipment AS s ON s.version_id = l.shipment_ref
  LEFT JOIN shop_order AS o ON o.order_ref = l.order_ref
  WHERE s.tracking_number IS NOT NULL AND coalesce(o.is_sample, 1) AND l.target IN (SELECT node FROM touched_node)
  UNION ALL
  SELECT node, coalesce('t:' || tracking_number, 'o:' || order_id, 'r:' || row_key)
  FROM known_sample_row WHERE TRUE AND node IN (SELECT node FROM touched_node)
  UNION ALL
  SELECT 'r:' || m.row_key, 'o:' || o.order_id FROM sample_match AS m JOIN shop_order AS o ON o.order_ref = m.order_ref
  WHERE TRUE AND m.order_ref IN (SELECT order_ref FROM touched_sample_order)
  UNION ALL
  SELECT 'r:' || row_key, node FROM sample_succession WHERE TRUE AND node IN (SELECT node FROM touched_node)
)
SELECT a, b FROM link UNION ALL SELECT b, a FROM link;

CREATE TABLE sample_member (
  node TEXT PRIMARY KEY,
  sample_node TEXT NOT NULL        -- the least node of its sample
) STRICT, WITHOUT ROWID;

-- Most samples are an order, or an order and its parcel.
INSERT INTO sample_member
WITH near AS (
  SELECT a, min(a, min(b)) AS least, max(iif(b = a, NULL, b)) AS other, sum(b <> a) AS others FROM sample_edge GROUP BY a
)
SELECT a, least FROM near AS n
WHERE others = 0 OR (others = 1 AND NOT EXISTS (
  SELECT 1 FROM sample_edge AS e WHERE e.a = n.other AND e.b NOT IN (n.a, n.other)
));

-- The others by all that can be reached.
INSERT INTO sample_member
WITH RECURSIVE reach (node, other) AS (
  SELECT DISTINCT a, a FROM sample_edge WHERE a NOT IN (SELECT node FROM sample_member)
  UNION
  SELECT r.node, e.b FROM reach AS r JOIN sample_edge AS e ON e.a = r.other
)
SELECT node, min(other) FROM reach GROUP BY node;

CREATE INDEX sample_member_sample ON sample_member (sample_node);

-- Everything that one source says of one sample, up to the report's day.
CREATE TABLE sample_saying (
  sample_node TEXT NOT NULL,
  source TEXT NOT NULL,            -- sheet, order, shipment
  source_key TEXT NOT NULL,
  exported_at INTEGER NOT NULL,
  creator TEXT,
  state TEXT,                      -- a state said without a day
  requested_on TEXT,
  approved_on TEXT,
  shipped_on TEXT,
  delivered_on TEXT,
  is_tracked INTEGER NOT NULL      -- a tracked source says where the parcel is
) STRICT;

INSERT INTO sample_saying
SELECT m.sample_node, 'sheet', r.row_key, r.exported_at, h.creator,
  -- neither a state that was said with its day, nor an approval, has happened before
  CASE
    WHEN r.state IN ('posted', 'lapsed', 'lost', 'rejected', 'cancelled')
      AND r.state_on > (SELECT as_of FROM context) THEN NULL
    WHEN r.state = 'approved' AND r.approved_on > (SELECT as_of FROM context) THEN NULL
    ELSE r.state END,
  r.requested_on, r.approved_on,
  r.shipped_on, r.delivered_on, 0
FROM known_sample_row AS r
JOIN sample_member AS m
  ON m.node = r.node
LEFT JOIN handle_owner AS h ON h.handle = r.handle
  AND coalesce(r.shipped_on, r.requested_on, day_of(r.exported_at)) BETWEEN h.from_day AND h.to_day;

INSERT INTO sample_saying
SELECT m.sample_node, 'order', o.order_id, o.exported_at, c.creator,
  CASE WHEN o.is_cancelled THEN 'cancelled'
    WHEN o.reached = 'delivered' AND o.delivered_at IS NULL THEN 'delivered'
    WHEN o.reached = 'shipped' AND o.shipped_at IS NULL THEN 'shipped' END,
  o.created_on, iif(o.reached <> 'unpaid' AND NOT o.is_cancelled, o.created_on, NULL), day_of(o.shipped_at), day_of(o.delivered_at),
  -- of a parcel of another shop its order says that it left, and no more
  o.reached = 'delivered' OR (o.reached = 'shipped' AND o.order_ref NOT IN (SELECT order_ref FROM web_order))
FROM sample_member AS m
JOIN order_key AS k ON m.node LIKE 'o:%' AND k.order_id = substr(m.node, 3)
JOIN shop_order AS o ON o.order_ref = k.order_ref
LEFT JOIN sample_order_creator AS c ON c.order_ref = o.order_ref;

INSERT INTO sample_saying
SELECT DISTINCT m.sample_node, 'shipment', s.shipment_key, s.exported_at, named.creator,
  iif(s.parcel_state = 'delivered' AND s.delivered_on IS NULL, 'delivered', NULL), NULL, NULL,
  iif(s.parcel_state IN ('label_created', 'cancelled'), NULL, s.shipped_on),
  iif(s.parcel_state = 'delivered', s.delivered_on, NULL),
  s.parcel_state <> 'unknown'
FROM label_part AS l
JOIN sample_member AS m ON m.node = l.target
JOIN shipment AS s ON s.version_id = l.shipment_ref AND NOT s.label_voided
LEFT JOIN (
  -- the creator whom its reference names, when it names one
  SELECT n.version_id, p.target_ref, min(coalesce(h.creator, k.creator)) AS creator
  FROM label_part AS p
  JOIN shipment_name AS n ON n.version_id = p.shipment_ref AND n.place = 2
  LEFT JOIN handle_owner AS h ON h.handle = lower(ltrim(n.name, '@')) AND p.ship_on BETWEEN h.from_day AND h.to_day
  LEFT JOIN key_owner AS k ON k.kind = 'code' AND k.value = upper(n.name) AND p.ship_on BETWEEN k.from_day AND k.to_day
  WHERE TRUE AND p.target IN (SELECT node FROM touched_node)
  GROUP BY p.target_ref HAVING count(DISTINCT coalesce(h.creator, k.creator)) = 1
) AS named ON named.target_ref = l.target_ref;

CREATE INDEX sample_saying_node ON sample_saying (sample_node);

UPDATE sample_saying SET
  requested_on = iif(requested_on <= (SELECT as_of FROM context), requested_on, NULL),
  approved_on = iif(approved_on <= (SELECT as_of FROM context), approved_on, NULL),
  shipped_on = iif(shipped_on <= (SELECT as_of FROM context), shipped_on, NULL),
  -- "delivered" with a day to come has not happened yet; nor has a said state whose own day is to come
  state = CASE
    WHEN state IN ('delivered', 'posted') AND delivered_on > (SELECT as_of FROM context) THEN NULL
    WHEN state = 'shipped' AND shipped_on > (SELECT as_of FROM context) THEN NULL
    WHEN state IN ('shipped', 'delivered', 'posted')
      AND coalesce(shipped_on, requested_on) > (SELECT as_of FROM context) THEN NULL
    ELSE state END,
  delivered_on = iif(delivered_on <= (SELECT as_of FROM context), delivered_on, NULL);

-- One row per sample: of each field the newest filled value.
CREATE TABLE sample (
  sample_ref INTEGER PRIMARY KEY,
  sample_node TEXT NOT NULL UNIQUE,
  sample TEXT NOT NULL,            -- printed key: order id, else tracking number, else creator/sku/day
  creator TEXT,
  state TEXT,
  requested_on TEXT,
  approved_on TEXT,
  shipped_on TEXT,
  delivered_on TEXT,
  is_tracked INTEGER NOT NULL,
  ship_on TEXT                     -- the day of its costs; null: nothing was sent
) STRICT;

INSERT INTO sample (
  sample_node, sample, creator, state, requested_on, approved_on, shipped_on, delivered_on, is_tracked, ship_on
)
WITH retold AS MATERIALIZED (
  -- of rows of one second that different keys of a sample name, the later change wins as it does under one key
  SELECT *, iif(source <> 'sheet', 0, (
    SELECT max(g.change_id) FROM sheet_version AS v JOIN sighting AS g ON g.version_id = v.version_id
    WHERE v.fact = 'sample_row' AND v.key = source_key
  )) AS said_by
  FROM sample_saying
  WHERE sample_node IN (SELECT sample_node FROM sample_saying GROUP BY sample_node HAVING count(*) > 1)
), field AS (
  SELECT sample_node, source, source_key, exported_at, said_by, 'creator' AS name, creator AS value FROM retold
  UNION ALL SELECT sample_node, source, source_key, exported_at, said_by, 'state', state FROM retold
  UNION ALL SELECT sample_node, source, source_key, exported_at, said_by, 'requested_on', requested_on FROM retold
  UNION ALL SELECT sample_node, source, source_key, exported_at, said_by, 'approved_on', approved_on FROM retold
  UNION ALL SELECT sample_node, source, source_key, exported_at, said_by, 'shipped_on', shipped_on FROM retold
  UNION ALL SELECT sample_node, source, source_key, exported_at, said_by, 'delivered_on', delivered_on FROM retold
), placed AS (
  -- who received it is for the sheet to say, before the order and the label
  SELECT *, row_number() OVER (
    PARTITION BY sample_node, name
    ORDER BY CASE WHEN name = 'creator' THEN (source = 'sheet') * 2 + (source = 'order') ELSE 0 END DESC,
      exported_at DESC, said_by DESC, source, source_key
  ) AS place
  FROM field WHERE value IS NOT NULL
), folded AS (
  SELECT sample_node,
    max(value) FILTER (WHERE name = 'creator') AS creator, max(value) FILTER (WHERE name = 'state') AS state,
    max(value) FILTER (WHERE name = 'requested_on') AS requested_on,
    max(value) FILTER (WHERE name = 'approved_on') AS approved_on,
    max(value) FILTER (WHERE name = 'shipped_on') AS shipped_on,
    max(value) FILTER (WHERE name = 'delivered_on') AS delivered_on
  FROM placed WHERE place = 1 GROUP BY sample_node
  UNION ALL
  -- what one source alone says needs no comparison: most samples
  SELECT sample_node, min(creator), min(state), min(requested_on), min(approved_on), min(shipped_on), min(delivered_on)
  FROM sample_saying GROUP BY sample_node HAVING count(*) = 1
), named AS (
  SELECT s.sample_node, max(s.is_tracked) AS is_tracked, max(s.exported_at) AS exported_at,
    min(iif(m.node LIKE 'o:%', substr(m.node, 3), NULL)) AS order_id,
    min(iif(m.node LIKE 't:%', substr(m.node, 3), NULL)) AS tracking_number,
    min(r.printed_key) FILTER (WHERE m.node LIKE 'r:%') AS row_key
  FROM sample_saying AS s JOIN sample_member AS m ON m.sample_node = s.sample_node
  LEFT JOIN known_sample_row AS r ON r.node = m.node
  GROUP BY s.sample_node
)
SELECT n.sample_node,
  coalesce(n.order_id, n.tracking_number, n.row_key),
  f.creator, f.state, f.requested_on, f.approved_on, f.shipped_on, f.delivered_on, n.is_tracked,
  CASE
    WHEN f.shipped_on IS NOT NULL THEN f.shipped_on
    WHEN f.delivered_on IS NOT NULL OR f.state IN ('shipped', 'delivered', 'posted', 'lapsed', 'lost')
      THEN coalesce(f.requested_on, f.delivered_on, day_of(n.exported_at))
  END
FROM named AS n LEFT JOIN folded AS f ON f.sample_node = n.sample_node
ORDER BY 2, 1;

-- The products in a sample; a row of the sheet and an order line of one SKU are one item.
CREATE TABLE sample_item (
  sample_ref INTEGER NOT NULL,
  sku TEXT NOT NULL,               -- SKU id; as written where no order line holds it
  name TEXT NOT NULL,              -- seller SKU, else SKU id, else as written
  sku_ref INTEGER,                 -- null: a SKU that no order line holds
  quantity INTEGER NOT NULL,
  unit_cost INTEGER,               -- on the ship day; null: no cost known
  PRIMARY KEY (sample_ref, sku)
) STRICT, WITHOUT ROWID;

INSERT INTO sample_item
WITH order_item AS (
  SELECT s.sample_ref, m.node, v.sku_ref, v.quantity, o.exported_at
  FROM sample AS s
  JOIN sample_member AS m ON m.sample_node = s.sample_node
  JOIN order_key AS k ON m.node LIKE 'o:%' AND k.order_id = substr(m.node, 3)
  JOIN shop_order AS o ON o.order_ref = k.order_ref AND o.is_sample
  JOIN order_line_version AS v ON v.order_ref = o.order_ref AND v.is_current = 1
), row_item AS (
  SELECT s.sample_ref, coalesce('o:' || o.order_id, r.node) AS node, r.sku, r.quantity, r.exported_at, (
    SELECT n.sku_ref FROM sku_name AS n JOIN sku_key AS k ON k.sku_ref = n.sku_ref
    WHERE n.name = r.sku
    ORDER BY n.sku_ref = x.sku_ref DESC, EXISTS (
      SELECT 1 FROM order_item AS i WHERE i.sample_ref = s.sample_ref AND i.sku_ref = n.sku_ref
    ) DESC, n.is_sku_id DESC, k.sku_id LIMIT 1
  ) AS sku_ref
  FROM known_sample_row AS r
  JOIN sample_member AS m ON m.node = r.node
  JOIN sample AS s ON s.sample_node = m.sample_node
  LEFT JOIN sample_match AS x ON x.row_key = r.row_key
  LEFT JOIN shop_order AS o ON o.order_ref = x.order_ref
  WHERE r.sku IS NOT NULL
), item AS (
  SELECT sample_ref, node, sku_ref, NULL AS written, quantity, exported_at, 'order' AS source FROM order_item
  UNION ALL
  -- a row that names no order of the sample tells of the first one that holds its SKU, if any does
  SELECT r.sample_ref, coalesce(
    (SELECT i.node FROM order_item AS i WHERE i.sample_ref = r.sample_ref AND i.sku_ref = r.sku_ref AND i.node = r.node),
    (SELECT min(i.node) FROM order_item AS i WHERE i.sample_ref = r.sample_ref AND i.sku_ref = r.sku_ref), ''
  ), r.sku_ref, r.sku, r.quantity, r.exported_at, 'sheet'
  FROM row_item AS r
), told AS (
  -- of each order in the parcel the newest word counts; orders in one parcel add up
  SELECT i.*, coalesce(k.sku_id, i.written) AS sku, coalesce(k.seller_sku, k.sku_id, i.written) AS name, row_number() OVER (
    PARTITION BY i.sample_ref, coalesce(k.sku_id, i.written), i.node
    ORDER BY i.exported_at DESC, i.source, i.quantity
  ) AS place
  FROM item AS i LEFT JOIN sku AS k ON k.sku_ref = i.sku_ref
), placed AS (
  SELECT sample_ref, sku, min(name) AS name, min(sku_ref) AS sku_ref, sum(quantity) AS quantity
  FROM told WHERE place = 1 GROUP BY sample_ref, sku
)
SELECT p.sample_ref, p.sku, p.name, p.sku_ref, p.quantity, coalesce(
  (SELECT c.unit_cost FROM sku_cost AS c WHERE c.sku_ref = p.sku_ref AND s.ship_on BETWEEN c.from_day AND c.to_day),
  (SELECT c.unit_cost FROM named_cost AS c WHERE p.sku_ref IS NULL AND c.name = p.sku
    AND s.ship_on BETWEEN c.from_day AND c.to_day)
)
FROM placed AS p JOIN sample AS s ON s.sample_ref = p.sample_ref;
