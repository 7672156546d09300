import type Database from "better-sqlite3";
import { RATE_DEFAULTS, SETTINGS } from "../core/settings.ts";
import { addDays } from "../core/days.ts";
import type { Day } from "../core/scalars.ts";
import { startOfDay } from "../core/time.ts";
import { registerDays } from "./day-of.ts";
import type { Definition } from "./definitions.ts";
import { definitionHash, definitions } from "./definitions.ts";
import { horizon } from "./horizon.ts";
import { registerLinks } from "./link-parts.ts";
import type { Place } from "./placed.ts";
import { clear, placed } from "./placed.ts";
import { unscoped } from "./scope.ts";
import type { Shop } from "./shop.ts";
import { readShop } from "./shop.ts";
import { finish } from "./steps.ts";
import { forgetTouched, touchEverything } from "./touched.ts";

/** After every dated fact: what a ledger's own derived tables are made for. */
const END_OF_TIME = "9999-12-31";

const CONTEXT = `
CREATE TABLE context (as_of TEXT NOT NULL, ends_at INTEGER NOT NULL) STRICT;
CREATE TABLE setting_default (name TEXT NOT NULL, from_day TEXT NOT NULL, value ANY, PRIMARY KEY (name, from_day)) STRICT;
`;

/** The first instant after a day; instants are compared with it, which needs no calendar. */
function endOf(day: string, timezone: string): bigint {
  return BigInt(day === END_OF_TIME ? Number.MAX_SAFE_INTEGER : startOfDay(addDays(day as Day, 1), timezone));
}

function fillContext(db: Database.Database, asOf: string, { currency, timezone }: Shop): void {
  db.prepare("INSERT INTO context (as_of, ends_at) VALUES (?, ?)").run(asOf, endOf(asOf, timezone));
  const add = db.prepare("INSERT OR REPLACE INTO setting_default (name, from_day, value) VALUES (?, ?, ?)");
  const stored = (value: string | number) => (typeof value === "number" ? BigInt(value) : value);
  for (const setting of SETTINGS) {
    if (setting.default !== null) add.run(setting.name, "", stored(setting.default));
  }
  for (const rate of RATE_DEFAULTS) {
    if (rate.currency === currency) add.run(rate.setting, rate.from, stored(rate.value));
  }
}

/** Drops what the definitions make. */
function clearDerived(db: Database.Database, all: readonly Definition[], place: Place): void {
  for (const text of [CONTEXT, ...all.map((one) => one.text)].toReversed()) clear(db, text, place);
}

function build(db: Database.Database, place: Place, asOf: string, shop: Shop): void {
  registerLinks(db);
  const all = definitions();
  clearDerived(db, all, place);
  db.exec(placed(CONTEXT, place));
  fillContext(db, asOf, shop);
  for (const { name, text } of all) {
    db.exec(placed(unscoped(text), place));
    finish(db, name);
  }
}

/**
 * Pages that are free when a transaction begins are written without a copy of what stood in them. A crash behind this
 * leaves a ledger whose derived tables do not fit, as one before it would: readers make theirs beside it.
 */
function freeDerived(db: Database.Database): void {
  db.transaction(() => {
    touchEverything(db);
    clearDerived(db, definitions(), "main");
  }).immediate();
}

/** Rebuilds the ledger's derived tables from its facts, in one transaction. */
export function rebuild(db: Database.Database): void {
  const shop = readShop(db);
  registerDays(db, shop.timezone);
  if (!db.inTransaction) freeDerived(db);
  db.transaction(() => {
    build(db, "main", END_OF_TIME, shop);
    db.prepare(
      "UPDATE derived_state SET is_dirty = 0, needs_rebuild = 0, definition_hash = ?, horizon = ?",
    ).run(definitionHash(), horizon(db));
    forgetTouched(db);
  }).immediate();
}

/** Makes the derived tables of a report as of a day beside the ledger; the ledger is not written. */
export function buildBeside(db: Database.Database, asOf: Day): void {
  build(db, "temp", asOf, readShop(db));
}
