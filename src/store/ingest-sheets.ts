import type Database from "better-sqlite3";
import { createHash } from "node:crypto";
import type { SheetFact } from "../core/facts.ts";
import type { ChangeTimes } from "./merge-exports.ts";
import { beginTouchedKeys, foldTouchedKeys, STANDING_EXPORT_VERSIONS } from "./sheet-fold.ts";

/** Collects the rows of a plain sheet or an edit, then merges them as a set. */
export interface SheetStage {
  /** `isPrimary`: this fact decides what became of its row; the others can only make it `updated`. */
  readonly add: (line: number, fact: SheetFact, isPrimary: boolean) => void;
  /** `follows`: the files that these rows were rejected from, by their hashes. */
  readonly merge: (change: ChangeTimes, follows: readonly string[]) => void;
}

/** Fields in the order of their names, so that equal rows have equal text. */
function canonicalFields(fields: SheetFact["fields"]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Rows that were rejected and mended are counted after the rows of their file that have the same key. */
const COUNT_ON = `UPDATE temp.incoming_sheet SET places_taken = (
     SELECT count(DISTINCT v.key) FROM sheet_version AS v
     JOIN sighting AS s ON s.version_id = v.version_id
     JOIN change AS c ON c.change_id = s.change_id
     WHERE c.sha256 IN (SELECT value FROM json_each(?)) AND v.source_ref = incoming_sheet.source_ref
       AND v.fact = incoming_sheet.fact AND json_remove(v.key, '$[#-1]') = incoming_sheet.key
   ) WHERE numbered`;

const MERGE: readonly string[] = [
  // Facts that may stand several times get the number of their place among equal keys, by content.
  `UPDATE temp.incoming_sheet SET key = json_insert(incoming_sheet.key, '$[#]', CAST(places_taken + place AS TEXT)) FROM (
     SELECT rowid AS id, row_number() OVER (PARTITION BY fact, key ORDER BY content_hash, line) AS place
     FROM temp.incoming_sheet WHERE numbered
   ) AS numbered_row WHERE incoming_sheet.rowid = numbered_row.id`,
  `INSERT INTO temp.touched_key SELECT DISTINCT fact, key FROM temp.incoming_sheet`,
  // A key that only exports told of is new to the sheets.
  `INSERT INTO temp.row_before
   SELECT t.fact, t.key, r.fields FROM temp.touched_key t JOIN sheet_row r ON r.fact = t.fact AND r.key = t.key
   WHERE EXISTS (
     SELECT 1 FROM sheet_version v JOIN source o ON o.source_ref = v.source_ref AND o.nature = 'sheet'
     WHERE v.fact = t.fact AND v.key = t.key
   )`,
  `CREATE TEMP TABLE version_before AS ${STANDING_EXPORT_VERSIONS}`,
  `UPDATE temp.incoming_sheet SET is_winner = place = 1, same_version = (
     SELECT v.version_id FROM sheet_version v
     WHERE v.fact = ranked.fact AND v.key = ranked.key AND v.source_ref = incoming_sheet.source_ref
       AND v.content_hash = ranked.content_hash
   ) FROM (
     SELECT rowid AS id, fact, key, content_hash,
       row_number() OVER (PARTITION BY fact, key ORDER BY content_hash DESC, line) AS place
     FROM temp.incoming_sheet
   ) AS ranked WHERE incoming_sheet.rowid = ranked.id`,
  `UPDATE temp.incoming_sheet
   SET same_version = (SELECT coalesce(max(version_id), 0) FROM main.sighting) + numbered_row.n
   FROM (
     SELECT rowid AS id, dense_rank() OVER (ORDER BY fact, key, content_hash) AS n
     FROM temp.incoming_sheet WHERE same_version IS NULL
   ) AS numbered_row WHERE incoming_sheet.rowid = numbered_row.id`,
  `INSERT INTO sheet_version (version_id, source_ref, fact, key, fields, content_hash)
   SELECT DISTINCT same_version, source_ref, fact, key, fields, content_hash FROM temp.incoming_sheet AS i
   WHERE NOT EXISTS (SELECT 1 FROM sheet_version v WHERE v.version_id = i.same_version)`,
  `INSERT OR IGNORE INTO sighting (version_id, change_id, line)
   SELECT same_version, @changeId, line FROM temp.incoming_sheet`,
];

/** Of sheets and edits: what the fold of the row's key was before and is after. */
const SHEET_RESULTS = `INSERT INTO temp.row_result (line, is_primary, winner_line, result)
   SELECT i.line, i.is_primary, max(i.line) FILTER (WHERE i.is_winner) OVER (PARTITION BY i.fact, i.key), CASE
     WHEN NOT i.is_winner THEN 'repeated'
     WHEN b.fact IS NULL THEN 'new'
     WHEN b.fields = r.fields THEN 'unchanged'
     ELSE 'updated'
   END
   FROM temp.incoming_sheet AS i
   LEFT JOIN temp.row_before AS b ON b.fact = i.fact AND b.key = i.key
   LEFT JOIN sheet_row AS r ON r.fact = i.fact AND r.key = i.key`;

/** Of exports: which version of the row's key stood before and stands after. */
const EXPORT_RESULTS = `INSERT INTO temp.row_result (line, is_primary, winner_line, result)
   SELECT i.line, i.is_primary, max(i.line) FILTER (WHERE i.is_winner) OVER (PARTITION BY i.fact, i.key), CASE
     WHEN NOT i.is_winner THEN 'repeated'
     WHEN b.version_id IS NULL THEN 'new'
     WHEN b.version_id = i.same_version THEN 'unchanged'
     WHEN a.version_id = i.same_version THEN 'updated'
     ELSE 'stale'
   END
   FROM temp.incoming_sheet AS i
   LEFT JOIN temp.version_before AS b ON b.fact = i.fact AND b.key = i.key AND b.source_ref = i.source_ref
   LEFT JOIN (${STANDING_EXPORT_VERSIONS}) AS a ON a.fact = i.fact AND a.key = i.key AND a.source_ref = i.source_ref`;

export function stageSheet(db: Database.Database, sourceRef: number, nature: "export" | "sheet"): SheetStage {
  beginTouchedKeys(db);
  db.exec(
    `CREATE TEMP TABLE incoming_sheet (
       line INTEGER, is_primary INTEGER, source_ref INTEGER, fact TEXT, key TEXT, fields TEXT,
       content_hash BLOB, numbered INTEGER, places_taken INTEGER DEFAULT 0, is_winner INTEGER, same_version INTEGER
     );
     CREATE TEMP TABLE row_before (fact TEXT, key TEXT, fields TEXT, PRIMARY KEY (fact, key)) WITHOUT ROWID`,
  );
  const insert = db.prepare(
    `INSERT INTO temp.incoming_sheet (line, is_primary, source_ref, fact, key, fields, content_hash, numbered)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let isEmpty = true;
  return {
    add: (line, fact, isPrimary) => {
      isEmpty = false;
      const fields = canonicalFields(fact.fields);
      const hash = createHash("sha256").update(fields).digest().subarray(0, 8);
      const key = JSON.stringify(fact.key);
      insert.run(line, isPrimary ? 1 : 0, sourceRef, fact.fact, key, fields, hash, fact.numbered ? 1 : 0);
    },
    merge: (change, follows) => {
      if (!isEmpty) merge(change, follows);
      db.exec("DROP TABLE temp.incoming_sheet; DROP TABLE temp.row_before; DROP TABLE temp.touched_key");
    },
  };

  function merge(change: ChangeTimes, follows: readonly string[]): void {
    if (follows.length > 0) db.prepare(COUNT_ON).run(JSON.stringify(follows));
    for (const statement of MERGE) {
      const prepared = db.prepare(statement);
      if (statement.includes("@")) prepared.run(change);
      else prepared.run();
    }
    foldTouchedKeys(db);
    db.prepare(nature === "export" ? EXPORT_RESULTS : SHEET_RESULTS).run();
    db.exec("DROP TABLE temp.version_before");
  }
}
