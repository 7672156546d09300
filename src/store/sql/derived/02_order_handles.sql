-- scope: orders
-- The handles that the exports' rows of an order name, up to the report's day.

CREATE TABLE order_handle (
  handle TEXT NOT NULL,
  order_ref INTEGER NOT NULL,
  PRIMARY KEY (handle, order_ref)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO order_handle
SELECT creator_handle, order_ref FROM current_line
WHERE creator_handle IS NOT NULL AND created_at < (SELECT ends_at FROM context);
INSERT OR IGNORE INTO order_handle
SELECT creator_handle, order_ref FROM commission_row_version
WHERE is_current = 1 AND order_ref IN (SELECT order_ref FROM touched) AND creator_handle IS NOT NULL
  AND (created_at IS NULL OR created_at < (SELECT ends_at FROM context));
INSERT OR IGNORE INTO order_handle
SELECT creator_handle, order_ref FROM creator_sale_version
WHERE is_current = 1 AND order_ref IN (SELECT order_ref FROM touched)
  AND (created_at IS NULL OR created_at < (SELECT ends_at FROM context));

CREATE INDEX order_handle_order ON order_handle (order_ref);

-- What was sold through a piece of content. A video is a post of its creator from the day it was made, whenever it
-- sells.
CREATE TABLE content_row (
  content_id TEXT NOT NULL,
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  handle TEXT,
  is_video INTEGER NOT NULL
) STRICT;

INSERT INTO content_row
SELECT content_id, order_ref, sku_ref, creator_handle,
  coalesce(lower(content_type) = 'video' AND length(content_id) BETWEEN 10 AND 19 AND content_id NOT GLOB '*[^0-9]*', 0)
FROM (
  SELECT content_id, order_ref, sku_ref, creator_handle, content_type FROM commission_row_version
  WHERE is_current = 1 AND order_ref IN (SELECT order_ref FROM touched)
  UNION ALL
  SELECT v.content_id, v.order_ref, v.sku_ref, v.creator_handle, v.content_type
  FROM own_sale AS own JOIN creator_sale_version AS v ON v.version_id = own.version_id
  WHERE TRUE AND v.order_ref IN (SELECT order_ref FROM touched)
)
WHERE content_id IS NOT NULL;

CREATE INDEX content_row_content ON content_row (content_id);
CREATE INDEX content_row_order ON content_row (order_ref);

INSERT OR IGNORE INTO order_handle
SELECT handle, order_ref FROM content_row
WHERE handle IS NOT NULL AND is_video AND (CAST(content_id AS INTEGER) >> 32) < (SELECT ends_at FROM context);
