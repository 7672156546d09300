import type Database from "better-sqlite3";
import { RATE_DEFAULTS, SETTINGS } from "../core/settings.ts";
import type { Day } from "../core/scalars.ts";
import { registerDays } from "./day-of.ts";
import { definitionHash, definitions } from "./definitions.ts";
import { registerLinks } from "./link-parts.ts";
import { readShop } from "./shop.ts";

/** Where the derived tables stand: in the ledger, or beside it for one report. */
type Place = "main" | "temp";

/** After every dated fact: what a ledger's own derived tables are made for. */
const END_OF_TIME = "9999-12-31";

const CONTEXT = `
CREATE TABLE context (as_of TEXT NOT NULL) STRICT;
CREATE TABLE setting_default (name TEXT NOT NULL, from_day TEXT NOT NULL, value ANY, PRIMARY KEY (name, from_day)) STRICT;
`;

/** Everything in it is made anew when its definition or the facts change. */
const OBJECT = /^CREATE (TABLE|VIEW|INDEX) (\w+)/gmu;

function clear(db: Database.Database, text: string, place: Place): void {
  const objects = [...text.matchAll(OBJECT)].filter(([, kind]) => kind !== "INDEX").toReversed();
  for (const [, kind, name] of objects) db.exec(`DROP ${kind} IF EXISTS ${place}.${name}`);
}

/** The same text makes its tables and views in the ledger or in the temporary schema. */
function placed(text: string, place: Place): string {
  if (place === "main") return text;
  return text
    .replaceAll(/^CREATE (TABLE|VIEW) /gmu, "CREATE TEMP $1 ")
    .replaceAll(/^CREATE INDEX (\w+) ON /gmu, "CREATE INDEX temp.$1 ON ");
}

function fillContext(db: Database.Database, asOf: string, currency: string): void {
  db.prepare("INSERT INTO context (as_of) VALUES (?)").run(asOf);
  const add = db.prepare("INSERT OR REPLACE INTO setting_default (name, from_day, value) VALUES (?, ?, ?)");
  const stored = (value: string | number) => (typeof value === "number" ? BigInt(value) : value);
  for (const setting of SETTINGS) {
    if (setting.default !== null) add.run(setting.name, "", stored(setting.default));
  }
  for (const rate of RATE_DEFAULTS) {
    if (rate.currency === currency) add.run(rate.setting, rate.from, stored(rate.value));
  }
}

/** A row of a samples sheet without order or parcel joins the nearest sample order, each once (`domain.md §8`). */
function matchSampleRows(db: Database.Database): void {
  const matchNearest = db.prepare(`
    INSERT INTO sample_match (row_key, order_ref, sku_ref)
    WITH open AS (
      SELECT * FROM sample_candidate AS c
      WHERE NOT EXISTS (SELECT 1 FROM sample_match AS m WHERE m.row_key = c.row_key)
        AND NOT EXISTS (SELECT 1 FROM sample_match AS m WHERE m.order_ref = c.order_ref AND m.sku_ref = c.sku_ref)
    ), placed AS (
      SELECT row_key, order_ref, sku_ref,
        row_number() OVER (PARTITION BY row_key ORDER BY distance, created_on, order_id, sku_id) AS for_row,
        row_number() OVER (PARTITION BY order_ref, sku_ref ORDER BY distance, row_key) AS for_order
      FROM open
    )
    SELECT row_key, order_ref, sku_ref FROM placed WHERE for_row = 1 AND for_order = 1`);
  while (matchNearest.run().changes > 0);
}

/** Of ad spend of one campaign and content whose periods overlap the longest counts, then the newest (`domain.md §5`). */
function countAdSpend(db: Database.Database): void {
  const countBest = db.prepare(`
    UPDATE ad_spend SET is_counted = 1 WHERE ad_spend_ref IN (
      SELECT ad_spend_ref FROM (
        SELECT a.ad_spend_ref, row_number() OVER (PARTITION BY a.campaign, a.content_id ORDER BY a.place) AS first_left
        FROM ad_spend AS a
        WHERE NOT a.is_counted AND NOT EXISTS (
          SELECT 1 FROM ad_spend AS b WHERE b.is_counted AND b.campaign = a.campaign AND b.content_id = a.content_id
            AND b.from_day <= a.to_day AND b.to_day >= a.from_day AND (a.product = b.product OR '' IN (a.product, b.product))
        )
      ) WHERE first_left = 1
    )`);
  while (countBest.run().changes > 0);
}

