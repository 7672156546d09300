-- scope: sheets
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

CREATE VIEW creator_sheet AS
SELECT key ->> 0 AS handle, fields ->> 'name' AS name, fields ->> 'niche' AS niche, fields ->> 'region' AS region,
  fields ->> 'email' AS email, fields ->> 'tags' AS tags, fields ->> 'owner' AS owner,
  fields ->> 'seen_on' AS seen_on, fields ->> 'renamed_to' AS renamed_to, exported_at
FROM sheet_row WHERE fact = 'creator';

CREATE VIEW creator_event AS
SELECT key ->> 0 AS handle, key ->> 1 AS event, key ->> 2 AS on_day
FROM sheet_row WHERE fact = 'event';

-- A key that was removed by command is kept, so that a sheet which still lists it does not bring it back.
CREATE VIEW key_sheet AS
SELECT key ->> 0 AS handle, key ->> 1 AS kind, key ->> 2 AS value, key ->> 3 AS from_day,
  coalesce(fields ->> 'to', '9999-12-31') AS to_day, fields ->> 'settles' IS NOT NULL AS settles
FROM sheet_row WHERE fact = 'key' AND fields ->> 'removed' IS NULL;

-- What a person decided in a review: of an order's line, of a sample, of a parcel.
CREATE VIEW decision_sheet AS
SELECT key ->> 0 AS subject, key ->> 1 AS sku, fields ->> 'creator' AS creator
FROM sheet_row WHERE fact = 'decision' AND fields ->> 'creator' IS NOT NULL;

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
  coalesce(fields ->> 'quantity', 1) AS quantity, fields ->> 'state' AS state, fields ->> 'state_on' AS state_on,
  fields ->> 'requested_on' AS requested_on, fields ->> 'approved_on' AS approved_on,
  fields ->> 'shipped_on' AS shipped_on, fields ->> 'delivered_on' AS delivered_on,
  fields ->> 'order_id' AS order_id, fields ->> 'tracking_number' AS tracking_number,
  fields ->> 'shipping_cost' AS shipping_cost, exported_at
FROM sheet_row WHERE fact = 'sample_row';

CREATE VIEW post_sheet AS
SELECT key AS row_key, fields ->> 'link' AS link, fields ->> 'content_id' AS content_id,
  fields ->> 'creator' AS handle, fields ->> 'posted_on' AS posted_on, fields ->> 'sku' AS sku,
  fields ->> 'product_id' AS product_id
FROM sheet_row WHERE fact = 'post';

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
