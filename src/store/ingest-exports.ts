import type Database from "better-sqlite3";
import { hash } from "node:crypto";
import type { ExportFact, FactTable } from "./fact-tables.ts";
import { FACT_TABLES } from "./fact-tables.ts";
import type { ChangeTimes } from "./merge-exports.ts";
import { createIncoming, mergeIncoming, versionColumns } from "./merge-exports.ts";
import type { References } from "./references.ts";
import type { VersionNumbers } from "./version-numbers.ts";

/** Takes the rows of one kind of export fact: most at once, the others together when all have been seen. */
export interface ExportStage {
  readonly add: (line: number, fact: ExportFact) => void;
  /**
   * Writes what is left of versions, sightings and what is current. What became of a row stands in `row_result`,
   * but for the rows that are counted here. With `listAll` they all stand there, and none is counted here.
   */
  readonly merge: (listAll: boolean) => TakenAtOnce;
}

/** Rows of a key of their own, whose outcome was clear when they came. */
export interface TakenAtOnce {
  readonly new: number;
  readonly unchanged: number;
}

/** Rows held back, so that a file that has its newest rows first fills the pages of the ledger from their start. */
const BATCH = 4096;

type Values = readonly (string | number | Buffer | null)[];

/** The first eight bytes of the SHA-256 of a version's content: they tell versions of a key apart. */
function contentHash(values: readonly (string | number | null)[]): Buffer {
  return Buffer.from(hash("sha256", JSON.stringify(values)).slice(0, 16), "hex");
}

function referenceValues(table: FactTable, fact: ExportFact, refs: References): readonly number[] {
  const { order_ref, sku_ref, listing_ref } = table.references;
  const found: number[] = [];
  if (order_ref !== undefined) found.push(refs.order(order_ref(fact)));
  if (sku_ref !== undefined) found.push(refs.sku(sku_ref(fact)));
  if (listing_ref !== undefined) found.push(refs.listing(listing_ref(fact)));
  return found;
}

/** Texts that are kept once, in tables of their own, and are content: a key tells versions apart by itself. */
function unkeyedTexts(table: FactTable, fact: ExportFact): readonly string[] {
  const { order_ref, listing_ref } = table.references;
  const order = order_ref === undefined || table.key.includes("order_ref") ? [] : [order_ref(fact)];
  return [...(listing_ref?.(fact) ?? []), ...order];
}

/** What a row is stored as: the columns of its version, in the order of `versionColumns(table).own`. */
function versionValues(table: FactTable, fact: ExportFact, sourceRef: number, refs: References): Values {
  const values = table.columns.map(([, read]) => read(fact));
  const added = (table.addedColumns ?? []).map(([, read]) => read(fact));
  const filled = (table.addedColumns ?? []).flatMap(([column], index) => {
    const value = added[index] ?? null;
    return value === null ? [] : [column, value];
  });
  const content = contentHash([...unkeyedTexts(table, fact), ...values, ...filled]);
  return [sourceRef, ...referenceValues(table, fact, refs), ...values, ...added, content];
}

/** Rows that are taken at once are taken back and compared with the others of their key, where there are some. */
function joinOthersOfTheirKey(
  db: Database.Database,
  table: FactTable,
  change: ChangeTimes,
  firstNew: number,
): TakenAtOnce {
  const { all } = versionColumns(table);
  const same = [...table.key, "source_ref"].map((column) => `v.${column} = i.${column}`).join(" AND ");
  db.exec("CREATE TEMP TABLE taken_back (version_id INTEGER PRIMARY KEY, line INTEGER)");
  db.prepare(
    `INSERT OR IGNORE INTO temp.taken_back
     SELECT s.version_id, s.line
     FROM (SELECT DISTINCT source_ref, ${table.key.join(", ")} FROM temp.incoming_${table.fact}) AS i
     CROSS JOIN ${table.table} AS v ON ${same}
     JOIN sighting AS s ON s.version_id = v.version_id AND s.change_id = ?`,
  ).run(change.changeId);
  const { changes: taken } = db
    .prepare(
      `INSERT INTO temp.incoming_${table.fact} (line, ${all.join(", ")})
       SELECT t.line, ${all.map((column) => `v.${column}`).join(", ")}
       FROM temp.taken_back AS t JOIN ${table.table} AS v ON v.version_id = t.version_id`,
    )
    .run();
  db.prepare(
    "DELETE FROM sighting WHERE change_id = ? AND version_id IN (SELECT version_id FROM temp.taken_back)",
  ).run(change.changeId);
  const { changes: removed } = db
    .prepare(
      `DELETE FROM ${table.table} WHERE version_id IN (SELECT version_id FROM temp.taken_back) AND version_id >= ?`,
    )
    .run(firstNew);
  db.exec("DROP TABLE temp.taken_back");
  return { new: removed, unchanged: taken - removed };
}

