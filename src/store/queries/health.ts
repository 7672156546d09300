import type Database from "better-sqlite3";
import { definitionHash } from "../definitions.ts";

/** What SQLite finds wrong with the file: a few lines of its own; none when it is sound. */
export function integrityFaults(db: Database.Database): readonly string[] {
  const lines = db.pragma("quick_check(5)", { simple: false }) as { readonly quick_check: string }[];
  return lines.map(({ quick_check }) => quick_check).filter((line) => line !== "ok");
}

/** Rows that refer to something which is not there. */
export function danglingRows(db: Database.Database): number {
  return db.prepare("SELECT count(*) FROM pragma_foreign_key_check").pluck().get() as number;
}

/** Version of the ledger's tables. */
export function ledgerVersion(db: Database.Database): number {
  return db.pragma("user_version", { simple: true }) as number;
}

/** Whether the derived tables match the facts, and were made by this version's definitions. */
export function derivedState(db: Database.Database): {
  readonly isDirty: boolean;
  readonly isOfThisText: boolean;
} {
  const state = db.prepare("SELECT is_dirty, definition_hash FROM derived_state").get() as {
    is_dirty: number;
    definition_hash: string;
  };
  return { isDirty: state.is_dirty === 1, isOfThisText: state.definition_hash === definitionHash() };
}

/** The live imports of one source. */
export interface ImportedSource {
  readonly source: string;
  readonly nature: "export" | "sheet";
  readonly imports: number;
  /** Seconds since 1970 of the newest export among them. */
  readonly exported_at: number;
  readonly from_day: string | null;
  readonly to_day: string | null;
}

export function importedSources(db: Database.Database): readonly ImportedSource[] {
  return db
    .prepare(
      `SELECT c.source, s.nature, count(*) AS imports, max(c.exported_at) AS exported_at,
         min(c.from_day) AS from_day, max(c.to_day) AS to_day
       FROM change AS c JOIN source AS s ON s.source = c.source
       WHERE c.kind = 'import' AND c.undone_at IS NULL
       GROUP BY c.source ORDER BY c.source`,
    )
    .all() as ImportedSource[];
}

/** Days between the days that imports cover, both included. */
export interface Gap {
  readonly from_day: string;
  readonly to_day: string;
}

/** The gaps in the union of the days that the live imports of these sources cover. */
export function coverageGaps(db: Database.Database, sources: readonly string[]): readonly Gap[] {
  return db
    .prepare(
      `WITH covered AS (
         SELECT from_day, max(to_day) OVER (
           ORDER BY from_day, to_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
         ) AS covered_to
         FROM change
         WHERE kind = 'import' AND undone_at IS NULL AND from_day IS NOT NULL
           AND source IN (SELECT value FROM json_each(?))
       )
       SELECT date(covered_to, '+1 day') AS from_day, date(from_day, '-1 day') AS to_day
       FROM covered WHERE from_day > date(covered_to, '+1 day') ORDER BY from_day`,
    )
    .all(JSON.stringify(sources)) as Gap[];
}

/** A live import that rejected rows. */
export interface RejectedImport {
  readonly change_id: number;
  readonly file: string | null;
  readonly rejected: number;
}

export function rejectedImports(db: Database.Database): readonly RejectedImport[] {
  return db
    .prepare(
      `SELECT change_id, file, rejected FROM change
       WHERE kind = 'import' AND undone_at IS NULL AND rejected > 0 ORDER BY change_id`,
    )
    .all() as RejectedImport[];
}

/** Labels whose cost is known. */
export function pricedLabels(db: Database.Database): number {
  return db
    .prepare(
      `SELECT (SELECT count(*) FROM shipment_version WHERE is_current = 1 AND label_cost IS NOT NULL)
         + (SELECT count(*) FROM sheet_row WHERE fact = 'label_charge' AND fields ->> 'amount' <> 0)`,
    )
    .pluck()
    .get() as number;
}
