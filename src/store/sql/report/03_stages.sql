-- The stage of every creator on the report's day (domain.md §9).

-- The day on which a creator was first known: seen_on, else the day of the first file or edit that named it.
CREATE TEMP TABLE first_known (creator TEXT PRIMARY KEY, on_day TEXT NOT NULL) STRICT;

INSERT INTO first_known
WITH unseen AS (
  SELECT DISTINCT h.handle, h.creator
  FROM creator AS c JOIN handle_owner AS h ON h.creator = c.creator WHERE c.seen_on IS NULL
), naming AS (
  SELECT u.creator, v.version_id FROM sheet_version AS v JOIN unseen AS u ON u.handle = v.key ->> 0
  WHERE v.fact IN ('creator', 'creator_metric', 'event', 'key', 'term', 'fee', 'brief')
  UNION
  SELECT u.creator, v.version_id FROM sheet_version AS v JOIN unseen AS u ON u.handle = v.key ->> 2
  WHERE v.fact = 'key' AND v.key ->> 1 = 'handle'
  UNION
  SELECT u.creator, v.version_id FROM sheet_version AS v JOIN unseen AS u ON u.handle = v.fields ->> 'creator'
  WHERE v.fact IN ('sample_row', 'post', 'commission_sheet_row', 'ad_spend', 'decision')
  UNION
  SELECT u.creator, v.version_id FROM sheet_version AS v JOIN unseen AS u ON u.handle = v.key ->> 3
  WHERE v.fact = 'commission_sheet_row' AND v.key ->> 2 = 'handle'
  UNION
  SELECT u.creator, v.version_id
  FROM sheet_version AS v JOIN unseen AS u ON u.handle = link_handle(v.key ->> 3)
  WHERE v.fact = 'commission_sheet_row' AND v.key ->> 2 = 'link'
), named_on AS (
  SELECT creator, min(at) AS at FROM (
    SELECT n.creator, c.exported_at AS at
    FROM naming AS n JOIN sighting AS s ON s.version_id = n.version_id JOIN change AS c ON c.change_id = s.change_id
    UNION ALL
    SELECT u.creator, n.named_at FROM unseen AS u JOIN handle_naming AS n ON n.handle = u.handle
  ) GROUP BY creator
)
-- What has no day of its own is known on every day; who is seen only later is known by what happened before.
SELECT c.creator, CASE
  WHEN c.seen_on > d.as_of AND (
    c.creator IN (SELECT creator FROM line_attribution) OR c.creator IN (SELECT creator FROM sample)
    OR c.creator IN (SELECT creator FROM post) OR c.creator IN (SELECT creator FROM event_of_creator)
    OR c.creator IN (SELECT creator FROM term_period)
  ) THEN d.as_of
  ELSE coalesce(c.seen_on, min(day_of(n.at), d.as_of), d.as_of) END
FROM creator AS c JOIN report_day AS d LEFT JOIN named_on AS n ON n.creator = c.creator;

-- The newest open sample of a creator: latest ship day, else requested day.
CREATE TEMP TABLE newest_open_sample (
  creator TEXT PRIMARY KEY, stage TEXT NOT NULL, since TEXT, due_on TEXT
) STRICT;

INSERT INTO newest_open_sample
WITH open AS (
  SELECT s.*, o.due_on, row_number() OVER (
    PARTITION BY s.creator
    ORDER BY coalesce(s.shipped_on, s.ship_on, s.requested_on, '') DESC, s.sample DESC
  ) AS place
  FROM sample_standing AS s
  LEFT JOIN obligation_standing AS o ON o.sample_ref = s.sample_ref
  WHERE s.creator IS NOT NULL AND s.state IN ('requested', 'approved', 'shipped', 'delivered')
    AND coalesce(o.state NOT IN ('posted', 'lapsed'), 1)
)
SELECT creator,
  iif(state = 'approved', 'requested', state),
  CASE state WHEN 'delivered' THEN delivered_on WHEN 'shipped' THEN coalesce(shipped_on, ship_on)
    ELSE coalesce(requested_on, approved_on) END,
  due_on
FROM open WHERE place = 1;

CREATE TEMP TABLE creator_stage (
  creator TEXT PRIMARY KEY,
  stage TEXT NOT NULL,
  since TEXT NOT NULL,
  due_on TEXT
) STRICT;

INSERT INTO creator_stage
WITH contact AS (
  SELECT creator, max(on_day) FILTER (WHERE event = 'accepted') AS accepted_on,
    max(on_day) FILTER (WHERE event = 'replied') AS replied_on,
    max(on_day) FILTER (WHERE event IN ('contacted', 'reminded', 'brief_sent')) AS contacted_on
  FROM event_of_creator GROUP BY creator
), own_term AS (
  -- whatever its SKU, also one that was never sold
  SELECT h.creator, max(t.from_day) AS from_day
  FROM term_sheet AS t
  JOIN handle_owner AS h ON h.handle = t.handle AND h.from_day <= t.to_day AND h.to_day >= t.from_day
  WHERE t.from_day <= (SELECT as_of FROM report_day) GROUP BY h.creator
), posted AS (
  SELECT creator, max(posted_on) AS last_on FROM post WHERE creator IS NOT NULL GROUP BY creator
)
SELECT c.creator,
  CASE
    WHEN w.event IN ('declined', 'paused', 'cut') THEN w.event
    WHEN r.last_on > date(d.as_of, '-' || selling.value || ' days') THEN 'selling'
    WHEN n.stage IS NOT NULL THEN n.stage
    WHEN p.creator IS NOT NULL THEN 'posted'
    WHEN t.accepted_on IS NOT NULL OR own.creator IS NOT NULL THEN 'agreed'
    WHEN t.replied_on IS NOT NULL THEN 'replied'
    WHEN t.contacted_on IS NOT NULL THEN 'contacted'
    ELSE 'prospect'
  END,
  CASE
    WHEN w.event IN ('declined', 'paused', 'cut') THEN w.on_day
    WHEN r.last_on > date(d.as_of, '-' || selling.value || ' days') THEN r.first_on
    WHEN n.stage IS NOT NULL THEN coalesce(n.since, k.on_day)
    WHEN p.creator IS NOT NULL THEN coalesce(p.last_on, k.on_day)
    WHEN t.accepted_on IS NOT NULL OR own.creator IS NOT NULL
      THEN coalesce(t.accepted_on, nullif(own.from_day, ''), k.on_day)
    WHEN t.replied_on IS NOT NULL THEN t.replied_on
    WHEN t.contacted_on IS NOT NULL THEN t.contacted_on
    ELSE k.on_day
  END,
  n.due_on
FROM creator AS c
JOIN report_day AS d
JOIN setting AS selling ON selling.name = 'selling_days'
JOIN first_known AS k ON k.creator = c.creator
LEFT JOIN last_word AS w ON w.creator = c.creator
LEFT JOIN selling_run AS r ON r.creator = c.creator
LEFT JOIN newest_open_sample AS n ON n.creator = c.creator
LEFT JOIN posted AS p ON p.creator = c.creator
LEFT JOIN contact AS t ON t.creator = c.creator
LEFT JOIN own_term AS own ON own.creator = c.creator;
