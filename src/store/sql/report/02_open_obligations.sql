-- Which obligations are open, and what was said to creators, up to the report's day (domain.md §8).

CREATE TEMP TABLE obligation_standing (
  sample_ref INTEGER PRIMARY KEY,
  creator TEXT NOT NULL,
  delivered_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  fulfilled_on TEXT,               -- the day of the last post that was due; null: open, only said, or none was due
  state TEXT NOT NULL CHECK (state IN ('posted', 'due', 'late', 'overdue', 'lapsed'))
) STRICT;

INSERT INTO obligation_standing
WITH posted AS (
  SELECT sample_ref, count(*) AS posts, max(posted_on) AS last_on FROM post_assignment GROUP BY sample_ref
), day AS MATERIALIZED (
  -- what fell due on these days, or before, lapses on the report's day, or is past its extension after it
  SELECT as_of, date(as_of, '-90 days') AS lapses_on,
    date(as_of, '-' || (SELECT value FROM setting WHERE name = 'extension_days') || ' days') AS extended_on
  FROM report_day
), judged AS (
  SELECT o.*, s.said_state, coalesce(p.posts, 0) >= o.posts_due AS is_fulfilled,
    iif(coalesce(p.posts, 0) >= o.posts_due, p.last_on, NULL) AS fulfilled_on,
    d.as_of, d.lapses_on, d.extended_on
  FROM day AS d
  CROSS JOIN obligation AS o
  JOIN sample_standing AS s ON s.sample_ref = o.sample_ref
  LEFT JOIN posted AS p ON p.sample_ref = o.sample_ref
)
SELECT sample_ref, creator, delivered_on, due_on, fulfilled_on, CASE
  WHEN is_fulfilled OR said_state = 'posted' THEN 'posted'
  WHEN said_state = 'lapsed' OR due_on <= lapses_on THEN 'lapsed'
  WHEN as_of <= due_on THEN 'due'
  WHEN due_on >= extended_on THEN 'late'
  ELSE 'overdue'
END
FROM judged;

-- Events by creator, up to the report's day.
CREATE TEMP TABLE event_of_creator (creator TEXT NOT NULL, event TEXT NOT NULL, on_day TEXT NOT NULL) STRICT;

INSERT INTO event_of_creator
SELECT h.creator, e.event, e.on_day
FROM creator_event AS e
JOIN handle_owner AS h ON h.handle = e.handle AND e.on_day BETWEEN h.from_day AND h.to_day
WHERE e.on_day <= (SELECT as_of FROM report_day);

CREATE INDEX temp.event_of_creator_event ON event_of_creator (creator, event, on_day);

-- The last of the events that end, pause or take up the work with a creator (domain.md §9).
CREATE TEMP TABLE last_word (creator TEXT PRIMARY KEY, event TEXT NOT NULL, on_day TEXT NOT NULL) STRICT;

INSERT INTO last_word
SELECT creator, event, on_day FROM (
  SELECT creator, event, on_day, row_number() OVER (
    PARTITION BY creator ORDER BY on_day DESC,
      CASE event WHEN 'cut' THEN 0 WHEN 'declined' THEN 1 WHEN 'paused' THEN 2 WHEN 'resumed' THEN 3 ELSE 4 END
  ) AS place
  FROM event_of_creator WHERE event IN ('declined', 'paused', 'cut', 'resumed', 'accepted')
) WHERE place = 1;
