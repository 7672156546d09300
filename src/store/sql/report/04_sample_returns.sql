-- What samples cost and what they brought up to the report's day (domain.md §5, basis `sample`): a line is of its
-- creator's latest sample that was shipped before the order, so that each line is of one sample at most.

-- From the day after a sample of a creator left to the day on which the next one leaves, orders are its own.
CREATE TEMP TABLE sample_period (
  creator TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  ship_on TEXT NOT NULL,
  PRIMARY KEY (creator, from_day)
) STRICT, WITHOUT ROWID;

INSERT INTO sample_period
SELECT creator, date(ship_on, '+1 day'),
  coalesce(lead(ship_on) OVER (PARTITION BY creator ORDER BY ship_on), '9999-12-31'), ship_on
FROM (SELECT DISTINCT creator, ship_on FROM sample WHERE creator IS NOT NULL AND ship_on IS NOT NULL);

CREATE TEMP TABLE sample_sale (
  sample_ref INTEGER NOT NULL,
  sku TEXT NOT NULL,               -- of the item that the lines are put down to; '': the sample names none
  lines INTEGER NOT NULL,
  net_revenue INTEGER NOT NULL,
  cm3 INTEGER NOT NULL,
  PRIMARY KEY (sample_ref, sku)
) STRICT, WITHOUT ROWID;

INSERT INTO sample_sale
WITH sold AS MATERIALIZED (
  -- by the index of lines by creator and day: lines of creators without a sample are not looked at
  SELECT p.creator, p.ship_on, l.sku_ref, count(*) AS lines, sum(l.net_revenue) AS net_revenue, sum(l.cm3) AS cm3
  FROM sample_period AS p
  CROSS JOIN counted_line AS c ON c.creator = p.creator AND c.ordered_on BETWEEN p.from_day AND p.to_day
  CROSS JOIN line_profit AS l ON l.line_ref = c.line_ref
  GROUP BY p.creator, p.ship_on, l.sku_ref
), candidate AS (
  -- of what left for a creator on one day, the same SKU before the same product before anything else
  SELECT o.*, s.sample_ref, coalesce(i.sku, '') AS sku, row_number() OVER (
    PARTITION BY o.creator, o.ship_on, o.sku_ref
    ORDER BY i.sku_ref IS NOT o.sku_ref, sent.product IS NOT wanted.product, s.sample, s.sample_ref, i.name, i.sku
  ) AS place
  FROM sold AS o
  JOIN sku AS wanted ON wanted.sku_ref = o.sku_ref
  JOIN sample AS s ON s.creator = o.creator AND s.ship_on = o.ship_on
  LEFT JOIN sample_item AS i ON i.sample_ref = s.sample_ref
  LEFT JOIN sku AS sent ON sent.sku_ref = i.sku_ref
)
SELECT sample_ref, sku, sum(lines), sum(net_revenue), sum(cm3) FROM candidate WHERE place = 1 GROUP BY sample_ref, sku;

-- All that a sample cost, whichever day a part of it was booked.
CREATE TEMP TABLE sample_cost (
  sample_ref INTEGER NOT NULL,
  sku TEXT NOT NULL,               -- '': of no item
  amount INTEGER NOT NULL,
  PRIMARY KEY (sample_ref, sku)
) STRICT, WITHOUT ROWID;

INSERT INTO sample_cost
SELECT s.sample_ref, coalesce(c.sku, ''), sum(c.amount)
FROM other_cost AS c
JOIN (SELECT sample, min(sample_ref) AS sample_ref FROM sample GROUP BY sample) AS s ON s.sample = c.reference
WHERE c.component = 'sample_cost' AND c.day <= (SELECT as_of FROM report_day)
GROUP BY s.sample_ref, coalesce(c.sku, '');

-- How far every sample came. A post counts for one that was due, or that a person says was made.
CREATE TEMP TABLE sample_course (
  sample_ref INTEGER PRIMARY KEY,
  creator TEXT,
  day TEXT,                        -- its ship day, else the day on which it was requested
  is_shipped INTEGER NOT NULL,
  is_delivered INTEGER NOT NULL,
  is_not_yet_due INTEGER NOT NULL,
  is_posted INTEGER NOT NULL,
  is_posted_on_time INTEGER NOT NULL,
  is_judged INTEGER NOT NULL,      -- its due day has passed, or it was posted
  is_overdue INTEGER NOT NULL,
  is_lapsed INTEGER NOT NULL,
  days_to_post INTEGER             -- from delivery; 0 for a post that came before it
) STRICT;

INSERT INTO sample_course
WITH course AS (
  SELECT s.sample_ref, s.creator, coalesce(s.ship_on, s.requested_on, s.approved_on) AS day, s.ship_on, s.state,
    -- where no post was due there is nothing to judge
    iif(d.posts_due > 0 OR s.said_state = 'posted', o.state, NULL) AS owed, o.delivered_on, o.due_on, o.fulfilled_on
  FROM sample_standing AS s
  LEFT JOIN obligation_standing AS o ON o.sample_ref = s.sample_ref
  LEFT JOIN obligation AS d ON d.sample_ref = s.sample_ref
)
SELECT sample_ref, creator, day, ship_on IS NOT NULL, state = 'delivered',
  coalesce(owed = 'due', 0), coalesce(owed = 'posted', 0),
  coalesce(owed = 'posted' AND fulfilled_on <= due_on, 0), coalesce(owed <> 'due', 0),
  coalesce(owed = 'overdue', 0), coalesce(owed = 'lapsed', 0),
  iif(owed = 'posted', max(0, CAST(julianday(fulfilled_on) - julianday(delivered_on) AS INTEGER)), NULL)
FROM course;
