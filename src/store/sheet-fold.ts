import type Database from "better-sqlite3";

/**
 * The version of each (fact, key, source) of an export that stands: the freshest, never by its line
 * (`domain.md §3`). Reads `touched`, a table or CTE of (fact, key).
 */
export const STANDING_EXPORT_VERSIONS = `
  SELECT fact, key, source_ref, source, version_id, exported_at, modified_at, content_hash FROM (
    SELECT v.fact, v.key, v.source_ref, o.source, v.version_id, c.exported_at, c.modified_at, v.content_hash, row_number() OVER (
      PARTITION BY v.fact, v.key, v.source_ref
      ORDER BY c.exported_at DESC, c.modified_at DESC, v.content_hash DESC
    ) AS place
    FROM temp.touched_key AS t
    JOIN sheet_version AS v ON v.fact = t.fact AND v.key = t.key
    JOIN source AS o ON o.source_ref = v.source_ref AND o.nature = 'export'
    JOIN sighting AS s ON s.version_id = v.version_id
    JOIN change AS c ON c.change_id = s.change_id
  ) WHERE place = 1`;

/**
 * Rebuilds `sheet_row` for the keys in `temp.touched_key (fact, key)`. Of sheets and edits each field has the
 * value of the latest change that fills it, and null clears; of equal keys in one file one row wins, by
 * content. Several sources are then read field by field: the newest filled value wins (`domain.md §3`), by the
 * order of exports, of which none depends on which file came first.
 */
export function foldTouchedKeys(db: Database.Database): void {
  db.prepare(
    `DELETE FROM sheet_row
     WHERE EXISTS (SELECT 1 FROM temp.touched_key t WHERE t.fact = sheet_row.fact AND t.key = sheet_row.key)`,
  ).run();
  db.prepare(
    `INSERT INTO sheet_row (fact, key, fields, exported_at)
     WITH sheet AS (
       SELECT v.fact, v.key, v.fields, s.change_id, c.exported_at, c.modified_at, row_number() OVER (
         PARTITION BY v.fact, v.key, s.change_id ORDER BY v.content_hash DESC
       ) AS place
       FROM temp.touched_key AS t
       JOIN sheet_version AS v ON v.fact = t.fact AND v.key = t.key
       JOIN source AS o ON o.source_ref = v.source_ref AND o.nature = 'sheet'
       JOIN sighting AS s ON s.version_id = v.version_id
       JOIN change AS c ON c.change_id = s.change_id
     ), export AS (
       SELECT e.fact, e.key, v.fields, e.exported_at, e.modified_at, e.content_hash, e.source
       FROM (${STANDING_EXPORT_VERSIONS}) AS e JOIN sheet_version AS v ON v.version_id = e.version_id
     ), told AS (
       SELECT fact, key, name, value, type, exported_at, modified_at, 1 AS is_sheet, x'' AS content_hash, '' AS source
       FROM (
         SELECT sheet.fact, sheet.key, field.key AS name, field.value, field.type, sheet.exported_at, sheet.modified_at,
         row_number() OVER (
           PARTITION BY sheet.fact, sheet.key, field.key ORDER BY sheet.change_id DESC
         ) AS place
         FROM sheet, json_each(sheet.fields) AS field WHERE sheet.place = 1
       ) WHERE place = 1
       UNION ALL
       SELECT export.fact, export.key, field.key, field.value, field.type, export.exported_at, export.modified_at,
         0, export.content_hash, export.source
       FROM export, json_each(export.fields) AS field
     ), newest AS (
       SELECT fact, key, name, value, row_number() OVER (
         PARTITION BY fact, key, name
         ORDER BY exported_at DESC, modified_at DESC, is_sheet DESC, content_hash DESC, source
       ) AS place
       FROM told WHERE type <> 'null'
     ), folded AS (
       SELECT fact, key, json_group_object(name, value ORDER BY name) AS fields
       FROM newest WHERE place = 1 GROUP BY fact, key
     ), held AS (
       SELECT fact, key, exported_at FROM sheet WHERE place = 1
       UNION ALL SELECT fact, key, exported_at FROM export
     )
     SELECT held.fact, held.key, coalesce(folded.fields, '{}'), max(held.exported_at)
     FROM held LEFT JOIN folded ON folded.fact = held.fact AND folded.key = held.key
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
