import type Database from "better-sqlite3";
import type { Problem } from "../core/problem.ts";
import type { Counts } from "./counts.ts";

/** A change about to be written: an import of a file, or an edit. */
export interface NewChange {
  readonly changeId: number;
  readonly kind: "import" | "edit";
  readonly source: string;
  /** An export's freshest version wins; of sheets and edits the later change, field by field. */
  readonly nature: "export" | "sheet";
  readonly file: string | null;
  readonly summary: string | null;
  readonly sha256: string | null;
  /** Seconds since 1970: the log's clock. */
  readonly recordedAt: number;
  readonly exportedAt: number;
  /** Milliseconds since 1970; breaks ties between exports of one time. */
  readonly modifiedAt: number;
  readonly asSamples: boolean;
  readonly asReplacements: boolean;
  /** Options that change what the file means, for telling whether it was imported already. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly decisions: readonly unknown[];
}

/** A change as the log has it. */
export interface ChangeRow extends Counts {
  readonly change_id: number;
  readonly kind: "import" | "edit";
  readonly source: string;
  readonly file: string | null;
  readonly summary: string | null;
  readonly sha256: string | null;
  readonly recorded_at: number;
  readonly exported_at: number;
  readonly options: string;
  readonly decisions: string;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly undone_at: number | null;
}

export interface RejectedCell {
  readonly line: number;
  readonly column_name: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
  readonly cure: string | null;
}

export function nextChangeId(db: Database.Database): number {
  return (db.prepare("SELECT coalesce(max(change_id), 0) + 1 FROM change").pluck().get() as number) ?? 1;
}

export function startChange(db: Database.Database, change: NewChange): void {
  db.prepare(
    `INSERT INTO change (change_id, kind, source, file, summary, sha256, recorded_at, exported_at, modified_at,
       as_samples, as_replacements, options, decisions)
     VALUES (@changeId, @kind, @source, @file, @summary, @sha256, @recordedAt, @exportedAt, @modifiedAt,
       @asSamples, @asReplacements, @options, @decisions)`,
  ).run({
    ...change,
    asSamples: change.asSamples ? 1 : 0,
    asReplacements: change.asReplacements ? 1 : 0,
    options: JSON.stringify(change.options),
    decisions: JSON.stringify(change.decisions),
  });
}

export function recordCounts(
  db: Database.Database,
  changeId: number,
  counts: Counts,
  fromDay: string | null,
  toDay: string | null,
): void {
  db.prepare(
    `UPDATE change SET read = @read, new = @new, updated = @updated, unchanged = @unchanged, stale = @stale,
       repeated = @repeated, rejected = @rejected, skipped = @skipped, from_day = @fromDay, to_day = @toDay
     WHERE change_id = @changeId`,
  ).run({ ...counts, fromDay, toDay, changeId });
}

export function recordRejected(db: Database.Database, changeId: number, problems: readonly Problem[]): void {
  const add = db.prepare(
    `INSERT INTO rejected_cell (change_id, line, column_name, value, code, reason, cure) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const problem of problems) {
    if (problem.severity !== "rejected") continue;
    const { line = 0, column = null, value = null, code, message, cure = null } = problem;
    add.run(changeId, line, column, value, code, message, cure);
  }
}

/** All changes, oldest first. */
export function listChanges(db: Database.Database): readonly ChangeRow[] {
  return db.prepare("SELECT * FROM change ORDER BY change_id").all() as ChangeRow[];
}

export function findChange(db: Database.Database, changeId: number): ChangeRow | null {
  return (
    (db.prepare("SELECT * FROM change WHERE change_id = ?").get(changeId) as ChangeRow | undefined) ?? null
  );
}

/** The newest change, also when it is undone; a ledger has one from the start. */
export function lastChange(db: Database.Database): ChangeRow {
  return db.prepare("SELECT * FROM change ORDER BY change_id DESC LIMIT 1").get() as ChangeRow;
}

export function rejectedCells(db: Database.Database, changeId: number): readonly RejectedCell[] {
  return db
    .prepare("SELECT * FROM rejected_cell WHERE change_id = ? ORDER BY line, rowid")
    .all(changeId) as RejectedCell[];
}

/** Whether bytes were ever imported, however they were read. */
export function isKnownHash(db: Database.Database, sha256: string): boolean {
  return db.prepare("SELECT 1 FROM change WHERE sha256 = ? LIMIT 1").get(sha256) !== undefined;
}

/**
 * The live import of the same bytes, read the same way. Another time stated for the same bytes of an export is
 * news, and of a sheet a later one: then the file is read again. Its modification time alone is not.
 */
export function findImported(
  db: Database.Database,
  change: Pick<NewChange, "source" | "nature" | "sha256" | "options" | "exportedAt" | "modifiedAt">,
): ChangeRow | null {
  const found = db
    .prepare(
      `SELECT * FROM change
       WHERE kind = 'import' AND undone_at IS NULL AND source = @source AND sha256 = @sha256 AND options = @options
       ORDER BY exported_at = @exportedAt DESC, exported_at DESC, change_id DESC LIMIT 1`,
    )
    .get({
      source: change.source,
      sha256: change.sha256,
      options: JSON.stringify(change.options),
      exportedAt: change.exportedAt,
    }) as ChangeRow | undefined;
  if (found === undefined) return null;
  const isStated = change.exportedAt !== Math.floor(change.modifiedAt / 1000);
  // Two exports of the same rows are two, in whatever order they come; an older sheet is no new statement.
  const isNews =
    change.nature === "export"
      ? change.exportedAt !== found.exported_at
      : change.exportedAt > found.exported_at;
  return isStated && isNews ? null : found;
}
