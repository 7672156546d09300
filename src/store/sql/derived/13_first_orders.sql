-- scope: everything
-- The first day on which each creator sold: a rate that was cut stays locked for who sold before (domain.md §7).

CREATE TABLE first_order (creator TEXT PRIMARY KEY, first_on TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Creator by creator, so that an index answers.
INSERT INTO first_order
SELECT creator, first_on FROM (
  SELECT c.creator, (SELECT min(l.ordered_on) FROM counted_line AS l WHERE l.creator = c.creator) AS first_on
  FROM creator AS c
) WHERE first_on IS NOT NULL;
