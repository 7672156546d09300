import { createHash } from "node:crypto";
import { basename } from "node:path";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { normaliseHandle } from "../core/handle.ts";
import type { Instant } from "../core/scalars.ts";
import { dayOf, statedZone } from "../core/time.ts";
import { readersFor } from "./cells.ts";
import { decideColumns } from "./decide.ts";
import { exportTime } from "./export-time.ts";
import { cutOff, damagedIds, fileWarnings } from "./file-faults.ts";
import type { ImporterDef } from "./importer.ts";
import { inFile } from "./in-file.ts";
import { FORMATS } from "./index.ts";
import { type PreviewRow, previewRows } from "./preview.ts";
import { problem } from "./problems.ts";
import { chooseReading, formatsFor, type Reading, type ReadingOptions } from "./reading.ts";
import { scoreHeader } from "./recognise.ts";
import { encodingFor } from "./remembered-encoding.ts";
import { type ReadRow, readRows } from "./rows.ts";
import { decodeText } from "./sheet/decode.ts";
import type { HeaderScore, Sheet } from "./sheet/sheet.ts";
import { readTable } from "./sheet/table.ts";
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

/** A file that can be read: nothing about it is open any more. */
export interface ReadFile {
  readonly importer: ImporterDef;
  /** Who said which column is which, and how they are written. */
  readonly reading: Reading;
  /** Of the bytes as given, in hexadecimal. */
  readonly sha256: string;
  readonly baseName: string;
  /** Of a workbook the sheet that this is. */
  readonly sheet: string | null;
  /** `--exported-at`, else the time in the name, else the newest in the file, else its modification time. */
  readonly exportTime: Instant;
  readonly decisions: readonly { readonly column: string; readonly decision: string }[];
  /** Headers that the format does not know; their columns are not read. */
  readonly unknownHeaders: readonly string[];
  /** Of the file as a whole; walking the rows adds those of its rows, each kind and value once. */
  readonly warnings: readonly Problem[];
  /** All records in the file's order; may be walked more than once. */
  readonly rows: () => Iterable<ReadRow>;
  /** The first rows, the cells of each read column as values in words. */
  readonly preview: (count: number) => readonly PreviewRow[];
}

/** A file as it was found. */
export interface FileOrigin {
  /** Path or name; only its last part is used and kept. */
  readonly name: string;
  readonly modifiedAt: Instant;
  readonly options: ReadOptions;
}

/** A table of a file, found and not yet recognised. */
export interface FoundTable {
  readonly sheet: Sheet;
  /** Of a workbook its name. */
  readonly name: string | null;
  /** What problems call it: the file, with the sheet where a workbook has several. */
  readonly shownName: string;
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
  bytes: Uint8Array,
  origin: FileOrigin,
  importers: readonly ImporterDef[] = FORMATS,
): ReadFile {
  return inFile(origin.name, (shownName) => {
    const { options } = origin;
    if (options.sheet !== undefined) refuseAny([noSheets(options.sheet)]);
    const text = decodeText(bytes, encodingFor(bytes, options, importers));
    const sheet = readTable(text, headerScore(options, importers));
    const reading = chooseTable(sheet, options, importers, shownName);
    return readRecognised({ sheet, name: null, shownName, reading, notes: [] }, bytes, origin);
  });
}

/** How well a row would do as a header of the formats that may be meant. */
export function headerScore(options: ReadOptions, importers: readonly ImporterDef[]): HeaderScore {
  const known = formatsFor(options, importers);
  const creatorGiven = normaliseHandle(options.creator ?? "") !== null;
  return (cells) => scoreHeader(cells, known, creatorGiven);
}

/** Which column of a table is which; throws all that speaks against it. */
export function chooseTable(
  { header }: Sheet,
  options: ReadOptions,
  importers: readonly ImporterDef[],
  file: string,
): Reading {
  const creatorGiven = normaliseHandle(options.creator ?? "") !== null;
  return chooseReading(header, options, importers, { creatorGiven, file });
}

/** Decides how the columns of a table are to be read; throws when that cannot be decided. */
export function readRecognised(
  { sheet, name, shownName, reading, notes }: RecognisedTable,
  bytes: Uint8Array,
  { name: fileName, modifiedAt, options: stated }: FileOrigin,
): ReadFile {
  const { match } = reading;
  const options = { ...stated, ...reading.styles };
  const baseName = basename(fileName);
  const creator = normaliseHandle(options.creator ?? "");
  const survey = surveySheet(sheet, match.bound);
  const decisions = decideColumns(match.importer, match.bound, survey, options);
  const period = match.importer.periodFromName?.(baseName) ?? null;
  if (match.importer.periodFromName !== undefined && period === null) {
    const message = `"${baseName}" does not name the days that the file is about.`;
    refuseAny([problem("noPeriod", message)]);
  }
  refuseAny([
    ...cutOff(sheet, survey, match, options),
    ...damagedIds(match, survey),
    ...survey.lost,
    ...decisions.problems.map((found) => withProfile(found, reading)),
  ]);

  const setting = { currency: options.currency, timezone: options.timezone, fileZone: statedZone(baseName) };
  const columns = readersFor(match.bound, decisions, setting);
  const exported =
    options.exportedAt ??
    exportTime(sheet, match.importer, columns, baseName, options.timezone) ??
    modifiedAt;
  const context = {
    fileDay: dayOf(exported, options.timezone),
    dayOf: (instant: Instant) => dayOf(instant, options.timezone),
    creator,
    period,
    currency: options.currency,
    unknownHeaders: match.unknown,
  };
  const reader = {
    importer: match.importer,
    columns,
    context,
    fileName: shownName,
    width: sheet.header.length,
  };
  const warnings = [...notes, ...fileWarnings(sheet, survey, match, shownName)];
  return {
    importer: match.importer,
    reading,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    baseName,
    sheet: name,
    exportTime: exported,
    decisions: decisions.shown,
    unknownHeaders: match.unknown,
    warnings,
    rows: () => collectWarnings(readRows(sheet, reader), warnings),
    preview: (count) => previewRows(sheet, reader, count, options.currency),
  };
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
