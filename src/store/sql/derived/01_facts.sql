-- Current facts under readable names. Texts that are kept once are joined back; '' is null.

CREATE VIEW order_line AS
SELECT v.version_id, v.order_ref, v.sku_ref, k.order_id, s.sku_id,
  nullif(l.product_id, '') AS product_id, nullif(l.seller_sku, '') AS seller_sku,
  nullif(l.product_name, '') AS product_name, v.listing_ref, v.state_rank, v.quantity, v.returned_quantity, v.gross,
  v.seller_discount, v.gross - v.seller_discount AS net_sales, v.creator_handle, v.tracking_number,
  v.exported_at
FROM order_line_version AS v
JOIN order_key AS k ON k.order_ref = v.order_ref
JOIN sku_key AS s ON s.sku_ref = v.sku_ref
JOIN listing AS l ON l.listing_ref = v.listing_ref
WHERE v.is_current = 1;

CREATE VIEW commission_row AS
SELECT v.*, k.order_id, s.sku_id, o.source
FROM commission_row_version AS v
JOIN order_key AS k ON k.order_ref = v.order_ref
JOIN sku_key AS s ON s.sku_ref = v.sku_ref
JOIN source AS o ON o.source_ref = v.source_ref
WHERE v.is_current = 1;

-- A creator sells for several shops, the ledger keeps one: the shops of sales whose order an order export
-- holds. Sales of other shops are kept, and wait; as long as no sale is known, no shop can be told.
CREATE VIEW known_shop AS
SELECT DISTINCT v.shop_name FROM creator_sale_version AS v
WHERE v.is_current = 1 AND v.shop_name IS NOT NULL
  AND EXISTS (SELECT 1 FROM order_line_version AS l WHERE l.order_ref = v.order_ref AND l.is_current = 1);

CREATE TABLE own_sale (version_id INTEGER PRIMARY KEY) STRICT;

INSERT INTO own_sale
SELECT version_id FROM creator_sale_version
WHERE is_current = 1 AND (
  shop_name IS NULL OR shop_name IN (SELECT shop_name FROM known_shop) OR NOT EXISTS (SELECT 1 FROM known_shop)
);

CREATE VIEW creator_sale AS
SELECT v.*, k.order_id, s.sku_id, o.source
FROM own_sale AS own
JOIN creator_sale_version AS v ON v.version_id = own.version_id
JOIN order_key AS k ON k.order_ref = v.order_ref
JOIN sku_key AS s ON s.sku_ref = v.sku_ref
JOIN source AS o ON o.source_ref = v.source_ref;

CREATE VIEW creator_sheet AS
SELECT key ->> 0 AS handle, fields ->> 'name' AS name, fields ->> 'niche' AS niche, fields ->> 'region' AS region,
  fields ->> 'email' AS email, fields ->> 'tags' AS tags, fields ->> 'owner' AS owner,
  fields ->> 'seen_on' AS seen_on, exported_at
FROM sheet_row WHERE fact = 'creator';

CREATE VIEW creator_event AS
SELECT key ->> 0 AS handle, key ->> 1 AS event, key ->> 2 AS on_day
FROM sheet_row WHERE fact = 'event';

CREATE VIEW key_sheet AS
SELECT key ->> 0 AS handle, key ->> 1 AS kind, key ->> 2 AS value, key ->> 3 AS from_day,
  coalesce(fields ->> 'to', '9999-12-31') AS to_day
FROM sheet_row WHERE fact = 'key';

CREATE VIEW term_sheet AS
SELECT key AS row_key, key ->> 0 AS handle, key ->> 1 AS sku, key ->> 2 AS kind, key ->> 3 AS from_day,
  coalesce(fields ->> 'to', '9999-12-31') AS to_day, fields ->> 'rate' AS rate,
  fields ->> 'post_days' AS post_days, fields ->> 'posts_due' AS posts_due
FROM sheet_row WHERE fact = 'term';

CREATE VIEW cost_sheet AS
SELECT key ->> 0 AS sku, key ->> 1 AS from_day, fields ->> 'unit_cost' AS unit_cost
FROM sheet_row WHERE fact = 'cost' AND fields ->> 'unit_cost' IS NOT NULL;

CREATE VIEW sample_row AS
SELECT key AS row_key, fields ->> 'creator' AS handle, fields ->> 'sku' AS sku,
  coalesce(fields ->> 'quantity', 1) AS quantity, fields ->> 'state' AS state,
  fields ->> 'requested_on' AS requested_on, fields ->> 'approved_on' AS approved_on,
  fields ->> 'shipped_on' AS shipped_on, fields ->> 'delivered_on' AS delivered_on,
  fields ->> 'order_id' AS order_id, fields ->> 'tracking_number' AS tracking_number,
  fields ->> 'shipping_cost' AS shipping_cost, exported_at
FROM sheet_row WHERE fact = 'sample_row';

