-- What TikTok charged the shop, one row per row of the seller's affiliate export and kind (domain.md §7): the actual
-- where its cell is filled and its day has come, else the estimate. An ineligible row is charged only by an actual
-- above 0. Co-funded bonuses, rows without a creator and the shop's own accounts are not audited. audit_scope holds the
-- orders that are wanted.

CREATE TEMP TABLE audit_charge (
  version_id INTEGER NOT NULL,     -- of the commission row
  kind TEXT NOT NULL CHECK (kind IN ('standard', 'ads')),
  order_id TEXT NOT NULL,
  order_ref INTEGER,               -- null: an order that no export holds
  sku_ref INTEGER NOT NULL,
  sku_id TEXT NOT NULL,
  ordered_on TEXT,                 -- the order's day, else the row's own
  creator TEXT,                    -- null: the handle is nobody's on that day, or of two
  base INTEGER,                    -- that of the amount; an actual without one is measured by the estimated base
  file_rate INTEGER,
  charged INTEGER NOT NULL,
  is_actual INTEGER NOT NULL,
  PRIMARY KEY (version_id, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO audit_charge
WITH known AS (
  SELECT r.*, o.order_ref AS known_order, coalesce(o.created_on, day_of(r.created_at)) AS ordered_on,
    r.commission_paid_at IS NULL OR day_of(r.commission_paid_at) <= (SELECT as_of FROM context) AS has_actual
  FROM audit_scope AS s
  JOIN commission_row AS r ON r.order_ref = s.order_ref
  LEFT JOIN shop_order AS o ON o.order_ref = r.order_ref
  WHERE r.source = 'tiktok-affiliate-orders' AND r.creator_handle IS NOT NULL
    AND r.creator_handle NOT IN (SELECT handle FROM own_handle)
    AND (r.created_at IS NULL OR day_of(r.created_at) <= (SELECT as_of FROM context))
), amount AS (
  SELECT *, 'standard' AS kind, standard_rate AS file_rate, estimated_standard AS estimate,
    iif(has_actual, actual_standard, NULL) AS actual
  FROM known
  UNION ALL
  SELECT *, 'ads', ads_rate, estimated_ads, iif(has_actual, actual_ads, NULL) FROM known
)
SELECT version_id, kind, order_id, known_order, sku_ref, sku_id, ordered_on, (
    SELECT iif(min(h.creator) = max(h.creator), min(h.creator), NULL) FROM handle_owner AS h
    WHERE h.handle = a.creator_handle AND coalesce(a.ordered_on, '') BETWEEN h.from_day AND h.to_day
  ),
  iif(actual IS NULL, estimated_base, coalesce(actual_base, estimated_base)), file_rate, coalesce(actual, estimate),
  actual IS NOT NULL
FROM amount AS a
WHERE coalesce(actual, estimate, 0) <> 0 AND (state <> 'ineligible' OR actual > 0);