/** Entries that two layouts tell are paired, the nearest days first, each once (`domain.md §6`). */
function pairSettlements(db: Database.Database): void {
  const pairNearest = db.prepare(`
    INSERT INTO settlement_copy (entry_ref, sku_rows)
    WITH placed AS (
      SELECT entry_ref, sku_rows,
        row_number() OVER (PARTITION BY entry_ref ORDER BY distance, sku_rows) AS for_entry,
        row_number() OVER (PARTITION BY sku_rows ORDER BY distance, entry_ref) AS for_rows
      FROM settlement_candidate
      WHERE entry_ref NOT IN (SELECT entry_ref FROM settlement_copy)
        AND sku_rows NOT IN (SELECT sku_rows FROM settlement_copy)
    )
    SELECT entry_ref, sku_rows FROM placed WHERE for_entry = 1 AND for_rows = 1`);
  while (pairNearest.run().changes > 0);
}

/** What is done row by row in an order of its own, after the definitions of a topic. */
const STEPS: readonly (readonly [topic: string, finish: (db: Database.Database) => void])[] = [
  ["_settlement_copies", pairSettlements],
  ["_sample_rows", matchSampleRows],
  ["_ad_spend", countAdSpend],
];

function build(db: Database.Database, place: Place, asOf: string, currency: string): void {
  registerLinks(db);
  const all = definitions();
  for (const { text } of all.toReversed()) clear(db, text, place);
  clear(db, CONTEXT, place);
  db.exec(placed(CONTEXT, place));
  fillContext(db, asOf, currency);
  for (const { name, text } of all) {
    db.exec(placed(text, place));
    for (const [topic, finish] of STEPS) if (name.includes(topic)) finish(db);
  }
}

/** The latest day that any fact names: a report as of then, or later, may use the ledger's own tables. */
function horizon(db: Database.Database): string {
  const latest = db
    .prepare(
      `SELECT max(day) FROM (
         SELECT day_of(max(created_at)) AS day FROM order_line_version
         UNION ALL SELECT day_of(max(paid_at)) FROM order_line_version
         UNION ALL SELECT day_of(max(shipped_at)) FROM order_line_version
         UNION ALL SELECT day_of(max(delivered_at)) FROM order_line_version
         UNION ALL SELECT day_of(max(cancelled_at)) FROM order_line_version
         UNION ALL SELECT day_of(max(created_at)) FROM commission_row_version
         UNION ALL SELECT day_of(max(commission_paid_at)) FROM commission_row_version
         UNION ALL SELECT max(max(coalesce(created_on, ''), coalesce(shipped_on, ''), coalesce(delivered_on, '')))
           FROM shipment_version
         UNION ALL SELECT max(ship_on) FROM label_target
         UNION ALL SELECT max(day) FROM settlement_entry_version
         UNION ALL SELECT max(posted_on) FROM post
         UNION ALL SELECT max(part.value) FROM sheet_row, json_each(sheet_row.key) AS part
           WHERE part.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
         UNION ALL SELECT max(part.value) FROM sheet_row, json_each(sheet_row.fields) AS part
           WHERE part.key NOT IN ('to', 'seen_on')
             AND part.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
       )`,
    )
    .pluck()
    .get() as string | null;
  return latest ?? "";
}

/** Rebuilds the ledger's derived tables from its facts, in one transaction. */
export function rebuild(db: Database.Database): void {
  const { currency, timezone } = readShop(db);
  registerDays(db, timezone);
  db.transaction(() => {
    build(db, "main", END_OF_TIME, currency);
    db.prepare("UPDATE derived_state SET is_dirty = 0, definition_hash = ?, horizon = ?").run(
      definitionHash(),
      horizon(db),
    );
  }).immediate();
}

/** Makes the derived tables of a report as of a day beside the ledger; the ledger is not written. */
export function buildBeside(db: Database.Database, asOf: Day): void {
  build(db, "temp", asOf, readShop(db).currency);
}
