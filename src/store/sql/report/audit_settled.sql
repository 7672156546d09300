-- What settlements charged in place of the affiliate export, where the order has settled (domain.md §7): an order's
-- commission over its rows and their kinds, by what the affiliate export calls actual. Co-funded bonuses take their
-- part of it and are not audited.

CREATE TEMP TABLE audit_part (
  item INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  order_ref INTEGER NOT NULL,
  sku_id TEXT NOT NULL,
  base INTEGER,
  actual INTEGER NOT NULL
) STRICT;

INSERT INTO audit_part (version_id, kind, order_ref, sku_id, base, actual)
WITH known AS (
  SELECT r.*, r.commission_paid_at IS NULL OR day_of(r.commission_paid_at) <= (SELECT as_of FROM context) AS has_actual
  FROM audit_scope AS s
  JOIN commission_row AS r ON r.order_ref = s.order_ref
  WHERE r.source = 'tiktok-affiliate-orders' AND (r.created_at IS NULL OR day_of(r.created_at) <= (SELECT as_of FROM context))
), amount AS (
  SELECT version_id, 'standard' AS kind, order_ref, sku_id, actual_base, estimated_base, has_actual,
    iif(has_actual, actual_standard, NULL) AS actual, estimated_standard AS estimate FROM known
  UNION ALL
  SELECT version_id, 'ads', order_ref, sku_id, actual_base, estimated_base, has_actual,
    iif(has_actual, actual_ads, NULL), estimated_ads FROM known
  UNION ALL
  SELECT version_id, 'bonus', order_ref, sku_id, actual_base, estimated_base, has_actual,
    iif(has_actual, actual_bonus, NULL), estimated_bonus FROM known
)
SELECT version_id, kind, order_ref, sku_id, coalesce(actual_base, estimated_base), coalesce(actual, 0)
FROM amount WHERE coalesce(actual, estimate, 0) <> 0
ORDER BY order_ref, sku_id, kind;

INSERT INTO audit_allocation_share
WITH settled AS (
  SELECT order_ref, sku_id, sum(commission) AS amount, row_number() OVER (ORDER BY order_ref, sku_id) AS request
  FROM settlement_entry
  WHERE kind <> 'adjustment' AND place IN ('line', 'order', 'uncounted', 'sample')
  GROUP BY order_ref, sku_id
)
SELECT 'settled', s.request, p.item, s.amount, p.actual, p.sku_id || ' ' || p.kind
FROM settled AS s JOIN audit_part AS p ON p.order_ref = s.order_ref AND s.sku_id IN ('', p.sku_id);

UPDATE audit_charge SET charged = s.charged, base = s.base, is_actual = 1
FROM (
  SELECT p.version_id, p.kind, p.base, sum(a.part) AS charged
  FROM audit_allocation AS a JOIN audit_part AS p ON p.item = a.item
  GROUP BY p.item
) AS s
WHERE s.version_id = audit_charge.version_id AND s.kind = audit_charge.kind;

DELETE FROM audit_charge WHERE charged = 0;
