-- scope: sheets
-- Rows of samples sheets as known on the report's day: one whose every day is to come is not there yet.
CREATE TABLE known_sample_row (
  row_key TEXT PRIMARY KEY,
  handle TEXT,
  sku TEXT,
  quantity INTEGER NOT NULL,
  state TEXT,
  state_on TEXT,                   -- the day of a state that has no column of its own: posted, lapsed, lost …
  requested_on TEXT,
  approved_on TEXT,
  shipped_on TEXT,
  delivered_on TEXT,
  order_id TEXT,
  tracking_number TEXT,
  shipping_cost INTEGER,
  exported_at INTEGER NOT NULL,
  node TEXT NOT NULL,              -- how it is told from other samples: see 16_sample_rows.sql
  printed_key TEXT NOT NULL        -- creator/sku/day; from the second of equal ones on with its number
) STRICT;

INSERT INTO known_sample_row
SELECT row_key, handle, sku, quantity, state, state_on, requested_on, approved_on, shipped_on, delivered_on, order_id,
  tracking_number, shipping_cost, exported_at, coalesce('o:' || order_id, 't:' || tracking_number, 'r:' || row_key),
  coalesce(order_id, tracking_number, (row_key ->> 0) || iif(row_key ->> 2 = '1', '', '/' || (row_key ->> 2)))
FROM sample_row
WHERE (state_on IS NULL AND requested_on IS NULL AND approved_on IS NULL AND shipped_on IS NULL AND delivered_on IS NULL)
  OR (SELECT as_of FROM context) >= min(
    coalesce(state_on, '9999-12-31'), coalesce(requested_on, '9999-12-31'), coalesce(approved_on, '9999-12-31'),
    coalesce(shipped_on, '9999-12-31'), coalesce(delivered_on, '9999-12-31')
  );
