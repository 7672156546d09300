-- scope: sheets
-- Settings in force (domain.md §11): a person's value from its day on, before that the default.
-- `context` and `setting_default` are filled by the program: they hold the report's day and the
-- defaults of core/settings.ts for the ledger's currency.

CREATE TABLE setting (
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,            -- the day before the next value takes over
  value ANY,
  PRIMARY KEY (name, from_day)
) STRICT, WITHOUT ROWID;

INSERT INTO setting (name, from_day, to_day, value)
WITH chosen AS (
  SELECT key ->> 0 AS name, key ->> 1 AS from_day, fields ->> 'value' AS value, 1 AS is_own
  FROM sheet_row WHERE fact = 'setting' AND key ->> 1 <= (SELECT as_of FROM context)
), known AS (
  SELECT * FROM chosen
  UNION ALL
  SELECT d.name, d.from_day, d.value, 0 FROM setting_default AS d
  WHERE NOT EXISTS (SELECT 1 FROM chosen AS c WHERE c.name = d.name AND c.from_day <= d.from_day)
)
SELECT name, from_day,
  coalesce(date(lead(from_day) OVER (PARTITION BY name ORDER BY from_day), '-1 day'), '9999-12-31'),
  value
FROM known;

-- The rates of a line side by side, so that it asks once for those of its day.
CREATE TABLE rate_period (
  from_day TEXT PRIMARY KEY,
  to_day TEXT NOT NULL,
  tax_in_prices INTEGER,
  referral_rate INTEGER,
  refund_admin_share INTEGER,
  returns_restock INTEGER,
  shipping_estimate INTEGER,
  shipping_estimate_seller INTEGER,
  shipping_estimate_tiktok INTEGER,
  shipping_estimate_fbt INTEGER
) STRICT, WITHOUT ROWID;

INSERT INTO rate_period
WITH day AS (
  SELECT '' AS from_day
  UNION
  SELECT from_day FROM setting
  WHERE name IN ('tax_in_prices', 'referral_rate', 'refund_admin_share', 'returns.restock', 'shipping_estimate')
    OR name LIKE 'shipping_estimate.%'
)
SELECT d.from_day, coalesce(date(lead(d.from_day) OVER (ORDER BY d.from_day), '-1 day'), '9999-12-31'),
  max(s.value) FILTER (WHERE s.name = 'tax_in_prices'), max(s.value) FILTER (WHERE s.name = 'referral_rate'),
  max(s.value) FILTER (WHERE s.name = 'refund_admin_share'), max(s.value) FILTER (WHERE s.name = 'returns.restock'),
  max(s.value) FILTER (WHERE s.name = 'shipping_estimate'), max(s.value) FILTER (WHERE s.name = 'shipping_estimate.seller'),
  max(s.value) FILTER (WHERE s.name = 'shipping_estimate.tiktok'),
  max(s.value) FILTER (WHERE s.name = 'shipping_estimate.fbt')
FROM day AS d LEFT JOIN setting AS s ON d.from_day BETWEEN s.from_day AND s.to_day
GROUP BY d.from_day;

CREATE TABLE own_handle (handle TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO own_handle
SELECT trim(part.value)
FROM setting, json_each('["' || replace(setting.value, ',', '","') || '"]') AS part
WHERE setting.name = 'shop.own_handles' AND trim(part.value) <> '';

-- Nobody's: a key that a review found to name no creator is recorded under this name.
INSERT OR IGNORE INTO own_handle VALUES ('(organic)');

-- Keys of the shop's own accounts are no evidence, whatever their kind.
INSERT OR IGNORE INTO own_handle
WITH RECURSIVE own (handle) AS (
  SELECT handle FROM own_handle
  UNION
  SELECT k.value FROM key_sheet AS k JOIN own ON own.handle = k.handle
  WHERE k.kind = 'handle' AND k.from_day <= (SELECT as_of FROM context)
)
SELECT handle FROM own;

CREATE TABLE own_key (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  PRIMARY KEY (kind, value, from_day, to_day)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO own_key
SELECT kind, iif(kind = 'link', comparable_link(value), value), iif(kind IN ('code', 'link'), from_day, ''), iif(kind IN ('code', 'link'), to_day, '9999-12-31')
FROM key_sheet
WHERE kind <> 'handle' AND handle IN (SELECT handle FROM own_handle) AND from_day <= (SELECT as_of FROM context);
INSERT OR IGNORE INTO own_key
SELECT 'email', email, '', '9999-12-31' FROM creator_sheet
WHERE email IS NOT NULL AND handle IN (SELECT handle FROM own_handle);

CREATE TABLE handle_claim (
  handle TEXT NOT NULL,
  creator TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  is_key INTEGER NOT NULL          -- a key row; else a creators row that names itself
) STRICT;

-- The row of somebody who was renamed speaks of who is called otherwise now, as long as the new name claims it.
INSERT INTO handle_claim
SELECT c.handle, c.handle, '', '9999-12-31', 0 FROM creator_sheet AS c
WHERE NOT EXISTS (
  SELECT 1 FROM key_sheet AS k
  WHERE k.kind = 'handle' AND k.value = c.handle AND k.handle = c.renamed_to AND k.from_day <= (SELECT as_of FROM context)
);
INSERT INTO handle_claim
SELECT value, handle, from_day, to_day, 1 FROM key_sheet
WHERE kind = 'handle' AND from_day <= (SELECT as_of FROM context);
DELETE FROM handle_claim
WHERE handle IN (SELECT handle FROM own_handle) OR creator IN (SELECT handle FROM own_handle);
