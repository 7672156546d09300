import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import type { Instant } from "../core/scalars.ts";
import { formatInstant } from "../core/time.ts";
import { PROBLEMS } from "../importers/problems.ts";
import type { Content } from "../importers/content.ts";
import { glance, readContent } from "../importers/content.ts";
import type { FileOrigin, KnownFile, ReadFile, ReadOptions } from "../importers/read.ts";
import type { TableRow } from "../render/table.ts";
import type { ChangeRow } from "../store/changes.ts";
import { findImported, isKnownHash } from "../store/changes.ts";
import { changeOf, rejectsOf } from "./import-change.ts";
import type { IngestOptions } from "../store/ingest.ts";
import { ingest, refusalOf } from "../store/ingest.ts";
import type { Ledger } from "../store/open.ts";
import { importTogether } from "./import-together.ts";
import type { Tell } from "./import-progress.ts";
import { tellRows, tellStart } from "./import-progress.ts";
import type { Lesson } from "./learned-profile.ts";
import { lessonOf } from "./learned-profile.ts";
import { answerRow, NO_COUNTS } from "./import-row.ts";
import { remarks } from "./import-remarks.ts";
import { commandProblem } from "./problems.ts";
import { profileUsed, readingInWords } from "./reading-words.ts";

export interface ImportOptions extends IngestOptions {
  readonly read: ReadOptions;
  /** Name under which a mapping is saved when its file is imported. */
  readonly saveAs?: string;
  readonly asSamples: boolean;
  readonly asReplacements: boolean;
  /** Says how far a large file has come. */
  readonly tell?: Tell;
}

