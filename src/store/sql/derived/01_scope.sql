-- scope: orders
-- The current facts of orders, under the names by which definitions of scope `orders` read them. The conditions on
-- `touched` stand in force in a refresh alone: a full build leaves them out (store/scope.ts).

CREATE VIEW current_line AS
SELECT * FROM order_line_version
WHERE is_current = 1 AND order_ref IN (SELECT order_ref FROM touched);

CREATE VIEW current_return AS
SELECT * FROM return_version
WHERE is_current = 1 AND order_ref IN (SELECT order_ref FROM touched);

CREATE VIEW commission_row AS
SELECT v.*, k.order_id, s.sku_id, o.source
FROM commission_row_version AS v
JOIN order_key AS k ON k.order_ref = v.order_ref
JOIN sku_key AS s ON s.sku_ref = v.sku_ref
JOIN source AS o ON o.source_ref = v.source_ref
WHERE v.is_current = 1 AND v.order_ref IN (SELECT order_ref FROM touched);

CREATE VIEW creator_sale AS
SELECT v.*, k.order_id, s.sku_id, o.source
FROM own_sale AS own
JOIN creator_sale_version AS v ON v.version_id = own.version_id
JOIN order_key AS k ON k.order_ref = v.order_ref
JOIN sku_key AS s ON s.sku_ref = v.sku_ref
JOIN source AS o ON o.source_ref = v.source_ref
WHERE TRUE AND v.order_ref IN (SELECT order_ref FROM touched);

-- Rows of commission sheets; one without an order id is a payment, no cost. An export of a program names it.
CREATE VIEW commission_sheet AS
SELECT key AS row_key, (
    SELECT max(v.version_id) FROM sheet_version AS v WHERE v.fact = sheet_row.fact AND v.key = sheet_row.key
  ) AS version_id, iif(key ->> 0 <> '', coalesce(key ->> 4, 'commissions'), 'commissions') AS source,
  key ->> 0 AS order_id, nullif(key ->> 1, '') AS sku,
  CASE key ->> 2 WHEN 'handle' THEN key ->> 3 ELSE fields ->> 'creator' END AS handle,
  CASE key ->> 2 WHEN 'email' THEN key ->> 3 ELSE fields ->> 'email' END AS email,
  CASE key ->> 2 WHEN 'affiliate_id' THEN key ->> 3 ELSE fields ->> 'affiliate_id' END AS affiliate_id,
  CASE key ->> 2 WHEN 'code' THEN key ->> 3 ELSE fields ->> 'code' END AS code,
  CASE key ->> 2 WHEN 'link' THEN key ->> 3 ELSE fields ->> 'link' END AS link,
  fields ->> 'commission' AS commission, lower(coalesce(fields ->> 'status', '')) AS status,
  fields ->> 'date' AS on_day
FROM sheet_row WHERE fact = 'commission_sheet_row' AND key ->> 0 IN (SELECT name FROM touched_name);

-- What an order in another shop program says of who sold it: JSON arrays of codes, links and traces.
CREATE VIEW order_evidence AS
SELECT key AS row_key, key ->> 0 AS order_id, fields ->> 'name' AS name,
  coalesce(fields ->> 'codes', '[]') AS codes, coalesce(fields ->> 'links', '[]') AS links,
  coalesce(fields ->> 'traces', '[]') AS traces
FROM sheet_row WHERE fact = 'order_evidence' AND key ->> 0 IN (SELECT name FROM touched_name);
