import type Database from "better-sqlite3";
import { hash } from "node:crypto";
import type { ExportFact, FactTable } from "./fact-tables.ts";
import { FACT_TABLES } from "./fact-tables.ts";
import type { ChangeTimes } from "./merge-exports.ts";
import { createIncoming, mergeIncoming, versionColumns } from "./merge-exports.ts";
import type { References } from "./references.ts";
import type { TakenAtOnce } from "./take-back.ts";
import { takeBack } from "./take-back.ts";
import { orderToucher, touchOrders } from "./touched.ts";
import type { VersionNumbers } from "./version-numbers.ts";
import type { VersionValues } from "./version-writer.ts";
import { versionWriter } from "./version-writer.ts";

/** Takes the rows of one kind of export fact: most at once, the others together when all have been seen. */
export interface ExportStage {
  readonly add: (line: number, fact: ExportFact) => void;
  /**
   * Writes what is left of versions, sightings and what is current. What became of a row stands in `row_result`,
   * but for the rows that are counted here. With `listAll` they all stand there, and none is counted here.
   */
  readonly merge: (listAll: boolean) => TakenAtOnce;
}

/** Rows held back, so that a file that has its newest rows first fills the pages of the ledger from their start. */
const BATCH = 128;

/** The first eight bytes of the SHA-256 of a version's content: they tell versions of a key apart. */
function contentHash(values: readonly (string | number | null)[]): Buffer {
  return Buffer.from(hash("sha256", JSON.stringify(values)).slice(0, 16), "hex");
}

function referenceValues(table: FactTable, fact: ExportFact, refs: References): readonly number[] {
  const { order_ref, sku_ref, listing_ref } = table.references;
  const found: number[] = [];
  if (order_ref !== undefined) found.push(refs.order(order_ref(fact)));
  if (sku_ref !== undefined) found.push(refs.sku(sku_ref(fact)));
  if (listing_ref !== undefined) found.push(refs.listing(listing_ref(fact), sku_ref?.(fact) ?? ""));
  return found;
}

/** Texts that are kept once, in tables of their own, and are content: a key tells versions apart by itself. */
function unkeyedTexts(table: FactTable, fact: ExportFact): readonly string[] {
  const { order_ref, listing_ref } = table.references;
  const order = order_ref === undefined || table.key.includes("order_ref") ? [] : [order_ref(fact)];
  return [...(listing_ref?.(fact) ?? []), ...order];
}

/** What a row is stored as: the columns of its version, in the order of `versionColumns(table).own`. */
function versionValues(
  table: FactTable,
  fact: ExportFact,
  sourceRef: number,
  refs: References,
): VersionValues {
  const values = table.columns.map(([, read]) => read(fact));
  const added = (table.addedColumns ?? []).map(([, read]) => read(fact));
  const filled = (table.addedColumns ?? []).flatMap(([column], index) => {
    const value = added[index] ?? null;
    return value === null ? [] : [column, value];
  });
  const content = contentHash([...unkeyedTexts(table, fact), ...values, ...filled]);
  return [sourceRef, ...referenceValues(table, fact, refs), ...values, ...added, content];
}

/** Where the rows of a file go, and what is known of them. */
export interface StageOf {
  readonly db: Database.Database;
  /** The importer's id. */
  readonly source: string;
  readonly refs: References;
  readonly versions: VersionNumbers;
  readonly change: ChangeTimes;
}

/** What became of a row when it came; `waiting`: it has to be compared with others. */
type AtOnce = "new" | "unchanged" | "waiting";

/** Takes a row whose outcome no other row can change, and lets the others wait. */
function taker(
  table: FactTable,
  { db, source, refs, versions, change }: StageOf,
): (line: number, fact: ExportFact) => AtOnce {
  const writer = versionWriter(db, table, change);
  const sourceRef = refs.source(source, "export");
  const firstNew = versions.next();
  const isKeyOfOrder = table.key.includes("order_ref");
  const orderPlace = versionColumns(table).own.indexOf("order_ref");
  const touch = orderToucher(db, table);
  return (line, fact) => {
    const values = versionValues(table, fact, sourceRef, refs);
    if (table.numbered === true) {
      writer.wait(line, values);
      return "waiting";
    }
    const current = isKeyOfOrder && refs.isNewOrder() ? undefined : writer.currentOf(values);
    if (current === undefined) {
      writer.insert(versions.take(), line, values);
      return "new";
    }
    const [versionId, content] = current;
    const isOfThisChange = versionId >= firstNew || writer.isSighted(versionId);
    if (isOfThisChange || !content.equals(values.at(-1) as Buffer)) {
      writer.wait(line, values);
      return "waiting";
    }
    writer.sight(versionId, line);
    touch(values[orderPlace] as number);
    return "unchanged";
  };
}

/** Every row of the change that was taken at once, with what became of it. */
function listTaken(db: Database.Database, table: FactTable, changeId: number, firstNew: number): void {
  db.prepare(
    `INSERT INTO temp.row_result (line, is_primary, winner_line, result)
     SELECT s.line, 1, s.line, iif(s.version_id >= ?, 'new', 'unchanged')
     FROM sighting AS s JOIN ${table.table} AS v ON v.version_id = s.version_id WHERE s.change_id = ?`,
  ).run(firstNew, changeId);
}

/** Opens the stage of one kind of export fact. */
export function stageExport(factName: ExportFact["fact"], where: StageOf): ExportStage {
  const table = FACT_TABLES[factName] as unknown as FactTable;
  const { db, versions, change } = where;
  createIncoming(db, table);
  const firstNew = versions.next();
  const take = taker(table, where);
  const counts = { new: 0, unchanged: 0, waiting: 0 };
  let batch: Row[] = [];
  const flush = (): void => {
    const rows = batch;
    batch = [];
    if (isDescending(table, rows)) rows.reverse();
    for (const [line, fact] of rows) counts[take(line, fact)] += 1;
  };
  return {
    add: (line, fact) => {
      batch.push([line, fact]);
      if (batch.length === BATCH) flush();
    },
    merge: (listAll) => {
      flush();
      const back = counts.waiting === 0 ? NOTHING : takeBack(db, table, change, firstNew);
      if (listAll) listTaken(db, table, change.changeId, firstNew);
      if (counts.waiting > 0) touchOrders(db, table, `temp.incoming_${table.fact}`);
      if (counts.new + counts.unchanged > 0)
        touchOrders(db, table, `(SELECT * FROM ${table.table} WHERE version_id >= ${firstNew})`);
      if (counts.waiting > 0) mergeIncoming(db, table, change);
      db.exec(`DROP TABLE temp.incoming_${table.fact}`);
      if (listAll) return NOTHING;
      return { new: counts.new - back.new, unchanged: counts.unchanged - back.unchanged };
    },
  };
}

const NOTHING: TakenAtOnce = { new: 0, unchanged: 0 };

type Row = readonly [line: number, fact: ExportFact];

/** True when the first of these rows is of a later order than the last: ids of orders grow with time. */
function isDescending(table: FactTable, rows: readonly Row[]): boolean {
  const orderOf = table.references.order_ref;
  const [first, last] = [rows[0], rows.at(-1)];
  if (orderOf === undefined || first === undefined || last === undefined) return false;
  return orderOf(first[1]) > orderOf(last[1]);
}
