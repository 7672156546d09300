-- Where every sample stands on the report's day, and what is owed for it (domain.md §8).

CREATE TEMP TABLE sample_standing (
  sample_ref INTEGER PRIMARY KEY,
  sample TEXT NOT NULL,
  creator TEXT,
  state TEXT NOT NULL CHECK (
    state IN ('requested', 'approved', 'shipped', 'delivered', 'rejected', 'cancelled', 'lost')
  ),
  said_state TEXT,
  requested_on TEXT,
  approved_on TEXT,
  shipped_on TEXT,
  delivered_on TEXT,
  is_assumed INTEGER NOT NULL,
  ship_on TEXT
) STRICT;

INSERT INTO sample_standing
WITH presumed AS (
  SELECT s.*, date(s.shipped_on, '+' || d.value || ' days') AS presumed_on
  FROM sample AS s JOIN setting AS d ON d.name = 'assumed_delivery_days'
)
SELECT sample_ref, sample, creator,
  CASE
    WHEN state IN ('lost', 'rejected', 'cancelled') THEN state
    WHEN delivered_on IS NOT NULL OR state IN ('delivered', 'posted', 'lapsed') THEN 'delivered'
    WHEN NOT is_tracked AND presumed_on <= (SELECT as_of FROM report_day) THEN 'delivered'
    WHEN shipped_on IS NOT NULL OR state = 'shipped' THEN 'shipped'
    WHEN approved_on IS NOT NULL OR state = 'approved' THEN 'approved'
    ELSE 'requested'
  END,
  state, requested_on, approved_on, shipped_on,
  CASE
    WHEN delivered_on IS NOT NULL THEN delivered_on
    WHEN state IN ('delivered', 'posted', 'lapsed') THEN coalesce(shipped_on, requested_on, ship_on)
    WHEN NOT is_tracked AND presumed_on <= (SELECT as_of FROM report_day) THEN presumed_on
  END,
  delivered_on IS NULL AND (
    coalesce(state IN ('delivered', 'posted', 'lapsed'), 0)
    OR coalesce(NOT is_tracked AND presumed_on <= (SELECT as_of FROM report_day), 0)
  ),
  ship_on
FROM presumed;

-- One obligation per delivered sample of a creator. The term in force on the delivered day may override
-- the setting, the most specific one first; the brief in force overrides both.
CREATE TEMP TABLE obligation (
  sample_ref INTEGER PRIMARY KEY,
  creator TEXT NOT NULL,
  ship_on TEXT NOT NULL,
  delivered_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  posts_due INTEGER NOT NULL,
  post_days INTEGER NOT NULL,
  said_by TEXT NOT NULL CHECK (said_by IN ('brief', 'term', 'setting')),
  brief_key TEXT                   -- of the brief in force
) STRICT;

INSERT INTO obligation
WITH delivered AS (
  SELECT sample_ref, creator, coalesce(ship_on, delivered_on) AS ship_on, delivered_on FROM sample_standing
  WHERE state = 'delivered' AND creator IS NOT NULL AND delivered_on IS NOT NULL
), item AS (
  SELECT d.sample_ref, i.sku_ref, i.sku, coalesce(k.product, i.name) AS product
  FROM delivered AS d JOIN sample_item AS i ON i.sample_ref = d.sample_ref LEFT JOIN sku AS k ON k.sku_ref = i.sku_ref
), brief AS (
  -- the latest one sent by the delivered day for the creator and product, else for the creator
  SELECT d.sample_ref, b.row_key, b.post_days, b.posts_due, row_number() OVER (
    PARTITION BY d.sample_ref ORDER BY b.sku IN ('*', ''), b.sent_on DESC, b.row_key
  ) AS place
  FROM delivered AS d
  JOIN brief_sheet AS b ON b.sent_on <= d.delivered_on
  JOIN handle_owner AS h ON h.handle = b.handle AND h.creator = d.creator AND b.sent_on BETWEEN h.from_day AND h.to_day
  WHERE b.sku IN ('*', '') OR EXISTS (
    SELECT 1 FROM item AS i LEFT JOIN sku_name AS n ON n.name = b.sku LEFT JOIN sku AS k ON k.sku_ref = n.sku_ref
    WHERE i.sample_ref = d.sample_ref AND i.product = coalesce(k.product, b.sku)
  )
), term AS MATERIALIZED (
  SELECT d.sample_ref, t.post_days, t.posts_due, t.written_from, (t.creator = '*') * 2 + (t.sku = '*') AS specificity
  FROM delivered AS d
  JOIN term_period AS t ON t.creator IN (d.creator, '*') AND d.delivered_on BETWEEN t.from_day AND t.to_day
    AND (t.sku = '*' OR EXISTS (
      SELECT 1 FROM item AS i WHERE i.sample_ref = d.sample_ref AND (i.sku_ref = t.sku_ref OR i.sku = t.sku)
    ))
  -- most terms say nothing of posts
  WHERE t.post_days IS NOT NULL OR t.posts_due IS NOT NULL
), days_of_term AS (
  SELECT sample_ref, post_days, row_number() OVER (
    PARTITION BY sample_ref ORDER BY specificity, written_from DESC, post_days
  ) AS place
  FROM term WHERE post_days IS NOT NULL
), posts_of_term AS (
  SELECT sample_ref, posts_due, row_number() OVER (
    PARTITION BY sample_ref ORDER BY specificity, written_from DESC, posts_due
  ) AS place
  FROM term WHERE posts_due IS NOT NULL
), decided AS (
  SELECT d.*, b.row_key AS brief_key, coalesce(b.posts_due, p.posts_due, 1) AS posts_due,
    coalesce(b.post_days, t.post_days, (SELECT value FROM setting WHERE name = 'post_days')) AS post_days,
    CASE WHEN b.post_days IS NOT NULL THEN 'brief' WHEN t.post_days IS NOT NULL THEN 'term' ELSE 'setting' END AS said_by
  FROM delivered AS d
  LEFT JOIN brief AS b ON b.sample_ref = d.sample_ref AND b.place = 1
  LEFT JOIN days_of_term AS t ON t.sample_ref = d.sample_ref AND t.place = 1
  LEFT JOIN posts_of_term AS p ON p.sample_ref = d.sample_ref AND p.place = 1
)
SELECT sample_ref, creator, ship_on, delivered_on, date(delivered_on, '+' || post_days || ' days'), posts_due, post_days,
  said_by, brief_key
FROM decided;

-- Filled by the program, post by post in their order (core/obligations.ts).
CREATE TEMP TABLE post_assignment (
  content TEXT PRIMARY KEY,
  sample_ref INTEGER NOT NULL,
  posted_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
