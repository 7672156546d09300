import type Database from "better-sqlite3";

/**
 * Rebuilds `sheet_row` for the keys in `temp.touched_key (fact, key)`: of each field the value of the
 * latest change that fills it; null clears (`domain.md §3`). Of equal keys in one file one row wins,
 * by content and never by its line.
 */
export function foldTouchedKeys(db: Database.Database): void {
  db.prepare(
    `DELETE FROM sheet_row
     WHERE EXISTS (SELECT 1 FROM temp.touched_key t WHERE t.fact = sheet_row.fact AND t.key = sheet_row.key)`,
  ).run();
  db.prepare(
    `INSERT INTO sheet_row (fact, key, fields, exported_at)
     WITH held AS (
       SELECT v.fact, v.key, v.fields, s.change_id, c.exported_at, row_number() OVER (
         PARTITION BY v.fact, v.key, s.change_id ORDER BY v.content_hash DESC
       ) AS place
       FROM temp.touched_key AS t
       JOIN sheet_version AS v ON v.fact = t.fact AND v.key = t.key
       JOIN sighting AS s ON s.version_id = v.version_id
       JOIN change AS c ON c.change_id = s.change_id
     ), filled AS (
       SELECT held.fact, held.key, field.key AS name, field.value, field.type, row_number() OVER (
         PARTITION BY held.fact, held.key, field.key ORDER BY held.change_id DESC
       ) AS place
       FROM held, json_each(held.fields) AS field
       WHERE held.place = 1
     ), folded AS (
       SELECT fact, key, json_group_object(name, value ORDER BY name) AS fields
       FROM filled WHERE place = 1 AND type <> 'null' GROUP BY fact, key
     )
     SELECT held.fact, held.key, coalesce(folded.fields, '{}'), max(held.exported_at)
     FROM held LEFT JOIN folded ON folded.fact = held.fact AND folded.key = held.key
     WHERE held.place = 1
     GROUP BY held.fact, held.key`,
  ).run();
}

/** Makes the empty table of keys whose fold may change. */
export function beginTouchedKeys(db: Database.Database): void {
  db.exec(
    `DROP TABLE IF EXISTS temp.touched_key;
     CREATE TEMP TABLE touched_key (fact TEXT, key TEXT, PRIMARY KEY (fact, key)) WITHOUT ROWID`,
  );
}
