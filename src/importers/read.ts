import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { DecimalMark } from "../core/money.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { normaliseHandle } from "../core/handle.ts";
import type { RateStyle } from "../core/rate.ts";
import type { Instant } from "../core/scalars.ts";
import { type DateOrder, dayOf, statedZone } from "../core/time.ts";
import { readersFor } from "./cells.ts";
import { chooseFormat } from "./choose.ts";
import { decideColumns } from "./decide.ts";
import { exportTime } from "./export-time.ts";
import { cutOff, damagedIds, fileWarnings } from "./file-faults.ts";
import type { HeaderMatch } from "./header.ts";
import type { ImporterDef } from "./importer.ts";
import { IMPORTERS } from "./index.ts";
import { problem } from "./problems.ts";
import { scoreHeader } from "./recognise.ts";
import { type ReadRow, readRows } from "./rows.ts";
import { decodeText } from "./sheet/decode.ts";
import type { HeaderScore, Sheet } from "./sheet/sheet.ts";
import { readTable } from "./sheet/table.ts";
import { surveySheet } from "./survey.ts";
import { unknownSource } from "./unknown-source.ts";

export type { ReadRow } from "./rows.ts";

/** What a person says about a file, and what the ledger is kept in. */
export interface ReadOptions {
  /** Source id: this format and no other. */
  readonly as?: string;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly rateStyle?: RateStyle;
  /** Handle for files without a creator column. */
  readonly creator?: string | null;
  readonly exportedAt?: Instant;
  readonly encoding?: string;
  /** Of a workbook this sheet and no other. */
  readonly sheet?: string;
  /** Takes an export that ends in the middle of a line. */
  readonly allowCut?: boolean;
  readonly currency: string;
  readonly timezone: string;
}

/** A file that can be read: nothing about it is open any more. */
export interface ReadFile {
  readonly importer: ImporterDef;
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
  readonly match: HeaderMatch;
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
  importers: readonly ImporterDef[] = IMPORTERS,
): ReadFile {
  const shownName = basename(origin.name);
  return inFile(shownName, () => {
    if (origin.options.sheet !== undefined) refuseAny([noSheets(origin.options.sheet)]);
    const score = headerScore(origin.options, importers);
    const sheet = readTable(decodeText(bytes, origin.options.encoding), score);
    const match = chooseTable(sheet, origin.options, importers);
    return readRecognised({ sheet, name: null, shownName, match, notes: [] }, bytes, origin);
  });
}

/** Names the file in the problems for which it is refused. */
export function inFile<Answer>(shownName: string, read: () => Answer): Answer {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    throw new CannotGoOn(error.exit, ...error.problems.map((found) => ({ file: shownName, ...found })));
  }
}

/** How well a row would do as a header of the formats that may be meant. */
export function headerScore(options: ReadOptions, importers: readonly ImporterDef[]): HeaderScore {
  const known = knownFormats(importers, options.as);
  const creatorGiven = normaliseHandle(options.creator ?? "") !== null;
  return (cells) => scoreHeader(cells, known, creatorGiven);
}

/** The one format of a table; throws all that speaks against it. */
export function chooseTable(
  { header }: Sheet,
  { as, creator }: ReadOptions,
  importers: readonly ImporterDef[],
): HeaderMatch {
  return chooseFormat(header, { importers, as, creatorGiven: normaliseHandle(creator ?? "") !== null });
}

/** Decides how the columns of a table are to be read; throws when that cannot be decided. */
export function readRecognised(
  { sheet, name, shownName, match, notes }: RecognisedTable,
  bytes: Uint8Array,
  { name: fileName, modifiedAt, options }: FileOrigin,
): ReadFile {
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
    ...decisions.problems,
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
    sha256: createHash("sha256").update(bytes).digest("hex"),
    baseName,
    sheet: name,
    exportTime: exported,
    decisions: decisions.shown,
    unknownHeaders: match.unknown,
    warnings,
    rows: () => collectWarnings(readRows(sheet, reader), warnings),
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

function knownFormats(importers: readonly ImporterDef[], as: string | undefined): readonly ImporterDef[] {
  if (as === undefined) return importers;
  const named = importers.filter(({ id }) => id === as);
  if (named.length === 0) refuseAny([unknownSource(as, importers, "--as")]);
  return named;
}

function noSheets(sheet: string): Problem {
  return problem("unknownSheet", `there is no sheet "${sheet}" in it: it is a text file.`);
}

function refuseAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new CannotGoOn(EXIT.refused, ...problems);
}
