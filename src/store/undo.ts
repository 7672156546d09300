import type Database from "better-sqlite3";
import type { FactTable } from "./fact-tables.ts";
import { VERSION_TABLES } from "./fact-tables.ts";
import { beginTouchedKeys, foldTouchedKeys } from "./sheet-fold.ts";
import { touchEverything } from "./touched.ts";

/** What taking a change out does to the facts of the ledger. */
export interface Undone {
  /** Versions that nothing else holds: they are gone. */
  readonly removed: number;
  /** Versions that are current again, since what had replaced them is gone. */
  readonly restored: number;
}

function undoExports(db: Database.Database, table: FactTable): Undone {
  const versions = table.table;
  const key = [...table.key, "source_ref"];
  const sameKey = key.map((column) => `t.${column} = v.${column}`).join(" AND ");
  db.exec(
    `CREATE TEMP TABLE touched_export AS
       SELECT DISTINCT ${key.map((column) => `v.${column}`).join(", ")}
       FROM ${versions} AS v JOIN temp.undone_version AS u ON u.version_id = v.version_id`,
  );
  const removed = db
    .prepare(
      `DELETE FROM ${versions} WHERE version_id IN (SELECT version_id FROM temp.undone_version)
       AND NOT EXISTS (SELECT 1 FROM sighting AS s WHERE s.version_id = ${versions}.version_id)`,
    )
    .run().changes;
  // A version's export time is the latest of the sightings that are left.
  db.prepare(
    `UPDATE ${versions} SET (exported_at, modified_at) = (
       SELECT c.exported_at, c.modified_at FROM sighting AS s JOIN change AS c ON c.change_id = s.change_id
       WHERE s.version_id = ${versions}.version_id ORDER BY c.exported_at DESC, c.modified_at DESC LIMIT 1
     ) WHERE version_id IN (SELECT version_id FROM temp.undone_version)`,
  ).run();
  const restored = db
    .prepare(
      `UPDATE ${versions} AS target SET is_current = 1 FROM (
         SELECT v.version_id AS chosen_id, row_number() OVER (
           PARTITION BY ${key.map((column) => `v.${column}`).join(", ")}
           ORDER BY v.state_rank DESC, v.exported_at DESC, v.modified_at DESC, v.content_hash DESC
         ) AS place
         FROM ${versions} AS v JOIN temp.touched_export AS t ON ${sameKey}
       ) AS chosen WHERE target.version_id = chosen_id AND chosen.place = 1 AND target.is_current = 0`,
    )
    .run().changes;
  db.prepare(
    `UPDATE ${versions} AS target SET is_current = 0 FROM (
       SELECT v.version_id AS chosen_id, row_number() OVER (
         PARTITION BY ${key.map((column) => `v.${column}`).join(", ")}
         ORDER BY v.state_rank DESC, v.exported_at DESC, v.modified_at DESC, v.content_hash DESC
       ) AS place
       FROM ${versions} AS v JOIN temp.touched_export AS t ON ${sameKey}
     ) AS chosen WHERE target.version_id = chosen_id AND chosen.place > 1 AND target.is_current = 1`,
  ).run();
  db.exec("DROP TABLE temp.touched_export");
  return { removed, restored };
}

function undoSheets(db: Database.Database): Undone {
  beginTouchedKeys(db);
  db.prepare(
    `INSERT INTO temp.touched_key
     SELECT DISTINCT v.fact, v.key FROM sheet_version AS v JOIN temp.undone_version AS u ON u.version_id = v.version_id`,
  ).run();
  const removed = db
    .prepare(
      `DELETE FROM sheet_version WHERE version_id IN (SELECT version_id FROM temp.undone_version)
       AND NOT EXISTS (SELECT 1 FROM sighting AS s WHERE s.version_id = sheet_version.version_id)`,
    )
    .run().changes;
  foldTouchedKeys(db);
  const restored = db
    .prepare(
      "SELECT count(*) FROM temp.touched_key AS t JOIN sheet_row AS r ON r.fact = t.fact AND r.key = t.key",
    )
    .pluck()
    .get() as number;
  db.exec("DROP TABLE temp.touched_key");
  return { removed, restored };
}

/** Texts that no version names any more: a ledger that never saw the change would not have them. */
function forgetUnusedTexts(db: Database.Database): void {
  db.exec(
    `DELETE FROM order_key WHERE order_ref NOT IN (SELECT order_ref FROM order_line_version)
       AND order_ref NOT IN (SELECT order_ref FROM commission_row_version)
       AND order_ref NOT IN (SELECT order_ref FROM creator_sale_version)
       AND order_ref NOT IN (SELECT order_ref FROM return_version)
       AND order_ref NOT IN (SELECT order_ref FROM sample_buyer);
     DELETE FROM sku_key WHERE sku_ref NOT IN (SELECT sku_ref FROM order_line_version)
       AND sku_ref NOT IN (SELECT sku_ref FROM commission_row_version)
       AND sku_ref NOT IN (SELECT sku_ref FROM creator_sale_version)
       AND sku_ref NOT IN (SELECT sku_ref FROM return_version);
     DELETE FROM listing WHERE listing_ref NOT IN (SELECT listing_ref FROM order_line_version)`,
  );
}

/**
 * Takes changes out of the ledger: their sightings go, versions that nothing else holds go with them, and
 * what they had replaced is current again (`domain.md §3`, the one law). The log keeps the changes, marked.
 * Runs in the caller's transaction; the derived tables are left dirty.
 */
export function undoChanges(db: Database.Database, changeIds: readonly number[], undoneAt: number): Undone {
  const ids = JSON.stringify(changeIds);
  db.exec("CREATE TEMP TABLE undone_version (version_id INTEGER PRIMARY KEY)");
  const isUndone = "change_id IN (SELECT value FROM json_each(?))";
  db.prepare(
    `INSERT OR IGNORE INTO temp.undone_version SELECT version_id FROM sighting WHERE ${isUndone}`,
  ).run(ids);
  db.prepare(`DELETE FROM sighting WHERE ${isUndone}`).run(ids);
  db.prepare(`DELETE FROM sample_buyer WHERE ${isUndone}`).run(ids);
  const parts = [...VERSION_TABLES.map((table) => undoExports(db, table)), undoSheets(db)];
  db.exec("DROP TABLE temp.undone_version");
  forgetUnusedTexts(db);
  db.prepare(`UPDATE change SET undone_at = ? WHERE ${isUndone}`).run(undoneAt, ids);
  touchEverything(db);
  return {
    removed: parts.reduce((sum, part) => sum + part.removed, 0),
    restored: parts.reduce((sum, part) => sum + part.restored, 0),
  };
}
