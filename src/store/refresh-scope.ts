import type Database from "better-sqlite3";
import type { Definition } from "./definitions.ts";
import { definitions } from "./definitions.ts";
import { clear, madeBy, placed } from "./placed.ts";
import { TOUCHED_SAMPLES } from "./refresh-samples.ts";
import { scopeOf, unscoped } from "./scope.ts";
import { finish } from "./steps.ts";

/** What a refresh is about, as temporary tables that the definitions' conditions name. */
const TOUCHED = `
CREATE TABLE touched (order_ref INTEGER PRIMARY KEY) STRICT;
CREATE TABLE touched_name (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE touched_line (line_ref INTEGER PRIMARY KEY) STRICT;
CREATE TABLE touched_commission (commission_ref INTEGER PRIMARY KEY) STRICT;
CREATE TABLE touched_entry (entry_ref INTEGER PRIMARY KEY) STRICT;
CREATE TABLE touched_content (content_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
${TOUCHED_SAMPLES}`;

/** Which rows the ledger's derived tables have of these orders, and will have; of settlements all versions. */
const FILL = `
INSERT INTO temp.touched SELECT order_ref FROM main.touched_order;
INSERT INTO temp.touched_name SELECT order_id FROM order_key WHERE order_ref IN (SELECT order_ref FROM touched);
INSERT OR IGNORE INTO temp.touched_name
SELECT name FROM main.order_name WHERE order_ref IN (SELECT order_ref FROM touched);
INSERT INTO temp.touched_line
SELECT line_ref FROM main.line_attribution WHERE order_ref IN (SELECT order_ref FROM touched);
INSERT INTO temp.touched_commission
SELECT commission_ref FROM main.commission_fact WHERE order_ref IN (SELECT order_ref FROM touched);
INSERT OR IGNORE INTO temp.touched_commission
SELECT commission_ref FROM main.commission_fact
WHERE order_ref IS NULL AND order_id IN (SELECT name FROM touched_name);
INSERT OR IGNORE INTO temp.touched_entry
SELECT version_id FROM settlement_entry_version WHERE entry_id IN (SELECT name FROM touched_name);
INSERT OR IGNORE INTO temp.touched_entry
SELECT version_id FROM settlement_entry_version WHERE entry_id IN (SELECT entry_id FROM main.touched_settlement);
INSERT OR IGNORE INTO temp.touched_entry
SELECT version_id FROM settlement_entry_version WHERE related_order_id IN (SELECT name FROM touched_name);
`;

/** Shared by orders, labels and samples: they stand in neither scope. */
const SHARED = ["allocation_share", "allocation_part", "allocation"];

export interface ScopedDefinition extends Definition {
  readonly scope: ReturnType<typeof scopeOf>;
}

/** The definitions with their scopes. */
export function scopedDefinitions(): readonly ScopedDefinition[] {
  return definitions().map(({ name, text }) => ({ name, text, scope: scopeOf(name, text) }));
}

/** While a refresh runs these stand beside the ledger with rows of touched orders alone. */
function ofOrders(all: readonly ScopedDefinition[]): readonly string[] {
  const names = all
    .filter(({ scope }) => scope === "orders")
    .flatMap(({ text }) => [...madeBy(text, "TABLE"), ...madeBy(text, "VIEW")]);
  return names.filter((name) => !SHARED.includes(name));
}

/** Makes definitions beside the ledger. */
export class Beside {
  readonly #db: Database.Database;
  readonly #wholeTables: RegExp;

  constructor(db: Database.Database, all: readonly ScopedDefinition[]) {
    this.#db = db;
    this.#wholeTables = new RegExp(`\\b(FROM|JOIN) (${ofOrders(all).join("|")})\\b`, "gu");
    for (const { text } of all.toReversed()) clear(db, text, "temp");
    clear(db, TOUCHED, "temp");
    db.exec(placed(TOUCHED, "temp"));
    db.exec(FILL);
  }

  /** Rows of the touched orders. */
  makeOrders({ name, text }: Definition): void {
    this.#db.exec(placed(text, "temp"));
    finish(this.#db, name);
  }

  /** All rows, from the ledger's own tables of orders. */
  makeWhole({ name, text }: Definition): void {
    this.#db.exec(placed(unscoped(text).replaceAll(this.#wholeTables, "$1 main.$2"), "temp"));
    finish(this.#db, name);
  }

  /** Rows of touched content or samples, from the ledger's own tables of orders. */
  makePart({ text }: Definition): void {
    this.#db.exec(placed(text.replaceAll(this.#wholeTables, "$1 main.$2"), "temp"));
  }

  drop({ text }: Definition): void {
    clear(this.#db, text, "temp");
  }

  close(all: readonly ScopedDefinition[]): void {
    for (const { text } of all.toReversed()) clear(this.#db, text, "temp");
    clear(this.#db, TOUCHED, "temp");
  }
}
