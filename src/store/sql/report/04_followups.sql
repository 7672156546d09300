-- Who might be written to on the report's day, for each reason that holds; what rules out, such as a message of
-- yesterday, is decided later (core/followup-rules.ts). followup_limit holds the figures of the rules.

-- What was said to and by a creator. Who accepts, declines or sends a draft has answered, too.
CREATE TEMP TABLE conversation (
  creator TEXT PRIMARY KEY,
  last_contact_on TEXT,            -- as in overdue
  last_message_on TEXT,            -- by the shop
  last_greeting_on TEXT,           -- the same, no reminder
  last_reminder_on TEXT,
  last_answer_on TEXT,
  unanswered INTEGER NOT NULL      -- days with a message since the last answer
) STRICT;

INSERT INTO conversation
WITH said AS (
  SELECT creator,
    max(on_day) FILTER (WHERE event IN ('contacted', 'replied', 'brief_sent', 'reminded')) AS last_contact_on,
    max(on_day) FILTER (WHERE event IN ('contacted', 'brief_sent', 'reminded')) AS last_message_on,
    max(on_day) FILTER (WHERE event IN ('contacted', 'brief_sent')) AS last_greeting_on,
    max(on_day) FILTER (WHERE event = 'reminded') AS last_reminder_on,
    max(on_day) FILTER (WHERE event IN ('replied', 'accepted', 'declined', 'draft_received', 'revision_requested'))
      AS last_answer_on
  FROM event_of_creator GROUP BY creator
)
SELECT s.*, (
  SELECT count(DISTINCT e.on_day) FROM event_of_creator AS e
  WHERE e.creator = s.creator AND e.event IN ('contacted', 'brief_sent', 'reminded')
    AND e.on_day > coalesce(s.last_answer_on, '')
)
FROM said AS s;

CREATE TEMP TABLE followup_candidate (
  creator TEXT NOT NULL,
  reason TEXT NOT NULL,
  days INTEGER NOT NULL,           -- past the due day (negative: before it), else since what the reason speaks of
  due_on TEXT,
  products TEXT NOT NULL,          -- JSON arrays: seller SKUs, names
  product_names TEXT NOT NULL,
  value_at_risk INTEGER,
  missing_costs INTEGER NOT NULL,
  PRIMARY KEY (creator, reason)
) STRICT;

-- Posts that are owed: all samples of one creator that are late (or overdue, or soon due) together.
INSERT INTO followup_candidate
WITH owed AS (
  SELECT o.sample_ref, o.creator, o.due_on, CAST(julianday(d.as_of) - julianday(o.due_on) AS INTEGER) AS days,
    iif(o.state = 'due', 'delivered_near_due', o.state) AS reason
  FROM obligation_standing AS o JOIN report_day AS d
  WHERE o.state IN ('late', 'overdue') OR (
    o.state = 'due' AND o.due_on <= date(d.as_of, '+' || (SELECT value FROM followup_limit WHERE name = 'near_days') || ' days')
  )
), valued AS (
  SELECT w.creator, w.reason, sum(coalesce(c.amount, 0)) AS amount
  FROM owed AS w JOIN sample AS s ON s.sample_ref = w.sample_ref
  LEFT JOIN (
    SELECT reference, sum(amount) AS amount FROM other_cost WHERE component = 'sample_cost' GROUP BY reference
  ) AS c ON c.reference = s.sample
  GROUP BY w.creator, w.reason
), item AS (
  SELECT w.creator, w.reason, json_group_array(DISTINCT i.name ORDER BY i.name) AS products,
    json_group_array(DISTINCT coalesce(k.product_name, i.name) ORDER BY coalesce(k.product_name, i.name)) AS names,
    count(DISTINCT iif(i.unit_cost IS NULL, i.sample_ref, NULL)) AS missing_costs
  FROM owed AS w JOIN sample_item AS i ON i.sample_ref = w.sample_ref LEFT JOIN sku AS k ON k.sku_ref = i.sku_ref
  GROUP BY w.creator, w.reason
)
SELECT w.creator, w.reason, max(w.days), min(w.due_on), coalesce(i.products, '[]'), coalesce(i.names, '[]'), v.amount,
  coalesce(i.missing_costs, 0)
FROM owed AS w
JOIN valued AS v ON v.creator = w.creator AND v.reason = w.reason
LEFT JOIN item AS i ON i.creator = w.creator AND i.reason = w.reason
GROUP BY w.creator, w.reason;