/** A file to import, opened. */
export interface GivenFile {
  readonly content: Content;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

/** What became of one file, or of one sheet of a workbook: its row of the answer, and what there is to say about it. */
export interface FileOutcome {
  readonly row: TableRow;
  readonly problems: readonly Problem[];
  /** True when the ledger's facts changed. */
  readonly changed: boolean;
  readonly decisions: ReadFile["decisions"];
  /** What there is to remember for the next file of its kind; null when the file was not taken. */
  readonly lesson: Lesson | null;
  /** How it was read, in words: the format, the profile, the columns that are left out. */
  readonly reading: readonly string[];
  /** Its rejected rows as a file that can be mended; null when there are none. Walks the file once more. */
  readonly rejects: () => string | null;
}

/**
 * The answer for a file whose bytes are in the ledger: every row that was taken is unchanged. What was
 * asked of the file is asked again: the earlier import may have been without `--expect-rows`.
 */
function alreadyImported(
  read: KnownFile,
  found: ChangeRow,
  options: ImportOptions,
  rejects: FileOutcome["rejects"],
): FileOutcome {
  const { rejected, repeated, skipped } = found;
  const unchanged = found.new + found.updated + found.unchanged + found.stale;
  const counts = { ...NO_COUNTS, read: found.read, unchanged, repeated, rejected, skipped };
  const { baseName, sha256 } = read;
  const decisions = JSON.parse(found.decisions) as ReadFile["decisions"];
  const known = { sha256, source: found.source, counts, fromDay: found.from_day, toDay: found.to_day };
  const refused = refusalOf(baseName, counts, options);
  if (refused !== null) {
    return {
      row: answerRow(baseName, "refused", known),
      problems: [refused],
      changed: false,
      decisions,
      lesson: null,
      reading: readingInWords(read),
      rejects: nothing,
    };
  }
  const on = formatInstant(found.recorded_at as Instant).slice(0, 10);
  const problem = commandProblem(
    "alreadyImported",
    `already imported on ${on} as change ${found.change_id}; nothing was changed`,
    { file: baseName },
  );
  const row = answerRow(baseName, "already_imported", { ...known, importId: found.change_id });
  return {
    row,
    problems: [...profileUsed(read), problem],
    changed: false,
    decisions,
    lesson: lessonOf(read, options.read, options.saveAs),
    reading: readingInWords(read),
    rejects,
  };
}

function silent(): void {}

function nothing(): null {
  return null;
}

/** A file of a folder that nobody said is ours. */
function leftAlone(file: string): Problem {
  return commandProblem("leftAlone", "no known format has these headers; the file was left alone", { file });
}

/**
 * Imports one file, or says why not; only what stops every file is thrown. A workbook may hold several
 * sheets: each has a change and an outcome of its own, and all of them are imported or none.
 */
export function importFile(
  ledger: Ledger,
  name: string,
  isNamed: boolean,
  { content, modifiedAt }: GivenFile,
  options: ImportOptions,
  now: number,
): readonly FileOutcome[] {
  const baseName = name.split(/[\\/]/u).at(-1) ?? name;
  const origin = { name, modifiedAt: Math.floor(modifiedAt / 1000) as Instant, options: options.read };
  let files: readonly ReadFile[];
  const { tell = silent } = options;
  tellStart(baseName, content.bytes.size, tell);
  try {
    const known = knownFile(ledger, origin, { content, modifiedAt }, options, now);
    if (known !== null) return [known];
    files = readContent(content, origin);
  } catch (error) {
    if (!(error instanceof CannotGoOn) || error.exit !== EXIT.refused) throw error;
    const isUnknown = error.problems.every(({ code }) => code === PROBLEMS.unrecognised.code);
    const problems = isUnknown && !isNamed ? [leftAlone(baseName)] : error.problems;
    const row = answerRow(baseName, isUnknown ? "unrecognised" : "refused", {});
    return [{ row, problems, changed: false, decisions: [], lesson: null, reading: [], rejects: nothing }];
  }
  const importOne = (read: ReadFile): FileOutcome => importRead(ledger, read, modifiedAt, options, now);
  return importTogether(ledger, files, importOne);
}

/**
 * The outcome for bytes that are in the ledger, read the same way; null when they are not, or when their header
 * and their name do not tell. It is asked once more under the lock, when the file has been read.
 */
function knownFile(
  ledger: Ledger,
  origin: FileOrigin,
  { content, modifiedAt }: GivenFile,
  options: ImportOptions,
  now: number,
): FileOutcome | null {
  if (!isKnownHash(ledger.db, content.bytes.sha256())) return null;
  const read = glance(content, origin);
  if (read === null) return null;
  const change = changeOf(ledger, read, modifiedAt, options, now);
  const found = findImported(ledger.db, change);
  if (found === null) return null;
  return alreadyImported(read, found, options, () => {
    const [file] = readContent(content, origin);
    return file === undefined ? null : rejectsOf(file, change);
  });
}

/**
 * What is asked of the log, whether the file is there and which number is next, is asked under the lock under
 * which the file is written: another process may be importing as well.
 */
function importRead(
  ledger: Ledger,
  read: ReadFile,
  modifiedAt: number,
  options: ImportOptions,
  now: number,
): FileOutcome {
  const { baseName, sha256, importer, decisions } = read;
  const change = changeOf(ledger, read, modifiedAt, options, now);
  const found = findImported(ledger.db, change);
  const rejects = (): string | null => rejectsOf(read, change);
  if (found !== null) return alreadyImported(read, found, options, rejects);
  const rows = tellRows(read.rows(), baseName, options.tell ?? silent);
  const incoming = { change, primaryFact: importer.primaryFact, rows };
  const done = ingest(ledger, { ...incoming, follows: read.readAs?.follows ?? [] }, options);
  const { changeId, counts, fromDay, toDay, status } = done;
  return {
    row: answerRow(baseName, status, {
      sha256,
      source: change.source,
      importId: changeId,
      counts,
      fromDay,
      toDay,
    }),
    problems: [...profileUsed(read), ...remarks(read, done)],
    changed: status === "imported",
    decisions,
    lesson: status === "refused" ? null : lessonOf(read, options.read, options.saveAs),
    reading: readingInWords(read),
    rejects: status === "refused" ? nothing : rejects,
  };
}
