-- The commission charged against the agreed terms (domain.md §7); what was charged stands in audit_charge.

-- The rate agreed for each kind, as periods: the most specific term (creator+SKU, creator, *+SKU, *), then the latest
-- from-day; for ads any ads term comes before the standard ones.
CREATE TEMP TABLE audit_rate (
  kind TEXT NOT NULL,
  creator TEXT NOT NULL,
  sku_ref INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  rate INTEGER NOT NULL,
  rate_before INTEGER,             -- the rate of the day before, when a cut ended it
  term_key TEXT NOT NULL,
  PRIMARY KEY (kind, creator, sku_ref, from_day)
) STRICT, WITHOUT ROWID;

INSERT INTO audit_rate
WITH wanted AS (
  SELECT DISTINCT kind, creator, sku_ref FROM audit_charge WHERE creator IS NOT NULL
), matching AS (
  SELECT w.kind, w.creator, w.sku_ref, t.from_day, t.to_day, t.rate, t.written_from, t.row_key,
    (t.kind <> w.kind) * 4 + (t.creator = '*') * 2 + (t.sku = '*') AS specificity
  FROM wanted AS w
  JOIN term_period AS t ON t.creator IN (w.creator, '*') AND t.kind IN (w.kind, 'standard') AND t.rate IS NOT NULL
    AND (t.sku = '*' OR t.sku_ref = w.sku_ref)
), change_day AS (
  SELECT kind, creator, sku_ref, from_day AS day FROM matching
  UNION
  SELECT kind, creator, sku_ref, date(to_day, '+1 day') FROM matching WHERE to_day < '9999-12-31'
), chosen AS (
  SELECT d.*, m.rate, m.row_key, row_number() OVER (
    PARTITION BY d.kind, d.creator, d.sku_ref, d.day
    ORDER BY m.specificity, m.written_from DESC, m.rate DESC, m.row_key
  ) AS place
  FROM change_day AS d
  LEFT JOIN matching AS m ON m.kind = d.kind AND m.creator = d.creator AND m.sku_ref = d.sku_ref
    AND d.day BETWEEN m.from_day AND m.to_day
), step AS (
  SELECT *, coalesce(date(lead(day) OVER same, '-1 day'), '9999-12-31') AS to_day, lag(rate) OVER same AS earlier_rate
  FROM chosen WHERE place = 1
  WINDOW same AS (PARTITION BY kind, creator, sku_ref ORDER BY day)
)
SELECT kind, creator, sku_ref, day, to_day, rate, iif(earlier_rate > rate, earlier_rate, NULL), row_key
FROM step WHERE rate IS NOT NULL;

CREATE TEMP TABLE audit (
  version_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  creator TEXT NOT NULL,
  order_id TEXT NOT NULL,
  order_ref INTEGER,
  sku_id TEXT NOT NULL,
  ordered_on TEXT,
  base INTEGER,
  charged_rate INTEGER,
  expected_rate INTEGER,
  charged INTEGER NOT NULL,
  expected INTEGER,
  difference INTEGER,
  verdict TEXT NOT NULL,
  term_key TEXT,                   -- of the term in force
  PRIMARY KEY (order_id, sku_id, kind, version_id)
) STRICT, WITHOUT ROWID;

-- round(a / b), half away from zero, is written (2a + sign(a) b) / (2b): SQLite divides towards zero.
INSERT INTO audit
WITH whole_refund AS (
  -- every line's refund is its net sales; of an order that counts as its lines have it
  SELECT l.order_ref FROM counted_line AS l JOIN line_profit AS p ON p.line_ref = l.line_ref
  WHERE l.order_ref IN (SELECT order_ref FROM audit_charge WHERE is_actual)
  GROUP BY l.order_ref HAVING max(p.net_revenue <> 0) = 0 AND max(p.refunds <> 0) = 1
  UNION
  -- of any other order: what came back for its money, or for its returned units, is all of it
  SELECT o.order_ref FROM shop_order AS o JOIN order_refund AS r ON r.order_ref = o.order_ref
  WHERE o.order_ref IN (SELECT order_ref FROM audit_charge WHERE is_actual) AND NOT o.counts AND o.net_sales <> 0
    AND o.net_sales = max(r.net_refund, (
      SELECT coalesce(sum(iif(
        v.quantity > 0,
        (2 * (v.gross - v.seller_discount) * v.returned_quantity + sign(v.gross - v.seller_discount) * v.quantity) / (2 * v.quantity),
        0
      )), 0)
      FROM line_attribution AS v WHERE v.order_ref = o.order_ref
    ))
), agreed AS (
  SELECT c.*, r.rate, r.term_key,
    c.is_actual AND c.charged > 0 AND (coalesce(o.is_cancelled, 0) OR c.order_ref IN (SELECT order_ref FROM whole_refund))
      AS is_not_reversed,
    coalesce(c.file_rate, (2 * c.charged * sign(c.base) * 10000 + sign(c.charged * c.base) * abs(c.base)) / nullif(2 * abs(c.base), 0))
      AS charged_rate
  FROM audit_charge AS c
  LEFT JOIN shop_order AS o ON o.order_ref = c.order_ref
  LEFT JOIN audit_rate AS r ON r.kind = c.kind AND r.creator = c.creator AND r.sku_ref = c.sku_ref
    AND coalesce(c.ordered_on, '') BETWEEN r.from_day AND r.to_day
  WHERE c.creator IS NOT NULL
), reckoned AS (
  SELECT *, CASE WHEN rate IS NULL THEN NULL WHEN is_not_reversed THEN 0
      ELSE (2 * base * rate + sign(base) * 10000) / 20000 END AS expected
  FROM agreed
), compared AS (
  SELECT *, charged - expected AS difference, EXISTS (
    -- A rate that was cut less than 30 days ago stays locked for creators who sold before the cut.
    SELECT 1 FROM audit_rate AS cut
    WHERE cut.kind = c.kind AND cut.creator = c.creator AND cut.sku_ref = c.sku_ref AND cut.rate_before IS NOT NULL
      AND cut.from_day BETWEEN date(c.ordered_on, '-29 days') AND c.ordered_on
      AND abs(c.charged - (2 * c.base * cut.rate_before + sign(c.base) * 10000) / 20000) <= 1
      AND (SELECT f.first_on FROM first_order AS f WHERE f.creator = c.creator) < cut.from_day
  ) AS is_locked
  FROM reckoned AS c
)
SELECT version_id, kind, creator, order_id, order_ref, sku_id, ordered_on, base, charged_rate, rate, charged, expected,
  difference,
  CASE
    WHEN rate IS NULL THEN 'no_terms'
    WHEN is_not_reversed THEN 'refund_not_reversed'
    WHEN abs(difference) <= 1 THEN 'match'
    WHEN is_locked THEN 'locked_rate'
    WHEN charged_rate IS NOT rate THEN 'rate_differs'
    ELSE 'base_differs'
  END,
  term_key
FROM compared;
