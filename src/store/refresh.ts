import type Database from "better-sqlite3";
import { rebuild } from "./build.ts";
import { registerDays } from "./day-of.ts";
import { definitionHash } from "./definitions.ts";
import { derivedHorizon, horizon, laterHorizon } from "./horizon.ts";
import { registerLinks } from "./link-parts.ts";
import { refreshListings } from "./listings.ts";
import {
  keepSums,
  mergeAllocations,
  mergeContents,
  mergeOrders,
  mergeSums,
  mergeWhole,
} from "./refresh-merge.ts";
import { mergeSamples, touchSampleOrders, touchSamples } from "./refresh-samples.ts";
import { forgetReach, reachOf, touchContents, touchRenamedContents } from "./refresh-reach.ts";
import type { ScopedDefinition } from "./refresh-scope.ts";
import { Beside, scopedDefinitions } from "./refresh-scope.ts";
import { readShop } from "./shop.ts";
import { forgetTouched, onlyOrdersTouched, onlySheetsTouched } from "./touched.ts";

/** Thrown to undo a refresh that turned out to concern more than its orders. */
class Wider extends Error {
  /** Null: everything. */
  readonly orders: readonly number[] | null;
  constructor(orders: readonly number[] | null) {
    super("wider");
    this.orders = orders;
  }
}

/** The sums over tables of orders: these are what they are made from. */
const SUMMED = ["line_profit", "shared_order"];

function keepEarlierSums(db: Database.Database, beside: Beside, all: readonly ScopedDefinition[]): void {
  const condition: Readonly<Record<string, string>> = {
    line_profit: "line_ref IN (SELECT line_ref FROM touched_line)",
    shared_order: "order_ref IN (SELECT order_ref FROM touched)",
  };
  for (const table of SUMMED)
    db.exec(`CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE ${condition[table]}`);
  for (const definition of all.filter(({ scope }) => scope === "sums")) {
    beside.makeOrders(definition);
    keepSums(db, definition);
    beside.drop(definition);
  }
  for (const table of SUMMED) db.exec(`DROP VIEW temp.${table}`);
}

/** Makes one definition beside the ledger and puts it in its place. */
function refreshOne(db: Database.Database, beside: Beside, definition: ScopedDefinition): void {
  const { name, text, scope } = definition;
  if (scope === "listings") refreshListings(db, text);
  else if (scope === "orders") {
    beside.makeOrders(definition);
    if (name.includes("_order_handles")) touchContents(db);
    mergeOrders(db, definition);
  } else if (scope === "everything") {
    beside.makeWhole(definition);
    const reach = reachOf(db, name);
    if (reach.kind === "everything") throw new Wider(null);
    if (reach.orders.length > 0) throw new Wider(reach.orders);
    if (name.includes("_sample_rows")) touchSamples(db);
    mergeWhole(db, definition);
    beside.drop(definition);
    if (name.includes("_shop_numbers"))
      db.exec(`INSERT OR IGNORE INTO temp.touched_name
        SELECT name FROM main.order_name WHERE order_ref IN (SELECT order_ref FROM touched)`);
  } else if (scope === "sums") {
    beside.makeOrders(definition);
    mergeSums(db, definition);
  } else if (scope === "contents") {
    touchRenamedContents(db);
    beside.makePart(definition);
    mergeContents(db, definition);
    beside.drop(definition);
  } else if (scope === "samples") {
    if (name.includes("_sample_creators")) touchSampleOrders(db);
    beside.makePart(definition);
    mergeSamples(db, definition);
    beside.drop(definition);
  }
}

/** Refreshes the rows of the orders that are recorded as touched, in a transaction of its own. */
function refreshOrders(db: Database.Database, isOfSheets: boolean): void {
  const all = scopedDefinitions();
  const before = {
    horizon: db.prepare("SELECT horizon FROM derived_state").pluck().get() as string,
    derived: derivedHorizon(db),
  };
  const beside = new Beside(db, all);
  forgetReach(db);
  keepEarlierSums(db, beside, all);
  for (const definition of all) refreshOne(db, beside, definition);
  mergeAllocations(db);
  db.prepare("UPDATE derived_state SET is_dirty = 0, horizon = ?").run(
    isOfSheets ? horizon(db) : laterHorizon(db, before),
  );
  forgetTouched(db);
  beside.close(all);
  forgetReach(db);
}

/** How often a refresh may find further orders before everything is made anew. */
const ROUNDS = 4;

/** Above this part of all orders a full rebuild is the shorter way. */
const MOST = 0.3;

function isTooMuch(db: Database.Database, most: number): boolean {
  const orders = db.prepare("SELECT max(order_ref) FROM order_key").pluck().get() as number | null;
  const touched = db.prepare("SELECT count(*) FROM touched_order").pluck().get() as number;
  return touched > (orders ?? 0) * most;
}

/** Refreshes touched orders and those that turn out to be concerned; false when that is not enough. */
function refreshTouched(db: Database.Database, most: number): boolean {
  const add = db.prepare("INSERT OR IGNORE INTO touched_order VALUES (?)");
  // Of a sheet's days nothing tells what they were before.
  const isOfSheets = onlySheetsTouched(db);
  for (let round = 0; round < ROUNDS && !isTooMuch(db, most); round += 1) {
    try {
      db.transaction(() => refreshOrders(db, isOfSheets))();
      return true;
    } catch (error) {
      if (!(error instanceof Wider)) throw error;
      if (error.orders === null) return false;
      for (const order of error.orders) add.run(order);
    }
  }
  return false;
}

/**
 * Makes the derived tables follow from the facts again before a change ends: the rows of touched orders where that
 * is certain to be enough, else all of them. Both give the same tables (`domain.md §12`). Answers which it was. `most`: the
 * share of all orders above which everything is made anew.
 */
export function refresh(db: Database.Database, most = MOST): "nothing" | "orders" | "everything" {
  const { timezone } = readShop(db);
  registerDays(db, timezone);
  registerLinks(db);
  const done = db
    .transaction(() => {
      const state = db.prepare("SELECT is_dirty, definition_hash FROM derived_state").get() as {
        is_dirty: number;
        definition_hash: string;
      };
      const isKnown = state.definition_hash === definitionHash();
      if (isKnown && state.is_dirty === 0) return "nothing";
      return isKnown && onlyOrdersTouched(db) && refreshTouched(db, most) ? "orders" : "everything";
    })
    .immediate();
  if (done === "everything") rebuild(db);
  return done;
}