CREATE VIEW post_sheet AS
SELECT key AS row_key, fields ->> 'link' AS link, fields ->> 'content_id' AS content_id,
  fields ->> 'creator' AS handle, fields ->> 'posted_on' AS posted_on, fields ->> 'sku' AS sku
FROM sheet_row WHERE fact = 'post';

-- Rows of commission sheets; one without an order id is a payment, no cost. An export of a program names it.
CREATE VIEW commission_sheet AS
SELECT key AS row_key, iif(key ->> 0 <> '', coalesce(key ->> 4, 'commissions'), 'commissions') AS source,
  key ->> 0 AS order_id, nullif(key ->> 1, '') AS sku,
  CASE key ->> 2 WHEN 'handle' THEN key ->> 3 ELSE fields ->> 'creator' END AS handle,
  CASE key ->> 2 WHEN 'email' THEN key ->> 3 ELSE fields ->> 'email' END AS email,
  CASE key ->> 2 WHEN 'affiliate_id' THEN key ->> 3 ELSE fields ->> 'affiliate_id' END AS affiliate_id,
  CASE key ->> 2 WHEN 'code' THEN key ->> 3 ELSE fields ->> 'code' END AS code,
  CASE key ->> 2 WHEN 'link' THEN key ->> 3 ELSE fields ->> 'link' END AS link,
  fields ->> 'commission' AS commission, lower(coalesce(fields ->> 'status', '')) AS status,
  fields ->> 'date' AS on_day
FROM sheet_row WHERE fact = 'commission_sheet_row';

-- Parcels of shipments sheets, by a number that no version of another fact has.
CREATE VIEW shipment_sheet AS
SELECT (
    SELECT max(v.version_id) FROM sheet_version AS v WHERE v.fact = r.fact AND v.key = r.key
  ) AS version_id, key ->> 0 AS shipment_key, fields ->> 'tracking_number' AS tracking_number,
  fields ->> 'order_number' AS order_number, fields ->> 'reference' AS reference, fields ->> 'carrier' AS carrier,
  fields ->> 'service' AS service, coalesce(fields ->> 'parcel_state', 'unknown') AS parcel_state,
  fields ->> 'status_text' AS status_text, coalesce(fields ->> 'parcel_state', '') = 'cancelled' AS label_voided,
  fields ->> 'label_cost' AS label_cost, fields ->> 'shipped_on' AS shipped_on,
  fields ->> 'delivered_on' AS delivered_on, exported_at
FROM sheet_row AS r WHERE fact = 'shipment_row';

-- Charges and credits of a warehouse: the amounts of a shipment add up.
CREATE VIEW label_charge AS
SELECT max(v.version_id) AS version_id, o.source, r.key ->> 0 AS shipment_id, r.key ->> 2 AS charged_on,
  r.fields ->> 'amount' AS amount, r.fields ->> 'order_number' AS order_number,
  r.fields ->> 'tracking_number' AS tracking_number, r.fields ->> 'carrier' AS carrier,
  r.fields ->> 'service' AS service, r.exported_at
FROM sheet_row AS r
JOIN sheet_version AS v ON v.fact = r.fact AND v.key = r.key
JOIN source AS o ON o.source_ref = v.source_ref
WHERE r.fact = 'label_charge'
GROUP BY r.key, o.source;

-- What an order in another shop program says of who sold it: JSON arrays of codes, links and traces.
CREATE VIEW order_evidence AS
SELECT key AS row_key, key ->> 0 AS order_id, fields ->> 'name' AS name,
  coalesce(fields ->> 'codes', '[]') AS codes, coalesce(fields ->> 'links', '[]') AS links,
  coalesce(fields ->> 'traces', '[]') AS traces
FROM sheet_row WHERE fact = 'order_evidence';

-- Fixed fees; a payment of commission (kind commission) is no cost.
CREATE VIEW fee_sheet AS
SELECT key AS row_key, key ->> 0 AS handle, key ->> 1 AS kind, key ->> 2 AS due_on, fields ->> 'amount' AS amount
FROM sheet_row WHERE fact = 'fee';

CREATE VIEW ad_spend_sheet AS
SELECT key AS row_key, key ->> 0 AS from_day, key ->> 1 AS to_day, key ->> 2 AS campaign,
  fields ->> 'content_id' AS content_id, fields ->> 'creator' AS handle, fields ->> 'sku' AS sku,
  nullif(key ->> 4, '') AS product, fields ->> 'amount' AS amount, exported_at
FROM sheet_row WHERE fact = 'ad_spend';

CREATE VIEW brief_sheet AS
SELECT key AS row_key, key ->> 0 AS handle, key ->> 1 AS sku, key ->> 2 AS sent_on,
  fields ->> 'post_days' AS post_days, fields ->> 'posts_due' AS posts_due
FROM sheet_row WHERE fact = 'brief';
