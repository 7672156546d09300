import { basename } from "node:path";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { normaliseHandle } from "../core/handle.ts";
import type { Instant } from "../core/scalars.ts";
import { dayOf, statedZone } from "../core/time.ts";
import { readersFor } from "./cells.ts";
import { decideColumns } from "./decide.ts";
import { exportTime } from "./export-time.ts";
import { cutOff, damagedIds, fileWarnings } from "./file-faults.ts";
import type { ImporterDef, Period, RowContext } from "./importer.ts";
import { inFile } from "./in-file.ts";
import { FORMATS } from "./index.ts";
import { type PreviewRow, previewRows } from "./preview.ts";
import { problem } from "./problems.ts";
import type { Reading, ReadingOptions } from "./reading.ts";
import { encodingFor } from "./remembered-encoding.ts";
import { chooseTable, type FoundTable, headerScore, openTable } from "./open-table.ts";
import type { ReadAs } from "./read-as.ts";
import { decidedForAll, rejectFile } from "./reject-file.ts";
import { type ReadRow, readRows } from "./rows.ts";
import type { ByteSource } from "./sheet/byte-source.ts";
import { decodeText } from "./sheet/decode.ts";
import { IrregularText } from "./sheet/record-scanner.ts";
import type { Sheet } from "./sheet/sheet.ts";
import { readTable } from "./sheet/table.ts";
import { scanTable } from "./sheet/text-sheet.ts";
import { surveySheet } from "./survey.ts";

export type { ReadRow } from "./rows.ts";

/** What a person says about a file, and what the ledger is kept in. */
export interface ReadOptions extends ReadingOptions {
  /** Handle for files without a creator column. */
  readonly creator?: string | null;
  readonly exportedAt?: Instant;
  /** Takes an export that ends in the middle of a line. */
  readonly allowCut?: boolean;
  readonly currency: string;
  readonly timezone: string;
}

/** A file whose format is known by its header; its rows have not been looked at. */
export interface KnownFile {
  readonly importer: ImporterDef;
  /** Who said which column is which, and how they are written. */
  readonly reading: Reading;
  /** Of the bytes as given, in hexadecimal. */
  readonly sha256: string;
  readonly baseName: string;
  /** Of a workbook the sheet that this is. */
  readonly sheet: string | null;
  /** Headers that the format does not know; their columns are not read. */
  readonly unknownHeaders: readonly string[];
  /** Of a file of rejected rows: how the file that they come from was read, and is read again. */
  readonly readAs: ReadAs | null;
}

/** A file that can be read: nothing about it is open any more. */
export interface ReadFile extends KnownFile {
  /** `--exported-at`, else the time in the name, else the newest in the file, else its modification time. */
  readonly exportTime: Instant;
  readonly decisions: readonly { readonly column: string; readonly decision: string }[];
  /** Of the file as a whole; walking the rows adds those of its rows, each kind and value once. */
  readonly warnings: readonly Problem[];
  /** All records in the file's order; may be walked more than once. */
  readonly rows: () => Iterable<ReadRow>;
  /** The first rows, the cells of each read column as values in words. */
  readonly preview: (count: number) => readonly PreviewRow[];
  /** The rejected rows as a file that can be mended and imported; null when there are none. */
  readonly rejects: (how: Pick<ReadAs, "modified_at" | "samples" | "replacements">) => string | null;
}

/** A file as it was found. */
export interface FileOrigin {
  /** Path or name; only its last part is used and kept. */
  readonly name: string;
  readonly modifiedAt: Instant;
  readonly options: ReadOptions;
}

/** A table whose format is known. */
export interface RecognisedTable extends FoundTable {
  readonly reading: Reading;
  /** What is to be said of its file. */
  readonly notes: readonly Problem[];
}

/**
 * Recognises a text file and decides how it is to be read. Throws `CannotGoOn` with all problems
 * for which it is refused; those of single rows come with the rows.
 */
export function readFile(
  bytes: ByteSource,
  origin: FileOrigin,
  importers: readonly ImporterDef[] = FORMATS,
): ReadFile {
  return inFile(origin.name, (shownName) => {
    const { options } = origin;
    if (options.sheet !== undefined) refuseAny([noSheets(options.sheet)]);
    const read = (sheet: Sheet): ReadFile => {
      const table = openTable(sheet, options);
      const reading = chooseTable(table, importers, shownName);
      return readRecognised({ ...table, name: null, shownName, reading, notes: [] }, bytes, origin);
    };
    const score = headerScore(options, importers);
    let why = "an encoding is stated";
    try {
      if (options.encoding === undefined) return read(scanTable(bytes, score));
    } catch (error) {
      if (!(error instanceof IrregularText)) throw error;
      why = error.message;
    }
    const whole = bytes.whole(why);
    return read(readTable(decodeText(whole, encodingFor(whole, options, importers)), score));
  });
}

