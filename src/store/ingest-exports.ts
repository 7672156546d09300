import type Database from "better-sqlite3";
import { createHash } from "node:crypto";
import type { ExportFact, FactTable } from "./fact-tables.ts";
import { FACT_TABLES } from "./fact-tables.ts";
import type { References } from "./references.ts";
import { touchOrders } from "./touched.ts";

/** The change that a file's rows belong to. */
export interface ChangeTimes {
  readonly changeId: number;
  readonly exportedAt: number;
  readonly modifiedAt: number;
}

/** Collects the rows of one export in a temporary table, then merges them into the versions as a set. */
export interface ExportStage {
  readonly add: (line: number, fact: ExportFact) => void;
  /** Writes versions, sightings and what is current; fills `row_result`. */
  readonly merge: (change: ChangeTimes) => void;
}

function contentHash(values: readonly (string | number | null)[]): Buffer {
  return createHash("sha256").update(JSON.stringify(values)).digest().subarray(0, 8);
}

function referenceValues(table: FactTable, fact: ExportFact, refs: References): Record<string, number> {
  const { order_ref, sku_ref, listing_ref } = table.references;
  return {
    ...(order_ref ? { order_ref: refs.order(order_ref(fact)) } : {}),
    ...(sku_ref ? { sku_ref: refs.sku(sku_ref(fact)) } : {}),
    ...(listing_ref ? { listing_ref: refs.listing(listing_ref(fact)) } : {}),
  };
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

/** Texts that are kept once, in tables of their own, and are content: a key tells versions apart by itself. */
function unkeyedTexts(table: FactTable, fact: ExportFact): readonly string[] {
  const { order_ref, listing_ref } = table.references;
  const order = order_ref === undefined || table.key.includes("order_ref") ? [] : [order_ref(fact)];
  return [...(listing_ref?.(fact) ?? []), ...order];
}

/** Statements that merge `incoming_<fact>`; each reads as a sentence of `domain.md §3`. */
function mergeStatements(table: FactTable, names: readonly string[]): readonly string[] {
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
       FROM ${versions} v
       WHERE EXISTS (
         SELECT 1 FROM ${incoming} i WHERE ${sameKey("i", "v")} AND i.before_version IS NOT NULL
       )
     ) AS chosen WHERE target.version_id = chosen_id AND target.is_current <> chosen.is_first`,
    `INSERT INTO temp.row_result (line, is_primary, winner_line, result)
     SELECT line, 1, max(line) FILTER (WHERE is_winner) OVER (PARTITION BY source_ref, ${key}), CASE
       WHEN NOT is_winner THEN 'repeated'
       WHEN before_version IS NULL THEN 'new'
       WHEN before_version = same_version THEN 'unchanged'
       WHEN (SELECT v.is_current FROM ${versions} v WHERE v.version_id = i.same_version) THEN 'updated'
       ELSE 'stale'
     END FROM ${incoming} AS i`,
    `DROP TABLE ${incoming}`,
  ];
}

/** Opens the stage of one kind of export fact; `source` is the importer's id. */
export function stageExport(
  db: Database.Database,
  factName: ExportFact["fact"],
  source: string,
  refs: References,
): ExportStage {
  const table = FACT_TABLES[factName] as unknown as FactTable;
  const referenceNames = Object.keys(table.references);
  const { columns, addedColumns = [] } = table;
  const valueNames = [...columns, ...addedColumns].map(([column]) => column);
  const ownNames = ["source_ref", ...referenceNames, ...valueNames, "content_hash"];
  const names = table.numbered === true ? [...ownNames, "n"] : ownNames;
  db.exec(
    `CREATE TEMP TABLE incoming_${table.fact} AS
       SELECT CAST(0 AS INTEGER) AS line, ${names.join(", ")}, CAST(0 AS INTEGER) AS is_winner,
         CAST(0 AS INTEGER) AS before_version, CAST(0 AS INTEGER) AS same_version
       FROM ${table.table} LIMIT 0;
     CREATE INDEX temp.incoming_${table.fact}_key ON incoming_${table.fact} (${table.key.join(", ")});
     CREATE UNIQUE INDEX temp.incoming_${table.fact}_line ON incoming_${table.fact} (line)`,
  );
  const sourceRef = refs.source(source, "export");
  const insert = db.prepare(
    `INSERT INTO temp.incoming_${table.fact} (line, ${ownNames.join(", ")})
     VALUES (${["line", ...ownNames].map(() => "?").join(", ")})`,
  );
  return {
    add: (line, fact) => {
      const references = referenceValues(table, fact, refs);
      const values = columns.map(([, read]) => read(fact));
      const added = addedColumns.map(([column, read]) => [column, read(fact)] as const);
      const filled = added.filter(([, value]) => value !== null).flat();
      const refValues = referenceNames.map((name) => references[name] ?? null);
      const texts = unkeyedTexts(table, fact);
      const hash = contentHash([...texts, ...values, ...filled]);
      insert.run(line, sourceRef, ...refValues, ...values, ...added.map(([, value]) => value), hash);
    },
    merge: (change) => {
      touchOrders(db, table, `temp.incoming_${table.fact}`);
      for (const statement of mergeStatements(table, names)) {
        const prepared = db.prepare(statement);
        if (statement.includes("@")) prepared.run(change);
        else prepared.run();
      }
    },
  };
}
