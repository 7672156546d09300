-- Returns, creators' own affiliate exports, and what a partner is estimated to get (domain.md §3).

ALTER TABLE commission_row_version ADD COLUMN estimated_partner INTEGER;

-- A return names its order; the same SKU of an order may come back in several of them.
CREATE TABLE return_version (
  version_id INTEGER PRIMARY KEY,
  source_ref INTEGER NOT NULL REFERENCES source,
  order_ref INTEGER NOT NULL REFERENCES order_key,
  sku_ref INTEGER NOT NULL REFERENCES sku_key,
  return_id TEXT NOT NULL,
  state_rank INTEGER NOT NULL CHECK (state_rank = 0),
  is_completed INTEGER NOT NULL CHECK (is_completed IN (0, 1)),
  status_text TEXT NOT NULL,
  return_type TEXT,
  quantity INTEGER NOT NULL,
  unit_price INTEGER,
  requested_on TEXT CHECK (requested_on IS date(requested_on)),
  refunded_on TEXT CHECK (refunded_on IS date(refunded_on)),
  exported_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX return_version_key ON return_version (return_id, sku_ref, source_ref);

-- What a creator's own export says of one sale: it names a shop, and the creator is named on import.
CREATE TABLE creator_sale_version (
  version_id INTEGER PRIMARY KEY,
  source_ref INTEGER NOT NULL REFERENCES source,
  order_ref INTEGER NOT NULL REFERENCES order_key,
  sku_ref INTEGER NOT NULL REFERENCES sku_key,
  creator_handle TEXT NOT NULL,
  product_id TEXT NOT NULL,        -- '' where the file has none: a key has no nulls
  content_id TEXT NOT NULL,        -- likewise
  state_rank INTEGER NOT NULL CHECK (state_rank IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('pending', 'settled', 'ineligible')),
  shop_name TEXT,
  content_type TEXT,
  quantity INTEGER,
  gmv INTEGER,
  standard_rate INTEGER,
  ads_rate INTEGER,
  estimated_base INTEGER,
  estimated_standard INTEGER,
  estimated_ads INTEGER,
  actual_base INTEGER,
  actual_standard INTEGER,
  actual_ads INTEGER,
  total_earned INTEGER,
  created_at INTEGER,
  commission_paid_at INTEGER,
  exported_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX creator_sale_version_key ON creator_sale_version (order_ref, sku_ref, creator_handle, source_ref);