INSERT INTO followup_candidate
SELECT s.creator, 'terms_agreed_no_sample', CAST(julianday(d.as_of) - julianday(s.since) AS INTEGER), NULL, '[]', '[]', NULL, 0
FROM creator_stage AS s JOIN report_day AS d
WHERE s.stage = 'agreed' AND NOT EXISTS (
  SELECT 1 FROM sample_standing AS x
  WHERE x.creator = s.creator AND x.state IN ('requested', 'approved', 'shipped', 'delivered')
);

INSERT INTO followup_candidate
SELECT s.creator, 'no_answer', CAST(julianday(d.as_of) - julianday(c.last_message_on) AS INTEGER), NULL, '[]', '[]', NULL, 0
FROM creator_stage AS s JOIN report_day AS d JOIN conversation AS c ON c.creator = s.creator
WHERE s.stage IN ('contacted', 'replied') AND c.unanswered > 0
  AND c.unanswered < (SELECT value FROM followup_limit WHERE name = 'most_unanswered');

-- The rate that holds for everything that a creator sells: its own, and everybody's.
CREATE TEMP TABLE rate_in_force (creator TEXT PRIMARY KEY, rate INTEGER NOT NULL, written_from TEXT NOT NULL) STRICT;

INSERT INTO rate_in_force
SELECT creator, rate, written_from FROM (
  SELECT t.creator, t.rate, t.written_from,
    row_number() OVER (PARTITION BY t.creator ORDER BY t.written_from DESC, t.rate DESC) AS place
  FROM term_period AS t JOIN report_day AS d ON d.as_of BETWEEN t.from_day AND t.to_day
  WHERE t.kind = 'standard' AND t.sku = '*' AND t.rate IS NOT NULL
) WHERE place = 1;

INSERT INTO followup_candidate
WITH recent AS (
  SELECT o.owner AS creator, sum(o.orders) AS orders, min(o.day) AS first_on
  FROM owner_day AS o JOIN report_day AS d
  WHERE o.day > date(d.as_of, '-' || (SELECT value FROM followup_limit WHERE name = 'rate_days') || ' days')
  GROUP BY o.owner
)
SELECT s.creator, 'due_better_rate', CAST(julianday(d.as_of) - julianday(s.since) AS INTEGER), NULL, '[]', '[]', NULL, 0
FROM recent AS r
JOIN creator_stage AS s ON s.creator = r.creator
JOIN report_day AS d
LEFT JOIN rate_in_force AS own ON own.creator = r.creator
LEFT JOIN rate_in_force AS usual ON usual.creator = '*'
WHERE r.orders >= (SELECT value FROM followup_limit WHERE name = 'rate_orders') AND (
  own.creator IS NULL OR (
    own.rate <= usual.rate
    AND own.written_from <= date(d.as_of, '-' || (SELECT value FROM followup_limit WHERE name = 'rate_days') || ' days')
  )
);

-- A greeting of the day of the post may thank for it; a reminder of that day came before it.
INSERT INTO followup_candidate
WITH last_post AS (
  SELECT creator, posted_on, content, row_number() OVER (PARTITION BY creator ORDER BY posted_on DESC, content DESC) AS place
  FROM post WHERE creator IS NOT NULL AND posted_on IS NOT NULL
), shown AS (
  SELECT p.creator, json_group_array(DISTINCT s.sku ORDER BY s.sku) AS products,
    json_group_array(DISTINCT coalesce(k.product_name, s.sku) ORDER BY coalesce(k.product_name, s.sku)) AS names
  FROM last_post AS p
  JOIN post_sheet AS s ON coalesce(s.content_id, s.link) = p.content AND s.sku IS NOT NULL
  LEFT JOIN sku_name AS n ON n.name = s.sku
  LEFT JOIN sku AS k ON k.sku_ref = n.sku_ref
  WHERE p.place = 1 GROUP BY p.creator
)
SELECT p.creator, 'posted_never_thanked', CAST(julianday(d.as_of) - julianday(p.posted_on) AS INTEGER), NULL,
  coalesce(h.products, '[]'), coalesce(h.names, '[]'), NULL, 0
FROM last_post AS p
JOIN report_day AS d
LEFT JOIN conversation AS c ON c.creator = p.creator
LEFT JOIN shown AS h ON h.creator = p.creator
WHERE p.place = 1
  AND p.posted_on > date(d.as_of, '-' || (SELECT value FROM followup_limit WHERE name = 'thanks_days') || ' days')
  AND coalesce(c.last_greeting_on, '') < p.posted_on AND coalesce(c.last_reminder_on, '') <= p.posted_on;
