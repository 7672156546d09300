-- scope: sheets
-- Shipments (domain.md §3, §4): what several sources say of one parcel is read together, field by field,
-- the newest filled value first. A parcel is told by its tracking number, else by its source's own key.

CREATE TABLE shipment_part (
  version_id INTEGER PRIMARY KEY,  -- of a sheet's row: the latest of its versions
  shipment_ref INTEGER NOT NULL,   -- version id of the freshest part
  place INTEGER NOT NULL,          -- 1: the freshest
  source TEXT NOT NULL,
  shipment_key TEXT NOT NULL,
  tracking_number TEXT,
  order_number TEXT,
  reference TEXT,
  carrier TEXT,
  service TEXT,
  parcel_state TEXT NOT NULL,
  status_text TEXT,
  label_voided INTEGER NOT NULL,
  label_cost INTEGER,
  created_on TEXT,
  shipped_on TEXT,
  delivered_on TEXT,
  exported_at INTEGER NOT NULL
) STRICT;

-- Charges and credits known on the report's day, by the parcel that they are for.
CREATE TABLE parcel_charge (
  version_id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  parcel TEXT NOT NULL,            -- tracking number, else the source's shipment id
  tracking_number TEXT,
  order_number TEXT,
  carrier TEXT,
  service TEXT,
  charged_on TEXT NOT NULL,
  amount INTEGER NOT NULL,
  exported_at INTEGER NOT NULL
) STRICT;

INSERT INTO parcel_charge
SELECT version_id, source, coalesce(max(tracking_number) OVER shipment, shipment_id),
  max(tracking_number) OVER shipment, max(order_number) OVER shipment, max(carrier) OVER shipment,
  max(service) OVER shipment, charged_on, amount, exported_at
FROM label_charge WHERE charged_on <= (SELECT as_of FROM context)
WINDOW shipment AS (PARTITION BY source, shipment_id);

INSERT INTO shipment_part
WITH told AS (
  SELECT v.version_id, o.source, v.shipment_key, v.tracking_number, v.order_number, v.reference, v.carrier, v.service,
    v.parcel_state, v.status_text, v.label_voided, v.label_cost, v.created_on, v.shipped_on, v.delivered_on,
    v.exported_at, v.modified_at
  FROM shipment_version AS v JOIN source AS o ON o.source_ref = v.source_ref
  WHERE v.is_current = 1
  UNION ALL
  SELECT version_id, 'shipments', shipment_key, tracking_number, order_number, reference, carrier, service,
    parcel_state, status_text, label_voided, label_cost, NULL, shipped_on, delivered_on, exported_at, 0
  FROM shipment_sheet
  UNION ALL
  -- a charge of 0.00 is one of unknown amount
  SELECT max(version_id), source, parcel, max(tracking_number), max(order_number), NULL, max(carrier), max(service),
    'unknown', NULL, 0, sum(nullif(amount, 0)), nullif(min(charged_on), ''), NULL, NULL, max(exported_at), 0
  FROM parcel_charge GROUP BY source, parcel
), placed AS (
  SELECT *, coalesce('t:' || tracking_number, 's:' || source || ':' || shipment_key) AS parcel, row_number() OVER (
    PARTITION BY coalesce('t:' || tracking_number, 's:' || source || ':' || shipment_key)
    ORDER BY exported_at DESC, modified_at DESC, source, shipment_key
  ) AS place
  FROM told
)
SELECT version_id, first_value(version_id) OVER (PARTITION BY parcel ORDER BY place), place, source,
  shipment_key, tracking_number, order_number, reference, carrier, service, parcel_state, status_text, label_voided,
  label_cost, created_on, shipped_on, delivered_on, exported_at
FROM placed;

CREATE INDEX shipment_part_shipment ON shipment_part (shipment_ref, place);

