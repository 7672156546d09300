-- The ledger: what came in, never what follows from it (domain.md §3).
-- Every write is one numbered change. Every distinct version of a (source, key) is kept, and every
-- sighting of it (change, version, line). What is current follows from these rows alone.

CREATE TABLE change (
  change_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'edit')),
  source TEXT NOT NULL,
  file TEXT,                       -- base name; an edit has none
  summary TEXT,                    -- what an edit did, in words
  sha256 TEXT,
  recorded_at INTEGER NOT NULL,    -- seconds since 1970 UTC; the only value that comes from the clock
  exported_at INTEGER NOT NULL,    -- export time of the file; of an edit: recorded_at
  modified_at INTEGER NOT NULL,    -- modification time of the file; of an edit: recorded_at
  as_samples INTEGER NOT NULL DEFAULT 0 CHECK (as_samples IN (0, 1)),
  as_replacements INTEGER NOT NULL DEFAULT 0 CHECK (as_replacements IN (0, 1)),
  options TEXT NOT NULL DEFAULT '{}',    -- JSON: options that change what the file means
  decisions TEXT NOT NULL DEFAULT '[]',  -- JSON: [{column, decision}]
  read INTEGER NOT NULL DEFAULT 0,
  new INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  stale INTEGER NOT NULL DEFAULT 0,
  repeated INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  from_day TEXT,
  to_day TEXT,
  undone_at INTEGER,
  CHECK (read = new + updated + unchanged + stale + repeated + rejected)
) STRICT;

CREATE TABLE rejected_cell (
  change_id INTEGER NOT NULL REFERENCES change,
  line INTEGER NOT NULL,
  column_name TEXT,
  value TEXT,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  cure TEXT
) STRICT;

CREATE INDEX rejected_cell_change ON rejected_cell (change_id);

-- A row of a file (or of an edit) that held a version. Line 0 belongs to edits.
CREATE TABLE sighting (
  version_id INTEGER NOT NULL,
  change_id INTEGER NOT NULL REFERENCES change,
  line INTEGER NOT NULL,
  PRIMARY KEY (version_id, change_id, line)
) STRICT, WITHOUT ROWID;

