-- scope: everything
-- Who is a key (domain.md §4). A creator is the handle that owns the others.

-- Every handle that a live fact names, up to the report's day.
CREATE TABLE named_handle (handle TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO named_handle SELECT handle FROM handle_claim;
INSERT OR IGNORE INTO named_handle SELECT creator FROM handle_claim;
INSERT OR IGNORE INTO named_handle
SELECT handle FROM key_sheet WHERE from_day <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle
SELECT handle FROM term_sheet WHERE handle <> '*' AND from_day <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle
SELECT handle FROM creator_event WHERE on_day <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle SELECT handle FROM sample_row WHERE handle IS NOT NULL;
INSERT OR IGNORE INTO named_handle
SELECT handle FROM post_sheet
WHERE handle IS NOT NULL AND coalesce(posted_on, '') <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle
SELECT handle FROM commission_sheet
WHERE handle IS NOT NULL AND coalesce(on_day, '') <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle
SELECT link_handle(link) FROM commission_sheet
WHERE link_handle(link) IS NOT NULL AND coalesce(on_day, '') <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle
SELECT handle FROM fee_sheet WHERE due_on <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle
SELECT handle FROM ad_spend_sheet WHERE handle IS NOT NULL AND from_day <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle
SELECT handle FROM brief_sheet WHERE sent_on <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO named_handle SELECT creator FROM decision_sheet;
INSERT OR IGNORE INTO named_handle SELECT DISTINCT handle FROM order_handle;
DELETE FROM named_handle WHERE handle IN (SELECT handle FROM own_handle);

-- A handle with one owner resolves on any day; from/to decide between several. A key comes before
-- the creators row of the same handle on its days; the row keeps the days that no key covers.
CREATE TABLE direct_owner (
  handle TEXT NOT NULL,
  creator TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  PRIMARY KEY (handle, creator, from_day, to_day)
) STRICT, WITHOUT ROWID;

INSERT INTO direct_owner
SELECT handle, min(creator), '', '9999-12-31' FROM handle_claim
GROUP BY handle HAVING count(DISTINCT creator) = 1;
INSERT OR IGNORE INTO direct_owner
SELECT handle, creator, from_day, to_day FROM handle_claim AS c
WHERE is_key AND NOT EXISTS (SELECT 1 FROM direct_owner AS d WHERE d.handle = c.handle);
INSERT OR IGNORE INTO direct_owner
WITH bare AS (
  SELECT handle, creator FROM handle_claim AS c
  WHERE NOT is_key AND NOT EXISTS (
    SELECT 1 FROM direct_owner AS d WHERE d.handle = c.handle AND d.creator = c.creator AND d.from_day = ''
      AND d.to_day = '9999-12-31'
  )
), start AS (
  SELECT handle, creator, '' AS from_day FROM bare
  UNION
  SELECT b.handle, b.creator, date(k.to_day, '+1 day') FROM bare AS b
  JOIN handle_claim AS k ON k.handle = b.handle AND k.is_key AND k.to_day < '9999-12-31'
)
SELECT s.handle, s.creator, s.from_day, coalesce((
  SELECT date(min(k.from_day), '-1 day') FROM handle_claim AS k
  WHERE k.handle = s.handle AND k.is_key AND k.from_day > s.from_day
), '9999-12-31')
FROM start AS s
WHERE NOT EXISTS (
  SELECT 1 FROM handle_claim AS k
  WHERE k.handle = s.handle AND k.is_key AND s.from_day BETWEEN k.from_day AND k.to_day
);
-- A handle that nothing claims is a creator of its own.
INSERT INTO direct_owner
SELECT handle, handle, '', '9999-12-31' FROM named_handle AS n
WHERE NOT EXISTS (SELECT 1 FROM direct_owner AS d WHERE d.handle = n.handle);

-- Owners of owners, to the end of the chain (a merge after a rename).
CREATE TABLE handle_owner (
  handle TEXT NOT NULL,
  creator TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  PRIMARY KEY (handle, creator, from_day, to_day)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO handle_owner
WITH RECURSIVE chain (handle, creator, from_day, to_day, steps) AS (
  SELECT handle, creator, from_day, to_day, 0 FROM direct_owner
  UNION
  SELECT c.handle, d.creator, max(c.from_day, d.from_day), min(c.to_day, d.to_day), c.steps + 1
  FROM chain AS c
  JOIN direct_owner AS d ON d.handle = c.creator AND d.creator <> c.creator
    AND d.from_day <= c.to_day AND d.to_day >= c.from_day
  WHERE c.steps < 8
)
SELECT c.handle, c.creator, c.from_day, c.to_day FROM chain AS c
WHERE NOT EXISTS (
  SELECT 1 FROM direct_owner AS d
  WHERE d.handle = c.creator AND d.creator <> c.creator AND d.from_day <= c.to_day AND d.to_day >= c.from_day
);

-- Handles that claim each other end nowhere; each is then a creator of its own.
INSERT OR IGNORE INTO handle_owner
SELECT DISTINCT handle, handle, '', '9999-12-31' FROM direct_owner
WHERE handle NOT IN (SELECT handle FROM handle_owner);

-- Codes, links and other keys. Codes and links belong by the day; e-mails, affiliate ids and
-- content ids, like handles, to their one owner on any day.
CREATE TABLE key_owner (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  creator TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  PRIMARY KEY (kind, value, creator, from_day, to_day)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO key_owner
SELECT k.kind, iif(k.kind = 'link', comparable_link(k.value), k.value), h.creator, max(k.from_day, h.from_day), min(k.to_day, h.to_day)
FROM key_sheet AS k
JOIN handle_owner AS h ON h.handle = k.handle AND h.from_day <= k.to_day AND h.to_day >= k.from_day
WHERE k.kind <> 'handle' AND k.from_day <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO key_owner
SELECT 'email', c.email, h.creator, h.from_day, h.to_day
FROM creator_sheet AS c JOIN handle_owner AS h ON h.handle = c.handle WHERE c.email IS NOT NULL;
INSERT OR REPLACE INTO key_owner
SELECT kind, value, min(creator), '', '9999-12-31' FROM key_owner
WHERE kind IN ('email', 'affiliate_id', 'content')
GROUP BY kind, value HAVING count(DISTINCT creator) = 1;

-- A key of several owners that a review gave to one of them is that one's alone on those days.
CREATE TABLE settled_key (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  creator TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  PRIMARY KEY (kind, value, creator, from_day, to_day)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO settled_key
SELECT o.kind, o.value, o.creator, max(o.from_day, k.from_day), min(o.to_day, k.to_day)
FROM key_sheet AS k
JOIN handle_owner AS h ON h.handle = k.handle AND h.from_day <= k.to_day AND h.to_day >= k.from_day
JOIN key_owner AS o ON o.kind = k.kind AND o.creator = h.creator
  AND o.value = iif(k.kind = 'link', comparable_link(k.value), k.value)
  AND o.from_day <= k.to_day AND o.to_day >= k.from_day
WHERE k.settles AND k.from_day <= (SELECT as_of FROM context);

CREATE TABLE overruled_key (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  creator TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  PRIMARY KEY (kind, value, creator, from_day, to_day)
) STRICT, WITHOUT ROWID;

INSERT INTO overruled_key
SELECT * FROM key_owner AS o WHERE EXISTS (
  SELECT 1 FROM settled_key AS s WHERE s.kind = o.kind AND s.value = o.value AND s.creator <> o.creator
    AND s.from_day <= o.to_day AND s.to_day >= o.from_day
) AND NOT EXISTS (
  SELECT 1 FROM settled_key AS s WHERE s.kind = o.kind AND s.value = o.value AND s.creator = o.creator
);
DELETE FROM key_owner
WHERE (kind, value, creator, from_day, to_day) IN (SELECT kind, value, creator, from_day, to_day FROM overruled_key);
-- The others keep the days that are left.
INSERT OR IGNORE INTO key_owner
WITH start AS (
  SELECT kind, value, creator, from_day, to_day FROM overruled_key
  UNION
  SELECT o.kind, o.value, o.creator, date(s.to_day, '+1 day'), o.to_day
  FROM overruled_key AS o
  JOIN settled_key AS s ON s.kind = o.kind AND s.value = o.value AND s.to_day >= o.from_day AND s.to_day < o.to_day
)
SELECT b.kind, b.value, b.creator, b.from_day, min(b.to_day, coalesce((
  SELECT date(min(s.from_day), '-1 day') FROM settled_key AS s
  WHERE s.kind = b.kind AND s.value = b.value AND s.from_day > b.from_day
), '9999-12-31'))
FROM start AS b
WHERE NOT EXISTS (
  SELECT 1 FROM settled_key AS s
  WHERE s.kind = b.kind AND s.value = b.value AND b.from_day BETWEEN s.from_day AND s.to_day
);

-- A registered link of a video also claims its content id, under whatever handle a link gives it.
INSERT OR IGNORE INTO key_owner
SELECT 'content', link_content_id(value), creator, from_day, to_day FROM key_owner
WHERE kind = 'link' AND link_content_id(value) IS NOT NULL;

-- All creators there are, with what the sheets say of them: of each field the newest value under any of
-- their handles.
CREATE TABLE creator (
  creator TEXT PRIMARY KEY,
  name TEXT,
  niche TEXT,
  region TEXT,
  tags TEXT,
  owner TEXT,
  seen_on TEXT                     -- the earliest seen_on of any of its handles
) STRICT, WITHOUT ROWID;

INSERT INTO creator (creator, name, niche, region, tags, owner, seen_on)
WITH told AS (
  SELECT h.creator, field.key AS name, field.value, row_number() OVER (
    PARTITION BY h.creator, field.key ORDER BY r.exported_at DESC, h.handle = h.creator DESC, h.handle
  ) AS place
  FROM (
    SELECT handle, min(creator) AS creator FROM handle_owner GROUP BY handle HAVING count(DISTINCT creator) = 1
    UNION SELECT creator, creator FROM handle_owner
  ) AS h
  -- by its key, which is indexed: a roster may have tens of thousands of rows
  CROSS JOIN sheet_row AS r ON r.fact = 'creator' AND r.key = json_array(h.handle)
  JOIN json_each(r.fields) AS field ON field.key IN ('name', 'niche', 'region', 'tags', 'owner')
    AND field.value IS NOT NULL
), folded AS (
  SELECT creator, max(value) FILTER (WHERE name = 'name') AS name, max(value) FILTER (WHERE name = 'niche') AS niche,
    max(value) FILTER (WHERE name = 'region') AS region, max(value) FILTER (WHERE name = 'tags') AS tags,
    max(value) FILTER (WHERE name = 'owner') AS owner
  FROM told WHERE place = 1 GROUP BY creator
), seen AS (
  -- of every version that a sheet ever had, not only of the current row
  SELECT h.creator, min(v.fields ->> 'seen_on') AS seen_on
  FROM (SELECT DISTINCT handle, creator FROM handle_owner) AS h
  CROSS JOIN sheet_version AS v ON v.fact = 'creator' AND v.key = json_array(h.handle)
  GROUP BY h.creator
)
SELECT h.creator, f.name, f.niche, f.region, f.tags, f.owner, s.seen_on
FROM (SELECT DISTINCT creator FROM handle_owner) AS h
LEFT JOIN folded AS f ON f.creator = h.creator
LEFT JOIN seen AS s ON s.creator = h.creator;
