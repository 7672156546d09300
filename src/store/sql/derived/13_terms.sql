-- scope: everything
-- Terms as periods (domain.md §7).

CREATE TABLE term_period (
  creator TEXT NOT NULL,           -- '*': everybody
  sku_ref INTEGER,                 -- null: every SKU, or one that no order line holds
  sku TEXT NOT NULL,               -- as written; '*': every SKU
  kind TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  rate INTEGER,
  post_days INTEGER,
  posts_due INTEGER,
  written_from TEXT NOT NULL,      -- the from-day of the term itself
  row_key TEXT NOT NULL            -- finds the term again
) STRICT;

INSERT INTO term_period
SELECT coalesce(h.creator, '*'), n.sku_ref, t.sku, t.kind, max(t.from_day, coalesce(h.from_day, '')),
  min(t.to_day, coalesce(h.to_day, '9999-12-31')), t.rate, t.post_days, t.posts_due, t.from_day,
  t.row_key
FROM term_sheet AS t
LEFT JOIN handle_owner AS h ON h.handle = t.handle AND t.handle <> '*'
  AND h.from_day <= t.to_day AND h.to_day >= t.from_day
LEFT JOIN sku_name AS n ON n.name = t.sku AND t.sku <> '*'
WHERE t.from_day <= (SELECT as_of FROM context)
  AND (t.handle = '*' OR h.creator IS NOT NULL);

CREATE INDEX term_period_creator ON term_period (creator, kind);
