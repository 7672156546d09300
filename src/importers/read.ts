import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { DecimalMark } from "../core/money.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { normaliseHandle } from "../core/handle.ts";
import { idDamage } from "../core/id.ts";
import type { RateStyle } from "../core/rate.ts";
import type { Instant } from "../core/scalars.ts";
import { type DateOrder, dayOf, statedZone } from "../core/time.ts";
import { readersFor } from "./cells.ts";
import { chooseFormat } from "./choose.ts";
import { decideColumns } from "./decide.ts";
import { exportTime } from "./export-time.ts";
import type { HeaderMatch } from "./header.ts";
import type { ImporterDef } from "./importer.ts";
import { IMPORTERS } from "./index.ts";
import { problem } from "./problems.ts";
import { scoreHeader } from "./recognise.ts";
import { type ReadRow, readRows } from "./rows.ts";
import { decodeText } from "./sheet/decode.ts";
import type { Sheet } from "./sheet/sheet.ts";
import { readTable } from "./sheet/table.ts";
import { type Survey, surveySheet } from "./survey.ts";
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

/**
 * Recognises a file and decides how it is to be read. Throws `CannotGoOn` with all problems for
 * which it is refused; those of single rows come with the rows.
 */
export function readFile(
  bytes: Uint8Array,
  { name, modifiedAt, options }: FileOrigin,
  importers: readonly ImporterDef[] = IMPORTERS,
): ReadFile {
  const baseName = basename(name);
  try {
    return readNamed(bytes, baseName, modifiedAt, options, importers);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    throw new CannotGoOn(error.exit, ...error.problems.map((found) => ({ ...found, file: baseName })));
  }
}

function readNamed(
  bytes: Uint8Array,
  baseName: string,
  modifiedAt: Instant,
  options: ReadOptions,
  importers: readonly ImporterDef[],
): ReadFile {
  const creator = normaliseHandle(options.creator ?? "");
  const known = knownFormats(importers, options.as);
  const text = decodeText(bytes, options.encoding);
  const sheet = readTable(text, (cells) => scoreHeader(cells, known, creator !== null));
  const match = chooseFormat(sheet.header, { importers, as: options.as, creatorGiven: creator !== null });
  const survey = surveySheet(sheet, match.bound);
  const decisions = decideColumns(match.importer, match.bound, survey, options);
  const period = match.importer.periodFromName?.(baseName) ?? null;
  if (match.importer.periodFromName !== undefined && period === null) {
    const message = `"${baseName}" does not name the days that the file is about.`;
    refuseAny([problem("noPeriod", message)]);
  }
  refuseAny([...cutOff(sheet, survey, match, options), ...damagedIds(match, survey), ...decisions.problems]);

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
    fileName: baseName,
    width: sheet.header.length,
  };
  const warnings = fileWarnings(sheet, survey, match, baseName);
  return {
    importer: match.importer,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    baseName,
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

function refuseAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new CannotGoOn(EXIT.refused, ...problems);
}

/** An export without its final line end, or any file whose last record is too short as well. */
function cutOff(sheet: Sheet, survey: Survey, { importer }: HeaderMatch, options: ReadOptions): Problem[] {
  if (sheet.endsWithLineEnd || options.allowCut === true) return [];
  const last = survey.shortLastRow;
  if (last !== null) {
    return [
      problem("cutOff", `the row of line ${last.line} ends too early: the file was cut off.`, {
        line: last.line,
      }),
    ];
  }
  return importer.endsWithLineEnd === true
    ? [problem("cutOff", "its last line has no line end: the file was cut off.")]
    : [];
}

function damagedIds({ bound }: HeaderMatch, survey: Survey): Problem[] {
  return bound.flatMap(({ def, header }) => {
    const damage = def.kind === "id" ? idDamage(survey.evidence.get(def.field) ?? []) : null;
    if (damage === null) return [];
    const message = `"${header}" ${damage.text}: this file was saved by a spreadsheet and its ids are lost.`;
    return [problem("damagedId", message, { line: damage.line, column: header, value: damage.text })];
  });
}

function fileWarnings(sheet: Sheet, survey: Survey, match: HeaderMatch, file: string): Problem[] {
  const found: Problem[] = [];
  if (survey.rowCount === 0) found.push(problem("noRows", "the file has 0 rows.", { file }));
  if (!sheet.endsWithLineEnd)
    found.push(problem("noFinalLineEnd", "the last line has no line end.", { file }));
  for (const { header, def } of match.second) {
    if (def.unread === true || def.kind === "buyer") continue;
    found.push(
      problem("secondColumn", `"${header}" stands twice, or beside another name of it; the first counts.`, {
        file,
        column: header,
      }),
    );
  }
  return found;
}