-- Text ids once, integers everywhere else.
CREATE TABLE source (
  source_ref INTEGER PRIMARY KEY,
  source TEXT NOT NULL UNIQUE,
  nature TEXT NOT NULL CHECK (nature IN ('export', 'sheet'))
) STRICT;
CREATE TABLE order_key (order_ref INTEGER PRIMARY KEY, order_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE sku_key (sku_ref INTEGER PRIMARY KEY, sku_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE listing (
  listing_ref INTEGER PRIMARY KEY,
  product_id TEXT NOT NULL,
  seller_sku TEXT NOT NULL,
  product_name TEXT NOT NULL,
  variation TEXT NOT NULL,
  UNIQUE (product_id, seller_sku, product_name, variation)
) STRICT;

-- Exports: versions compete whole by (state_rank, exported_at, modified_at, content_hash).
CREATE TABLE order_line_version (
  version_id INTEGER PRIMARY KEY,
  source_ref INTEGER NOT NULL REFERENCES source,
  order_ref INTEGER NOT NULL REFERENCES order_key,
  sku_ref INTEGER NOT NULL REFERENCES sku_key,
  listing_ref INTEGER NOT NULL REFERENCES listing,
  state_rank INTEGER NOT NULL CHECK (state_rank BETWEEN 0 AND 5),
  quantity INTEGER NOT NULL,
  returned_quantity INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  platform_discount INTEGER,
  seller_discount INTEGER NOT NULL,
  buyer_shipping_fee INTEGER,
  platform_shipping_discount INTEGER,
  order_amount INTEGER,
  refund_amount INTEGER,
  created_at INTEGER NOT NULL,
  paid_at INTEGER,
  shipped_at INTEGER,
  delivered_at INTEGER,
  cancelled_at INTEGER,
  fulfilment_type TEXT CHECK (fulfilment_type IN ('seller', 'tiktok', 'fbt')),
  tracking_number TEXT,
  creator_handle TEXT,
  exported_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX order_line_version_key ON order_line_version (order_ref, sku_ref, source_ref);

-- The buyer's user name of sample orders only: there it is the creator (domain.md §8).
CREATE TABLE sample_buyer (
  order_ref INTEGER NOT NULL REFERENCES order_key,
  change_id INTEGER NOT NULL REFERENCES change,
  username TEXT NOT NULL,
  PRIMARY KEY (order_ref, change_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE commission_row_version (
  version_id INTEGER PRIMARY KEY,
  source_ref INTEGER NOT NULL REFERENCES source,
  order_ref INTEGER NOT NULL REFERENCES order_key,
  sku_ref INTEGER NOT NULL REFERENCES sku_key,
  state_rank INTEGER NOT NULL CHECK (state_rank IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('pending', 'settled', 'ineligible')),
  product_id TEXT,
  content_id TEXT,
  content_type TEXT,
  creator_handle TEXT,
  quantity INTEGER,
  payment_amount INTEGER,
  standard_rate INTEGER,
  estimated_base INTEGER,
  estimated_standard INTEGER,
  actual_base INTEGER,
  actual_standard INTEGER,
  ads_rate INTEGER,
  estimated_ads INTEGER,
  actual_ads INTEGER,
  estimated_bonus INTEGER,
  actual_bonus INTEGER,
  created_at INTEGER,
  paid_at INTEGER,
  delivered_at INTEGER,
  commission_paid_at INTEGER,
  exported_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX commission_row_version_key ON commission_row_version (order_ref, sku_ref, source_ref);

CREATE TABLE shipment_version (
  version_id INTEGER PRIMARY KEY,
  source_ref INTEGER NOT NULL REFERENCES source,
  shipment_key TEXT NOT NULL,
  state_rank INTEGER NOT NULL CHECK (state_rank = 0),
  tracking_number TEXT,
  order_number TEXT,
  reference TEXT,
  carrier TEXT,
  service TEXT,
  parcel_state TEXT NOT NULL,
  status_text TEXT,
  label_voided INTEGER NOT NULL CHECK (label_voided IN (0, 1)),
  label_cost INTEGER,
  created_on TEXT CHECK (created_on IS date(created_on)),
  shipped_on TEXT CHECK (shipped_on IS date(shipped_on)),
  delivered_on TEXT CHECK (delivered_on IS date(delivered_on)),
  exported_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX shipment_version_key ON shipment_version (shipment_key, source_ref);

-- Facts of plain sheets, edits and small exports. `key` is a JSON array, `fields` a JSON object of what the
-- row fills. Of sheets and edits the later change wins, field by field, and null clears; an export's
-- freshest version stands whole.
CREATE TABLE sheet_version (
  version_id INTEGER PRIMARY KEY,
  source_ref INTEGER NOT NULL REFERENCES source,
  fact TEXT NOT NULL,
  key TEXT NOT NULL,
  fields TEXT NOT NULL,
  content_hash BLOB NOT NULL
) STRICT;

CREATE INDEX sheet_version_key ON sheet_version (fact, key);

-- The current row of every such fact: its sheets and edits folded, and its exports, read field by field.
CREATE TABLE sheet_row (
  fact TEXT NOT NULL,
  key TEXT NOT NULL,
  fields TEXT NOT NULL,
  exported_at INTEGER NOT NULL,    -- of the newest change that filled a field
  PRIMARY KEY (fact, key)
) STRICT, WITHOUT ROWID;

-- Whether the derived tables match the facts, and which text of their definitions made them.
CREATE TABLE derived_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  is_dirty INTEGER NOT NULL CHECK (is_dirty IN (0, 1)),
  definition_hash TEXT NOT NULL,
  horizon TEXT NOT NULL            -- the latest day of any dated fact: reports as of then or later may use them
) STRICT;

INSERT INTO derived_state VALUES (1, 1, '', '9999-12-31');
