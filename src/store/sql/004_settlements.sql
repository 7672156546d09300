-- Rows of TikTok's finance exports (domain.md §3, §6): settlements, and estimates of what is to come.

CREATE TABLE settlement_entry_version (
  version_id INTEGER PRIMARY KEY,
  source_ref INTEGER NOT NULL REFERENCES source,
  state_rank INTEGER NOT NULL CHECK (state_rank = 0),
  entry_id TEXT NOT NULL,          -- the order, or the adjustment itself
  type TEXT NOT NULL,              -- as written
  kind TEXT NOT NULL CHECK (kind IN ('order', 'refund', 'adjustment')),
  sku_id TEXT NOT NULL,            -- '' in layouts of one row per order
  day TEXT NOT NULL CHECK (day = '' OR day IS date(day)),    -- settled day, else statement day; '': not settled
  total INTEGER NOT NULL,
  n INTEGER NOT NULL,              -- place among rows of equal key in one file
  related_order_id TEXT,
  statement_id TEXT,
  payment_id TEXT,
  gross INTEGER NOT NULL,          -- money in; all others costs-positive
  seller_discount INTEGER NOT NULL,
  refund INTEGER NOT NULL,
  platform_fee INTEGER NOT NULL,
  commission INTEGER NOT NULL,
  shipping INTEGER NOT NULL,
  adjustment INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  ads INTEGER NOT NULL,
  unclassified INTEGER NOT NULL,
  charges_parcel INTEGER NOT NULL CHECK (charges_parcel IN (0, 1)),
  exported_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  CHECK (
    total = gross - seller_discount - refund - platform_fee - commission - shipping - adjustment - tax - ads - unclassified
  )
) STRICT;

CREATE INDEX settlement_entry_version_key ON settlement_entry_version (entry_id, type, sku_id, day, total, n, source_ref);