/** Opens the stage of one kind of export fact; `source` is the importer's id. */
export function stageExport(
  db: Database.Database,
  factName: ExportFact["fact"],
  source: string,
  refs: References,
  versions: VersionNumbers,
  change: ChangeTimes,
): ExportStage {
  const table = FACT_TABLES[factName] as unknown as FactTable;
  const { changeId, exportedAt, modifiedAt } = change;
  const { own } = versionColumns(table);
  createIncoming(db, table);
  const sourceRef = refs.source(source, "export");
  const placesOf = (columns: readonly string[]): string => columns.map(() => "?").join(", ");
  const wait = db.prepare(
    `INSERT INTO temp.incoming_${table.fact} (line, ${own.join(", ")}) VALUES (${placesOf(["line", ...own])})`,
  );
  const insert = db.prepare(
    `INSERT INTO ${table.table} (version_id, ${own.join(", ")}, exported_at, modified_at, is_current)
     VALUES (${placesOf(["version_id", ...own])}, ${exportedAt}, ${modifiedAt}, 1)`,
  );
  const sight = db.prepare(`INSERT INTO sighting (version_id, change_id, line) VALUES (?, ${changeId}, ?)`);
  const isSighted = db
    .prepare(`SELECT 1 FROM sighting WHERE version_id = ? AND change_id = ${changeId} LIMIT 1`)
    .pluck();
  const refresh = db.prepare(
    `UPDATE ${table.table} SET exported_at = ${exportedAt}, modified_at = ${modifiedAt}
     WHERE version_id = ? AND (exported_at, modified_at) < (${exportedAt}, ${modifiedAt})`,
  );
  // Every key that has versions has a current one.
  const key = table.numbered === true ? [] : [...table.key, "source_ref"];
  const keyPlaces = key.map((column) => own.indexOf(column));
  const find = db
    .prepare(
      `SELECT version_id, content_hash FROM ${table.table}
       WHERE ${["is_current = 1", ...key.map((column) => `${column} = ?`)].join(" AND ")}`,
    )
    .raw();
  const firstNew = versions.next();
  const isKeyOfOrder = table.key.includes("order_ref");
  const counts = { new: 0, unchanged: 0, waiting: 0 };

  function take(line: number, fact: ExportFact): void {
    const values = versionValues(table, fact, sourceRef, refs);
    const hold = (): void => {
      wait.run(line, ...values);
      counts.waiting += 1;
    };
    if (table.numbered === true) return hold();
    const isNewKey = isKeyOfOrder && refs.isNewOrder();
    const found = isNewKey
      ? undefined
      : (find.get(...keyPlaces.map((place) => values[place])) as [number, Buffer] | undefined);
    if (found === undefined) {
      const versionId = versions.take();
      insert.run(versionId, ...values);
      sight.run(versionId, line);
      counts.new += 1;
      return undefined;
    }
    const [versionId, content] = found;
    const isSame = content.equals(values.at(-1) as Buffer);
    if (!isSame || versionId >= firstNew || isSighted.get(versionId) !== undefined) return hold();
    refresh.run(versionId);
    sight.run(versionId, line);
    counts.unchanged += 1;
    return undefined;
  }

  let batch: (readonly [line: number, fact: ExportFact])[] = [];
  function flush(): void {
    const taken = batch;
    batch = [];
    if (isDescending(table, taken)) taken.reverse();
    for (const [line, fact] of taken) take(line, fact);
  }
  return {
    add: (line, fact) => {
      batch.push([line, fact]);
      if (batch.length === BATCH) flush();
    },
    merge: (listAll) => {
      flush();
      const back =
        counts.waiting === 0 ? { new: 0, unchanged: 0 } : joinOthersOfTheirKey(db, table, change, firstNew);
      if (listAll) {
        db.prepare(
          `INSERT INTO temp.row_result (line, is_primary, winner_line, result)
           SELECT s.line, 1, s.line, iif(s.version_id >= ?, 'new', 'unchanged')
           FROM sighting AS s JOIN ${table.table} AS v ON v.version_id = s.version_id WHERE s.change_id = ?`,
        ).run(firstNew, changeId);
      }
      if (counts.waiting > 0) mergeIncoming(db, table, change);
      db.exec(`DROP TABLE temp.incoming_${table.fact}`);
      if (listAll) return { new: 0, unchanged: 0 };
      return { new: counts.new - back.new, unchanged: counts.unchanged - back.unchanged };
    },
  };
}

/** True when the first of these rows is of a later order than the last: ids of orders grow with time. */
function isDescending(
  table: FactTable,
  rows: readonly (readonly [line: number, fact: ExportFact])[],
): boolean {
  const orderOf = table.references.order_ref;
  const [first, last] = [rows[0], rows.at(-1)];
  if (orderOf === undefined || first === undefined || last === undefined) return false;
  return orderOf(first[1]) > orderOf(last[1]);
}
