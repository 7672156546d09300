import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import type { Instant } from "../core/scalars.ts";
import { formatInstant } from "../core/time.ts";
import { PROBLEMS } from "../importers/problems.ts";
import type { ReadFile, ReadOptions } from "../importers/read.ts";
import { readFile } from "../importers/read.ts";
import type { TableRow } from "../render/table.ts";
import type { ChangeRow, NewChange } from "../store/changes.ts";
import { findImported, nextChangeId } from "../store/changes.ts";
import type { Counts } from "../store/counts.ts";
import type { Ingested, IngestOptions } from "../store/ingest.ts";
import { ingest, refusalOf } from "../store/ingest.ts";
import type { Ledger } from "../store/open.ts";
import type { FileBytes } from "./gather-files.ts";
import { commandProblem } from "./problems.ts";

export interface ImportOptions extends IngestOptions {
  readonly read: ReadOptions;
  readonly asSamples: boolean;
  readonly asReplacements: boolean;
}

/** What became of one file: its row of the answer, and what there is to say about it. */
export interface FileOutcome {
  readonly row: TableRow;
  readonly problems: readonly Problem[];
  /** True when the ledger's facts changed. */
  readonly changed: boolean;
  readonly decisions: ReadFile["decisions"];
}

const NO_COUNTS: Counts = {
  read: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  stale: 0,
  repeated: 0,
  rejected: 0,
  skipped: 0,
};

function answerRow(
  file: string,
  status: string,
  known: {
    readonly sha256?: string;
    readonly source?: string;
    readonly importId?: number | null;
    readonly counts?: Counts;
    readonly fromDay?: string | null;
    readonly toDay?: string | null;
  },
): TableRow {
  const {
    read,
    new: added,
    updated,
    unchanged,
    stale,
    repeated,
    rejected,
    skipped,
  } = known.counts ?? NO_COUNTS;
  return {
    file,
    sha256: known.sha256 ?? null,
    source: known.source ?? null,
    import_id: known.importId ?? null,
    read,
    new: added,
    updated,
    unchanged,
    stale,
    repeated,
    rejected,
    skipped,
    from_day: known.fromDay ?? null,
    to_day: known.toDay ?? null,
    status,
  };
}

/**
 * The answer for a file whose bytes are in the ledger: every row that was taken is unchanged. What was
 * asked of the file is asked again: the earlier import may have been without `--expect-rows`.
 */
function alreadyImported(read: ReadFile, found: ChangeRow, options: IngestOptions): FileOutcome {
  const { rejected, repeated, skipped } = found;
  const unchanged = found.new + found.updated + found.unchanged + found.stale;
  const counts = { ...NO_COUNTS, read: found.read, unchanged, repeated, rejected, skipped };
  const { baseName, sha256, decisions } = read;
  const known = { sha256, source: read.importer.id, counts, fromDay: found.from_day, toDay: found.to_day };
  const refused = refusalOf(baseName, counts, options);
  if (refused !== null) {
    return { row: answerRow(baseName, "refused", known), problems: [refused], changed: false, decisions };
  }
  const on = formatInstant(found.recorded_at as Instant).slice(0, 10);
  const problem = commandProblem(
    "alreadyImported",
    `already imported on ${on} as change ${found.change_id}; nothing was changed`,
    { file: baseName },
  );
  const row = answerRow(baseName, "already_imported", { ...known, importId: found.change_id });
  return { row, problems: [problem], changed: false, decisions };
}

function changeOf(
  ledger: Ledger,
  read: ReadFile,
  file: FileBytes,
  options: ImportOptions,
  now: number,
): NewChange {
  const { asSamples, asReplacements } = options;
  const { creator, dateOrder, decimal, rateStyle } = options.read;
  return {
    changeId: nextChangeId(ledger.db),
    kind: "import",
    source: read.importer.id,
    nature: read.importer.nature,
    file: read.baseName,
    summary: null,
    sha256: read.sha256,
    recordedAt: now,
    exportedAt: read.exportTime,
    modifiedAt: file.modifiedAt,
    asSamples,
    asReplacements,
    options: { asSamples, asReplacements, creator: creator ?? null, dateOrder, decimal, rateStyle },
    decisions: read.decisions,
  };
}

function remarks(read: ReadFile, done: Ingested): readonly Problem[] {
  const file = read.baseName;
  const notes: Problem[] = [];
  if (read.unknownHeaders.length > 0) {
    notes.push(
      commandProblem(
        "unreadColumns",
        `columns that are not read: ${read.unknownHeaders.map((name) => `"${name}"`).join(", ")}`,
        { file },
      ),
    );
  }
  if (done.counts.repeated > 0) {
    const lines = done.repeatedLines.join(", ");
    notes.push(
      commandProblem(
        "repeatedKey",
        `${done.counts.repeated} rows repeat a key of this file; another row of it won (lines ${lines})`,
        { file },
      ),
    );
  }
  // Warnings of rows were collected as they were read, each once.
  return [...notes, ...read.warnings, ...done.problems.filter(({ severity }) => severity !== "warning")];
}

/** A file of a folder that nobody said is ours. */
function leftAlone(file: string): Problem {
  return commandProblem("leftAlone", "no known format has these headers; the file was left alone", { file });
}

/** Imports one file, or says why not; only what stops every file is thrown. */
export function importFile(
  ledger: Ledger,
  name: string,
  isNamed: boolean,
  file: FileBytes,
  options: ImportOptions,
  now: number,
): FileOutcome {
  const baseName = name.split(/[\\/]/u).at(-1) ?? name;
  const modifiedAt = Math.floor(file.modifiedAt / 1000) as Instant;
  let read: ReadFile;
  try {
    read = readFile(file.bytes, { name, modifiedAt, options: options.read });
  } catch (error) {
    if (!(error instanceof CannotGoOn) || error.exit !== EXIT.refused) throw error;
    const isUnknown = error.problems.every(({ code }) => code === PROBLEMS.unrecognised.code);
    const problems = isUnknown && !isNamed ? [leftAlone(baseName)] : error.problems;
    return {
      row: answerRow(baseName, isUnknown ? "unrecognised" : "refused", {}),
      problems,
      changed: false,
      decisions: [],
    };
  }
  const change = changeOf(ledger, read, file, options, now);
  const found = findImported(ledger.db, change);
  if (found !== null) return alreadyImported(read, found, options);
  const done = ingest(ledger, { change, primaryFact: read.importer.primaryFact, rows: read.rows() }, options);
  const known = {
    sha256: read.sha256,
    source: read.importer.id,
    importId: done.changeId,
    counts: done.counts,
  };
  return {
    row: answerRow(baseName, done.status, { ...known, fromDay: done.fromDay, toDay: done.toDay }),
    problems: remarks(read, done),
    changed: done.status === "imported",
    decisions: read.decisions,
  };
}
