import type Database from "better-sqlite3";
import type { FactTable } from "./fact-tables.ts";
import type { ChangeTimes } from "./merge-exports.ts";
import { versionColumns } from "./merge-exports.ts";

/** The columns of a version, in the order of `versionColumns(table).own`; the content is the last. */
export type VersionValues = readonly (string | number | Buffer | null)[];

/** Writes the rows of one change to a table of versions, one by one. */
export interface VersionWriter {
  /** Number and content of the current version of the row's key; every key that has versions has one. */
  readonly currentOf: (values: VersionValues) => readonly [versionId: number, content: Buffer] | undefined;
  /** Whether a row of this change holds the version already. */
  readonly isSighted: (versionId: number) => boolean;
  /** A version of a key that has none. */
  readonly insert: (versionId: number, line: number, values: VersionValues) => void;
  /** One more row that holds a version; its export time is the latest of its sightings'. */
  readonly sight: (versionId: number, line: number) => void;
  /** Puts a row aside, to be compared with others. */
  readonly wait: (line: number, values: VersionValues) => void;
}

export function versionWriter(db: Database.Database, table: FactTable, change: ChangeTimes): VersionWriter {
  const { changeId, exportedAt, modifiedAt } = change;
  const { own } = versionColumns(table);
  const places = (columns: readonly string[]): string => columns.map(() => "?").join(", ");
  const key = [...table.key, "source_ref"].filter((column) => own.includes(column));
  const keyPlaces = key.map((column) => own.indexOf(column));
  const current = db
    .prepare(
      `SELECT version_id, content_hash FROM ${table.table}
       WHERE ${[...key.map((column) => `${column} = ?`), "is_current = 1"].join(" AND ")}`,
    )
    .raw();
  const sighted = db.prepare("SELECT 1 FROM sighting WHERE version_id = ? AND change_id = ? LIMIT 1").pluck();
  const insert = db.prepare(
    `INSERT INTO ${table.table} (version_id, ${own.join(", ")}, exported_at, modified_at, is_current)
     VALUES (${places(["version_id", ...own])}, ?, ?, 1)`,
  );
  const sight = db.prepare("INSERT INTO sighting (version_id, change_id, line) VALUES (?, ?, ?)");
  const refresh = db.prepare(
    `UPDATE ${table.table} SET exported_at = @exportedAt, modified_at = @modifiedAt
     WHERE version_id = @versionId AND (exported_at, modified_at) < (@exportedAt, @modifiedAt)`,
  );
  const wait = db.prepare(
    `INSERT INTO temp.incoming_${table.fact} (line, ${own.join(", ")}) VALUES (${places(["line", ...own])})`,
  );
  return {
    currentOf: (values) =>
      current.get(...keyPlaces.map((place) => values[place])) as [number, Buffer] | undefined,
    isSighted: (versionId) => sighted.get(versionId, changeId) !== undefined,
    insert: (versionId, line, values) => {
      insert.run(versionId, ...values, exportedAt, modifiedAt);
      sight.run(versionId, changeId, line);
    },
    sight: (versionId, line) => {
      refresh.run({ versionId, exportedAt, modifiedAt });
      sight.run(versionId, changeId, line);
    },
    wait: (line, values) => {
      wait.run(line, ...values);
    },
  };
}
