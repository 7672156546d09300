import type Database from "better-sqlite3";
import { VERSION_TABLES } from "../fact-tables.ts";
import { beginTouchedKeys, STANDING_EXPORT_VERSIONS } from "../sheet-fold.ts";

/** The versions of one kind of fact that a change has seen. */
export interface Holding {
  readonly fact: string;
  readonly versions: number;
  /** Of an export those that stand; of a sheet or an edit those that no later change has spoken of again. */
  readonly current: number;
  /** Those that go when the change is undone. */
  readonly only_here: number;
}

const ONLY_HERE = `NOT EXISTS (
  SELECT 1 FROM sighting AS other WHERE other.version_id = v.version_id AND other.change_id <> @changeId
)`;
const SEEN = "v.version_id IN (SELECT version_id FROM sighting WHERE change_id = @changeId)";

/** What a change holds, by kind of fact; nothing when it is undone. */
export function holdingsOf(db: Database.Database, changeId: number): readonly Holding[] {
  beginTouchedKeys(db);
  db.prepare(
    `INSERT INTO temp.touched_key SELECT DISTINCT v.fact, v.key FROM sheet_version AS v WHERE ${SEEN}`,
  ).run({ changeId });
  const exports = VERSION_TABLES.map(
    ({ fact, table }) =>
      `SELECT '${fact}' AS fact, count(*) AS versions, sum(v.is_current) AS current, sum(${ONLY_HERE}) AS only_here
       FROM ${table} AS v WHERE ${SEEN} HAVING count(*) > 0`,
  );
  const sheets = `SELECT v.fact, count(*), sum(CASE o.nature
      WHEN 'export' THEN v.version_id IN (SELECT version_id FROM standing)
      ELSE NOT EXISTS (
        SELECT 1 FROM sheet_version AS w JOIN sighting AS s ON s.version_id = w.version_id
        JOIN source AS p ON p.source_ref = w.source_ref AND p.nature = 'sheet'
        WHERE w.fact = v.fact AND w.key = v.key AND s.change_id > @changeId
      ) END), sum(${ONLY_HERE})
    FROM sheet_version AS v JOIN source AS o ON o.source_ref = v.source_ref WHERE ${SEEN} GROUP BY v.fact`;
  const all = [...exports, sheets].join(" UNION ALL ");
  const found = db
    .prepare(`WITH standing AS (${STANDING_EXPORT_VERSIONS}) ${all}`)
    .all({ changeId }) as Holding[];
  db.exec("DROP TABLE temp.touched_key");
  return found;
}
