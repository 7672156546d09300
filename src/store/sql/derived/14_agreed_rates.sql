-- scope: orders
-- The agreed standard rate of a creator, as periods (domain.md §7): the most specific term
-- (creator+SKU, creator, *+SKU, *), then the latest from-day. What holds for every SKU without a term of its own
-- stands once: few SKUs have one, and every creator sells many.

CREATE TABLE agreed_rate (
  creator TEXT NOT NULL,
  sku_ref INTEGER NOT NULL,        -- 0: every SKU that has no rows of its own for the creator
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  rate INTEGER NOT NULL,
  rate_before INTEGER,             -- the rate of the day before, when a cut ended it
  PRIMARY KEY (creator, sku_ref, from_day)
) STRICT, WITHOUT ROWID;

INSERT INTO agreed_rate
WITH wanted AS (
  SELECT creator, 0 AS sku_ref FROM counted_line WHERE creator IS NOT NULL GROUP BY creator
  UNION
  SELECT l.creator, l.sku_ref
  FROM (SELECT 1 FROM term_period WHERE sku_ref IS NOT NULL LIMIT 1) AS any_term CROSS JOIN counted_line AS l
  WHERE l.creator IS NOT NULL AND l.sku_ref IN (SELECT sku_ref FROM term_period) AND EXISTS (
    SELECT 1 FROM term_period AS t
    WHERE t.kind = 'standard' AND t.rate IS NOT NULL AND t.creator IN (l.creator, '*') AND t.sku_ref = l.sku_ref
  )
), matching AS (
  SELECT w.creator, w.sku_ref, t.from_day, t.to_day, t.rate, t.written_from,
    (t.creator = '*') * 2 + (t.sku = '*') AS specificity
  FROM wanted AS w
  JOIN term_period AS t ON t.kind = 'standard' AND t.rate IS NOT NULL AND t.creator IN (w.creator, '*')
    AND (t.sku = '*' OR t.sku_ref = w.sku_ref)
), change_day AS (
  SELECT creator, sku_ref, from_day AS day FROM matching
  UNION
  SELECT creator, sku_ref, date(to_day, '+1 day') FROM matching WHERE to_day < '9999-12-31'
), chosen AS (
  SELECT d.creator, d.sku_ref, d.day, m.rate, row_number() OVER (
    PARTITION BY d.creator, d.sku_ref, d.day ORDER BY m.specificity, m.written_from DESC, m.rate DESC
  ) AS place
  FROM change_day AS d
  LEFT JOIN matching AS m ON m.creator = d.creator AND m.sku_ref = d.sku_ref AND d.day BETWEEN m.from_day AND m.to_day
), step AS (
  SELECT creator, sku_ref, day AS from_day, rate,
    coalesce(date(lead(day) OVER pair, '-1 day'), '9999-12-31') AS to_day, lag(rate) OVER pair AS earlier_rate
  FROM chosen WHERE place = 1 WINDOW pair AS (PARTITION BY creator, sku_ref ORDER BY day)
)
SELECT creator, sku_ref, from_day, to_day, rate, iif(earlier_rate > rate, earlier_rate, NULL)
FROM step WHERE rate IS NOT NULL;

CREATE VIEW rate_of_sku AS SELECT DISTINCT creator, sku_ref FROM agreed_rate WHERE sku_ref <> 0;

-- A rate that was cut less than 30 days ago stays locked for creators who sold before the cut (§7); of several cuts the
-- latest.
CREATE VIEW locked_rate AS
SELECT creator, sku_ref, from_day, min(date(from_day, '+29 days'), coalesce(
    date(lead(from_day) OVER (PARTITION BY creator, sku_ref ORDER BY from_day), '-1 day'), '9999-12-31'
  )) AS to_day, rate_before AS rate
FROM agreed_rate WHERE rate_before IS NOT NULL;