CREATE TABLE shipment (
  version_id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,            -- of the freshest part
  shipment_key TEXT NOT NULL,
  tracking_number TEXT,
  order_number TEXT,
  reference TEXT,
  carrier TEXT,
  service TEXT,
  parcel_state TEXT NOT NULL,
  status_text TEXT,
  label_voided INTEGER NOT NULL,
  label_cost INTEGER,
  created_on TEXT,
  shipped_on TEXT,
  delivered_on TEXT,
  exported_at INTEGER NOT NULL
) STRICT;

-- Most parcels stand in one source.
INSERT INTO shipment
SELECT version_id, source, shipment_key, tracking_number, order_number, reference, carrier, service, parcel_state, status_text, label_voided,
  label_cost, created_on, shipped_on, delivered_on, exported_at
FROM shipment_part WHERE place = 1;

-- Whether a label was voided is for those to say who know of the label: its cost goes with it.
WITH part AS (
  SELECT * FROM shipment_part WHERE shipment_ref IN (SELECT shipment_ref FROM shipment_part WHERE place = 2)
), filled AS (
  SELECT shipment_ref,
    min(place) FILTER (WHERE order_number IS NOT NULL) AS order_number,
    min(place) FILTER (WHERE reference IS NOT NULL) AS reference,
    min(place) FILTER (WHERE carrier IS NOT NULL) AS carrier,
    min(place) FILTER (WHERE service IS NOT NULL) AS service,
    min(place) FILTER (WHERE parcel_state <> 'unknown') AS parcel_state,
    min(place) FILTER (WHERE label_cost IS NOT NULL OR label_voided) AS label,
    min(place) FILTER (WHERE created_on IS NOT NULL) AS created_on,
    min(place) FILTER (WHERE shipped_on IS NOT NULL) AS shipped_on,
    min(place) FILTER (WHERE delivered_on IS NOT NULL) AS delivered_on
  FROM part GROUP BY shipment_ref
)
UPDATE shipment SET
  order_number = (SELECT p.order_number FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.order_number),
  reference = (SELECT p.reference FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.reference),
  carrier = (SELECT p.carrier FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.carrier),
  service = (SELECT p.service FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.service),
  parcel_state = coalesce(
    (SELECT p.parcel_state FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.parcel_state), 'unknown'
  ),
  status_text = (
    SELECT p.status_text FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = coalesce(f.parcel_state, 1)
  ),
  label_voided = coalesce(
    (SELECT p.label_voided FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.label), 0
  ),
  label_cost = (SELECT p.label_cost FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.label),
  created_on = (SELECT p.created_on FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.created_on),
  shipped_on = (SELECT p.shipped_on FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.shipped_on),
  delivered_on = (SELECT p.delivered_on FROM part AS p WHERE p.shipment_ref = f.shipment_ref AND p.place = f.delivered_on)
FROM filled AS f WHERE f.shipment_ref = shipment.version_id;

-- What a label's order column, else its reference, may name: order ids, samples, creators.
CREATE TABLE shipment_name (
  version_id INTEGER NOT NULL,
  place INTEGER NOT NULL,          -- 1: order column, 2: reference
  name TEXT NOT NULL,
  PRIMARY KEY (version_id, place, name)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO shipment_name
WITH cell AS (
  SELECT version_id, 1 AS place, order_number AS text FROM shipment WHERE order_number IS NOT NULL
  UNION ALL
  SELECT version_id, 2, reference FROM shipment WHERE reference IS NOT NULL
), written AS (
  SELECT c.version_id, c.place, trim(part.value) AS name
  FROM cell AS c, json_each('[' || replace(replace(json_quote(c.text), ',', '","'), ';', '","') || ']') AS part
)
-- `Order #5761…` and `#5761…` name 5761…
SELECT version_id, place, trim(ltrim(iif(lower(name) LIKE 'order #%' OR lower(name) LIKE 'order %', substr(name, 7), name), '#: '))
FROM written WHERE trim(ltrim(name, '#: ')) <> '';
