import type Database from "better-sqlite3";
import { refresh } from "./refresh.ts";
import { definitionHash } from "./definitions.ts";
import { VERSION_TABLES } from "./fact-tables.ts";
import type { Undone } from "./undo.ts";
import { undoChanges } from "./undo.ts";

/** What an undo does to the current facts of one kind, or to what follows from them. */
export interface UndoEffect {
  /** Name of the fact, `order_line`; or what follows: `reported_creator`, `creator_of_line`. */
  readonly what: string;
  /** Were current, and have no version any more. */
  readonly goes: number;
  /** Another version, or an earlier value, comes back. */
  readonly changes: number;
  /** Stay as they are: of facts those that other changes hold as well. */
  readonly stays: number;
}

/** What follows from the facts, by a key that means the same before and after. */
const CONSEQUENCES: readonly (readonly [what: string, select: string])[] = [
  ["reported_creator", "SELECT creator, json_array(name, niche, region, tags, owner, seen_on) FROM creator"],
  ["reported_sample", "SELECT sample, json_array(creator, state, shipped_on, delivered_on) FROM sample"],
  ["reported_post", "SELECT content, json_array(creator, posted_on) FROM post"],
  [
    "creator_of_line",
    `SELECT k.order_id || '/' || s.sku_id, json_array(a.status, a.creator) FROM line_attribution AS a
     JOIN order_key AS k ON k.order_ref = a.order_ref JOIN sku_key AS s ON s.sku_ref = a.sku_ref`,
  ],
];

/** The keys of facts that a change speaks of, with the version or the fields that are current of each. */
function heldFacts(): string {
  const versions = VERSION_TABLES.map(({ fact, table, key }) => {
    const columns = ["source_ref", ...key];
    const same = columns.map((column) => `current.${column} = seen.${column}`).join(" AND ");
    return `SELECT '${fact}', json_array(${columns.map((column) => `seen.${column}`).join(", ")}), current.version_id
      FROM (SELECT DISTINCT ${columns.join(", ")} FROM ${table} WHERE version_id IN temp.undone_sighting) AS seen
      JOIN ${table} AS current ON ${same} AND current.is_current = 1`;
  });
  const sheets = `SELECT r.fact, r.key, r.fields FROM sheet_row AS r
    WHERE (r.fact, r.key) IN (SELECT fact, key FROM sheet_version WHERE version_id IN temp.undone_sighting)`;
  return [...versions, sheets].join(" UNION ALL ");
}

/** The same keys after the undo: their versions may be gone, and their texts with them. */
function factsNow(): string {
  const versions = VERSION_TABLES.map(({ fact, table, key }) => {
    const columns = ["source_ref", ...key];
    return `SELECT '${fact}', json_array(${columns.join(", ")}), version_id FROM ${table} WHERE is_current = 1`;
  });
  return [...versions, "SELECT fact, key, fields FROM sheet_row"].join(" UNION ALL ");
}

function compare(db: Database.Database, table: string): readonly UndoEffect[] {
  return db
    .prepare(
      `SELECT b.what, sum(a.what IS NULL) AS goes, sum(a.what IS NOT NULL AND a.value IS NOT b.value) AS changes,
         sum(a.what IS NOT NULL AND a.value IS b.value) AS stays
       FROM temp.${table}_before AS b LEFT JOIN temp.${table}_after AS a ON a.what = b.what AND a.key = b.key
       GROUP BY b.what ORDER BY min(b.rowid)`,
    )
    .all() as UndoEffect[];
}

function keep(db: Database.Database, table: string, select: string): void {
  db.exec(
    `DROP TABLE IF EXISTS temp.${table};
     CREATE TEMP TABLE ${table} (what TEXT, key TEXT, value);
     INSERT INTO temp.${table} ${select};
     CREATE INDEX temp.${table}_key ON ${table} (what, key)`,
  );
}

function consequences(): string {
  return CONSEQUENCES.map(([what, select]) => `SELECT '${what}', * FROM (${select})`).join(" UNION ALL ");
}

function isUpToDate(db: Database.Database): boolean {
  const state = db.prepare("SELECT is_dirty, definition_hash FROM derived_state").get() as {
    is_dirty: number;
    definition_hash: string;
  };
  return state.is_dirty === 0 && state.definition_hash === definitionHash();
}

/**
 * Takes a change out in the caller's transaction, with what follows from the facts, and says what that did:
 * rolled back it is a rehearsal.
 */
export function undoWithEffects(
  db: Database.Database,
  changeId: number,
  undoneAt: number,
): { readonly undone: Undone; readonly effects: readonly UndoEffect[] } {
  if (!isUpToDate(db)) refresh(db);
  db.exec("CREATE TEMP TABLE undone_sighting (version_id INTEGER PRIMARY KEY)");
  db.prepare(
    "INSERT OR IGNORE INTO temp.undone_sighting SELECT version_id FROM sighting WHERE change_id = ?",
  ).run(changeId);
  keep(db, "fact_before", heldFacts());
  keep(db, "consequence_before", consequences());
  const undone = undoChanges(db, [changeId], undoneAt);
  refresh(db);
  keep(db, "fact_after", factsNow());
  keep(db, "consequence_after", consequences());
  const followed = compare(db, "consequence").filter(({ goes, changes }) => goes + changes > 0);
  const effects = [...compare(db, "fact"), ...followed];
  for (const table of [
    "undone_sighting",
    "fact_before",
    "fact_after",
    "consequence_before",
    "consequence_after",
  ])
    db.exec(`DROP TABLE temp.${table}`);
  return { undone, effects };
}
