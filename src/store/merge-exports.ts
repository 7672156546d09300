import type Database from "better-sqlite3";
import type { FactTable } from "./fact-tables.ts";

/** The change that a file's rows belong to. */
export interface ChangeTimes {
  readonly changeId: number;
  readonly exportedAt: number;
  readonly modifiedAt: number;
}

/** The columns of versions that a row fills. */
export function versionColumns(table: FactTable): {
  /** As a row gives them. */
  readonly own: readonly string[];
  /** With the place among equal keys, which only all rows together give. */
  readonly all: readonly string[];
} {
  const values = [...table.columns, ...(table.addedColumns ?? [])].map(([column]) => column);
  const own = ["source_ref", ...Object.keys(table.references), ...values, "content_hash"];
  return { own, all: table.numbered === true ? [...own, "n"] : own };
}

/** The temporary table of rows that have to be compared with others before it is known what becomes of them. */
export function createIncoming(db: Database.Database, table: FactTable): void {
  db.exec(
    `CREATE TEMP TABLE incoming_${table.fact} AS
       SELECT CAST(0 AS INTEGER) AS line, ${versionColumns(table).all.join(", ")}, CAST(0 AS INTEGER) AS is_winner,
         CAST(0 AS INTEGER) AS before_version, CAST(0 AS INTEGER) AS same_version
       FROM ${table.table} LIMIT 0;
     CREATE INDEX temp.incoming_${table.fact}_key ON incoming_${table.fact} (${table.key.join(", ")});
     CREATE UNIQUE INDEX temp.incoming_${table.fact}_line ON incoming_${table.fact} (line)`,
  );
}

/** Rows that may stand several times get the number of their place among equal keys, by content. */
function numbering(table: FactTable, incoming: string): readonly string[] {
  if (table.numbered !== true) return [];
  return [
    `UPDATE ${incoming} SET n = numbered.place FROM (
       SELECT line AS numbered_line, row_number() OVER (
         PARTITION BY source_ref, ${table.key.filter((column) => column !== "n").join(", ")}
         ORDER BY content_hash, line
       ) AS place FROM ${incoming}
     ) AS numbered WHERE line = numbered_line`,
  ];
}

/** Statements that merge `incoming_<fact>`; each reads as a sentence of `domain.md §3`. */
function mergeStatements(table: FactTable): readonly string[] {
  const names = versionColumns(table).all;
  const versions = table.table;
  const incoming = `temp.incoming_${table.fact}`;
  const key = table.key.join(", ");
  const sameKey = (left: string, right: string) =>
    [...table.key, "source_ref"].map((column) => `${left}.${column} = ${right}.${column}`).join(" AND ");
  const freshness = (alias: string) =>
    ["state_rank", "exported_at", "modified_at", "content_hash"].map((c) => `${alias}.${c} DESC`).join(", ");
  return [
    ...numbering(table, incoming),
    // Of equal keys in one file the fresher row wins, never by its line; ties are identical rows.
    `UPDATE ${incoming} SET is_winner = place = 1, before_version = (
       SELECT v.version_id FROM ${versions} v WHERE ${sameKey("v", "ranked")} AND v.is_current = 1
     ), same_version = (
       SELECT v.version_id FROM ${versions} v
       WHERE ${sameKey("v", "ranked")} AND v.content_hash = ranked.content_hash
     ) FROM (
       SELECT line AS ranked_line, source_ref, ${key}, content_hash, row_number() OVER (
         PARTITION BY source_ref, ${key} ORDER BY state_rank DESC, content_hash DESC, line
       ) AS place FROM ${incoming}
     ) AS ranked WHERE ${incoming.slice(5)}.line = ranked_line`,
    // A version not seen before gets the next number; equal rows share it.
    `UPDATE ${incoming} SET same_version = (SELECT coalesce(max(version_id), 0) FROM main.sighting) + numbered.n
     FROM (
       SELECT line AS numbered_line, dense_rank() OVER (ORDER BY source_ref, ${key}, content_hash) AS n
       FROM ${incoming} WHERE same_version IS NULL
     ) AS numbered WHERE line = numbered_line`,
    `INSERT INTO ${versions} (version_id, ${names.join(", ")}, exported_at, modified_at, is_current)
     SELECT same_version, ${names.join(", ")}, @exportedAt, @modifiedAt, max(is_winner AND before_version IS NULL)
     FROM ${incoming} AS i
     WHERE NOT EXISTS (SELECT 1 FROM ${versions} v WHERE v.version_id = i.same_version)
     GROUP BY same_version`,
    `INSERT INTO sighting (version_id, change_id, line)
     SELECT same_version, @changeId, line FROM ${incoming}`,
    // A version's export time is the latest of its sightings'.
    `UPDATE ${versions} SET exported_at = @exportedAt, modified_at = @modifiedAt
     WHERE version_id IN (SELECT same_version FROM ${incoming})
       AND (exported_at, modified_at) < (@exportedAt, @modifiedAt)`,
    // Keys that had a current version choose again.
    `UPDATE ${versions} AS target SET is_current = chosen.is_first FROM (
       SELECT v.version_id AS chosen_id, row_number() OVER (
         PARTITION BY ${["source_ref", ...table.key].map((c) => `v.${c}`).join(", ")} ORDER BY ${freshness("v")}
       ) = 1 AS is_first
       FROM (SELECT DISTINCT source_ref, ${key} FROM ${incoming} WHERE before_version IS NOT NULL) AS i
       CROSS JOIN ${versions} v ON ${sameKey("v", "i")}
     ) AS chosen WHERE target.version_id = chosen_id AND target.is_current <> chosen.is_first`,
    `INSERT INTO temp.row_result (line, is_primary, winner_line, result)
     SELECT line, 1, max(line) FILTER (WHERE is_winner) OVER (PARTITION BY source_ref, ${key}), CASE
       WHEN NOT is_winner THEN 'repeated'
       WHEN before_version IS NULL THEN 'new'
       WHEN before_version = same_version THEN 'unchanged'
       WHEN (SELECT v.is_current FROM ${versions} v WHERE v.version_id = i.same_version) THEN 'updated'
       ELSE 'stale'
     END FROM ${incoming} AS i`,
  ];
}

/** Merges `incoming_<fact>` into the versions as a set: versions, sightings, what is current, results of rows. */
export function mergeIncoming(db: Database.Database, table: FactTable, change: ChangeTimes): void {
  for (const statement of mergeStatements(table)) {
    const prepared = db.prepare(statement);
    if (statement.includes("@")) prepared.run(change);
    else prepared.run();
  }
}
