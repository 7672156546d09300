import type Database from "better-sqlite3";
import type { SheetFactName } from "../core/facts.ts";
import type { FactTable } from "./fact-tables.ts";

/** Says that the facts changed in a way that only a full rebuild follows; called in the transaction that changes them. */
export function touchEverything(db: Database.Database): void {
  db.exec("UPDATE derived_state SET is_dirty = 1, needs_rebuild = 1");
  forgetTouched(db);
}

/** Nothing is touched any more. */
export function forgetTouched(db: Database.Database): void {
  db.exec("DELETE FROM touched_order; DELETE FROM touched_settlement");
}

/**
 * Facts of sheets that rows of orders follow from only by way of what stands for the whole ledger (owners of
 * handles, costs by day), which a refresh makes anew and compares.
 */
const BESIDE_ORDERS: ReadonlySet<SheetFactName> = new Set([
  "event",
  "creator_metric",
  "fee",
  "brief",
  "payment",
  "profile",
  "cost",
]);

/** Says that facts of sheets changed, in the transaction that changes them. */
export function touchSheets(db: Database.Database, facts: Iterable<SheetFactName>): void {
  const isBesideOrders = [...facts].every((fact) => BESIDE_ORDERS.has(fact));
  const { is_dirty: isDirty } = db.prepare("SELECT is_dirty FROM derived_state").get() as {
    is_dirty: number;
  };
  if (isBesideOrders && (isDirty === 0 || onlySheetsTouched(db)))
    db.exec("UPDATE derived_state SET is_dirty = 1");
  else touchEverything(db);
}

/** Whether since the last refresh nothing changed but facts beside orders: the tables are dirty, and no order is named. */
export function onlySheetsTouched(db: Database.Database): boolean {
  return (
    db
      .prepare(
        `SELECT is_dirty AND NOT needs_rebuild AND NOT EXISTS (SELECT 1 FROM touched_order)
           AND NOT EXISTS (SELECT 1 FROM touched_settlement) FROM derived_state`,
      )
      .pluck()
      .get() === 1
  );
}

/** Whether orders may be named: never beside facts of sheets, of which nothing tells when they changed. */
function mayNameOrders(db: Database.Database): boolean {
  if (onlySheetsTouched(db)) touchEverything(db);
  return onlyOrdersTouched(db);
}

/** An entry is about the order of its id or of its related id, in whichever version it names one. */
function touchSettlements(db: Database.Database, incoming: string): void {
  db.exec(`
    INSERT OR IGNORE INTO touched_settlement SELECT entry_id FROM ${incoming};
    INSERT OR IGNORE INTO touched_order
    SELECT order_ref FROM order_key WHERE order_id IN (
      SELECT entry_id FROM ${incoming}
      UNION SELECT related_order_id FROM ${incoming}
      UNION SELECT related_order_id FROM settlement_entry_version WHERE entry_id IN (SELECT entry_id FROM ${incoming})
    );
    UPDATE derived_state SET is_dirty = 1`);
}

/**
 * Records whose orders the rows in `incoming` are about, in the transaction that writes them. Also rows that change
 * nothing are recorded: they make a version's export time later. Shipments touch everything: a label may be of
 * several orders, or of a sample.
 */
export function touchOrders(db: Database.Database, table: FactTable, incoming: string): void {
  if (!mayNameOrders(db)) return;
  if (table.fact === "settlement_entry") {
    touchSettlements(db, incoming);
    return;
  }
  if (table.references.order_ref === undefined) {
    touchEverything(db);
    return;
  }
  db.exec(`INSERT OR IGNORE INTO touched_order SELECT order_ref FROM ${incoming}`);
  // A key that is not told by its order may have stood with another one.
  if (!table.key.includes("order_ref")) {
    const sameKey = table.key.map((column) => `v.${column} = i.${column}`).join(" AND ");
    db.exec(
      `INSERT OR IGNORE INTO touched_order
       SELECT v.order_ref FROM ${incoming} AS i JOIN ${table.table} AS v ON ${sameKey}`,
    );
  }
  db.exec("UPDATE derived_state SET is_dirty = 1");
}

/** Records the order of one row that changes nothing but when its version was last seen. */
export function orderToucher(db: Database.Database, table: FactTable): (orderRef: number) => void {
  if (table.references.order_ref === undefined || !mayNameOrders(db)) return () => undefined;
  const touch = db.prepare("INSERT OR IGNORE INTO touched_order VALUES (?)");
  return (orderRef) => void touch.run(orderRef);
}

/** Whether only orders were touched since the last refresh. */
export function onlyOrdersTouched(db: Database.Database): boolean {
  return db.prepare("SELECT needs_rebuild FROM derived_state").pluck().get() === 0;
}