/** Decides how the columns of a table are to be read; throws when that cannot be decided. */
export function readRecognised(
  { sheet, readAs, options: stated, name, shownName, reading, notes }: RecognisedTable,
  bytes: ByteSource,
  { name: fileName, modifiedAt }: FileOrigin,
): ReadFile {
  const { match } = reading;
  const options = { ...stated, ...reading.styles };
  const baseName = basename(fileName);
  const creator = normaliseHandle(options.creator ?? "");
  if (match.importer.needsCreator === true && creator === null) {
    const message = "it is a creator's own export, and nothing in it says whose.";
    refuseAny([problem("noCreatorNamed", message)]);
  }
  // What a file's name states holds for its rejected rows as well, whatever their file is called.
  const statedName = readAs?.file ?? baseName;
  const survey = surveySheet(sheet, match.bound);
  const decisions = decideColumns(match.importer, match.bound, survey, options);
  const period = statedPeriod(match.importer, statedName);
  refuseAny([
    ...cutOff(sheet, survey, match, options),
    ...damagedIds(match, survey),
    ...survey.lost,
    ...decisions.problems.map((found) => withProfile(found, reading)),
  ]);

  const { currency, timezone } = options;
  const setting = { currency, timezone, fileZone: statedZone(statedName) };
  const columns = readersFor(match.bound, decisions, setting);
  const exported =
    options.exportedAt ?? exportTime(sheet, match.importer, columns, baseName, timezone) ?? modifiedAt;
  const reader = {
    importer: match.importer,
    columns,
    context: { ...daysOf(exported, timezone), creator, period, currency, unknownHeaders: match.unknown },
    fileName: shownName,
    width: sheet.header.length,
  };
  const warnings = [...notes, ...fileWarnings(sheet, survey, match, shownName)];
  const sha256 = bytes.sha256();
  return {
    importer: match.importer,
    reading,
    sha256,
    baseName,
    sheet: name,
    exportTime: exported,
    decisions: decisions.shown,
    unknownHeaders: match.unknown,
    warnings,
    rows: () => collectWarnings(readRows(sheet, reader), warnings),
    preview: (count) => previewRows(sheet, reader, count, currency),
    readAs,
    rejects: (how) => {
      const follows = [sha256, ...(readAs?.follows ?? [])];
      const origin = { source: match.importer.id, file: statedName, exported_at: exported, follows };
      const said = { ...origin, ...how, ...whoAndWhat(creator, reading), ...decidedForAll(decisions) };
      return rejectFile(sheet, reader, match, said);
    },
  };
}

/** Whose file it is and which column is which, where that was said. */
function whoAndWhat(creator: string | null, { columns }: Reading): Pick<ReadAs, "creator" | "columns"> {
  const who = creator === null ? {} : { creator };
  return columns === null ? who : { ...who, columns: [...columns] };
}

/** The days that a format states in its files' names. @throws CannotGoOn when this one does not. */
function statedPeriod({ periodFromName }: ImporterDef, name: string): Period | null {
  const period = periodFromName?.(name) ?? null;
  if (periodFromName !== undefined && period === null) {
    refuseAny([problem("noPeriod", `"${name}" does not name the days that the file is about.`)]);
  }
  return period;
}

function daysOf(exported: Instant, timezone: string): Pick<RowContext, "fileDay" | "dayOf"> {
  return { fileDay: dayOf(exported, timezone), dayOf: (instant) => dayOf(instant, timezone) };
}

function* collectWarnings(rows: Iterable<ReadRow>, warnings: Problem[]): Generator<ReadRow, void, undefined> {
  for (const row of rows) {
    for (const found of row.outcome.kind === "facts" ? row.outcome.warnings : []) {
      const isKnown = warnings.some(({ code, column, value }) => {
        return code === found.code && column === found.column && value === found.value;
      });
      if (!isKnown) warnings.push(found);
    }
    yield row;
  }
}

/** What is against `--decimal` may be against what a profile remembers: then its name has to be said. */
function withProfile(found: Problem, { profile }: Reading): Problem {
  if (profile === null) return found;
  return { ...found, message: `${found.message} The profile "${profile.name}" is in use.` };
}

function noSheets(sheet: string): Problem {
  return problem("unknownSheet", `there is no sheet "${sheet}" in it: it is a text file.`);
}

function refuseAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new CannotGoOn(EXIT.refused, ...problems);
}
