import type Database from "better-sqlite3";
import type { FactTable } from "./fact-tables.ts";
import type { ChangeTimes } from "./merge-exports.ts";
import { versionColumns } from "./merge-exports.ts";

/** Rows of a key of their own, whose outcome was clear when they came. */
export interface TakenAtOnce {
  readonly new: number;
  readonly unchanged: number;
}

/**
 * Rows of the change that were taken at once, and whose key turned out to stand in other rows of it as well: they
 * are taken back and wait with the others. `firstNew` is the number of the first version that the change made.
 */
export function takeBack(
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
