import { cleanCell } from "../core/cell.ts";
import type { Fact } from "../core/facts.ts";
import type { Problem } from "../core/problem.ts";
import { readCell, type ReadColumn } from "./cells.ts";
import type { CellValue, ImporterDef, Row, RowContext, RowOutcome, RowProblem } from "./importer.ts";
import { problem, PROBLEMS } from "./problems.ts";
import { groupRows } from "./row-groups.ts";
import type { Sheet, SheetRow } from "./sheet/sheet.ts";
import { isBlankOrTotal } from "./total-row.ts";

/** What became of one record of a file. */
export interface ReadRow {
  readonly line: number;
  readonly outcome: ReadOutcome;
}

/** A `RowOutcome` whose problems are complete with file, line and the file's header. */
export type ReadOutcome =
  | { readonly kind: "facts"; readonly facts: readonly Fact[]; readonly warnings: readonly Problem[] }
  | { readonly kind: "skipped" }
  | { readonly kind: "rejected"; readonly problems: readonly Problem[] };

/** Reads the records of one file with everything about its columns decided. */
export interface RowReader {
  readonly importer: ImporterDef;
  readonly columns: readonly ReadColumn[];
  readonly context: RowContext;
  readonly fileName: string;
  readonly width: number;
}

/** All records in the file's order; banner, blank, description and total rows come as `skipped`. */
export function* readRows(sheet: Sheet, reader: RowReader): Generator<ReadRow, void, undefined> {
  const wanted = reader.columns.map(({ index }) => index);
  for (const { line } of sheet.preamble) yield { line, outcome: { kind: "skipped" } };
  for (const { row, outcome } of outcomesIn(sheet, reader, wanted)) yield { line: row.line, outcome };
}

/** Each record below the header, and what became of it; the rows of one record together. */
function* outcomesIn(
  sheet: Sheet,
  reader: RowReader,
  wanted?: readonly number[],
): Generator<{ readonly row: SheetRow; readonly outcome: ReadOutcome }, void, undefined> {
  const { group } = reader.importer;
  const walk: Walk = { ...reader, isSkipped: skipTest(reader), blank: blankValues(reader.columns) };
  if (group === undefined) {
    for (const row of sheet.rows(wanted)) {
      yield { row, outcome: complete(outcomeOf(readCells(row, walk), reader), row, reader) };
    }
    return;
  }
  for (const rows of groupRows(sheet.rows(wanted), group, reader.columns)) {
    const outcomes = outcomesOf(rows, walk);
    for (const [index, row] of rows.entries()) {
      yield { row, outcome: complete(outcomes[index] ?? { kind: "skipped" }, row, reader) };
    }
  }
}

/** A record that is rejected, as it stands. */
export interface RejectedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
}

/** The records that `readRows` rejects, for the person who is to mend them. */
export function* rejectedRows(sheet: Sheet, reader: RowReader): Generator<RejectedRow, void, undefined> {
  for (const { row, outcome } of outcomesIn(sheet, reader)) {
    if (outcome.kind === "rejected") yield { ...row, problems: outcome.problems };
  }
}

function complete(outcome: RowOutcome, row: SheetRow, reader: RowReader): ReadOutcome {
  if (outcome.kind === "skipped") return outcome;
  if (outcome.kind === "facts" && outcome.warnings === undefined) {
    return { kind: "facts", facts: outcome.facts, warnings: NO_WARNINGS };
  }
  const severity = outcome.kind === "rejected" ? "rejected" : "warning";
  const found = outcome.kind === "rejected" ? outcome.problems : (outcome.warnings ?? []);
  const problems = found.map((one): Problem => ({
    ...placed(one, row, reader),
    severity,
    file: reader.fileName,
    line: row.line,
  }));
  if (outcome.kind === "rejected") return { kind: "rejected", problems };
  return { kind: "facts", facts: outcome.facts, warnings: problems };
}

const NO_WARNINGS: readonly Problem[] = [];

/** The field becomes the header of the file, and the cell its value, where no rule forbids that. */
function placed(found: RowProblem, row: SheetRow, { columns }: RowReader): RowProblem {
  const column = columns.find(({ def }) => def.field === found.column);
  if (column === undefined) return found;
  const value = column.def.personal !== undefined ? undefined : (found.value ?? row.cells[column.index]);
  return { ...found, column: column.header, ...(value === undefined ? {} : { value }) };
}

type Cells = Exclude<RowOutcome, { kind: "facts" }> | { readonly kind: "row"; readonly row: Row };

function outcomeOf(cells: Cells, { importer, context }: RowReader): RowOutcome {
  return cells.kind === "row" ? importer.toRecords(cells.row, context) : cells;
}

/** Of a record of several rows, which share its amounts, none is taken when one cannot be read. */
function outcomesOf(rows: readonly SheetRow[], walk: Walk): RowOutcome[] {
  const { importer, context } = walk;
  const read = rows.map((row) => readCells(row, walk));
  const group = read.flatMap((one) => (one.kind === "row" ? [one.row] : []));
  const bad = read.findIndex(({ kind }) => kind === "rejected");
  return read.map((one): RowOutcome => {
    if (one.kind !== "row") return one;
    if (bad < 0) return importer.toRecords(rows.length === 1 ? one.row : { ...one.row, group }, context);
    const message = `line ${rows[bad]?.line} of the same record cannot be read.`;
    return { kind: "rejected", problems: [problem("brokenRecord", message)] };
  });
}

const NOTHING_CLEARED: ReadonlySet<string> = new Set();

/** What one walk over the rows needs besides, made once. */
interface Walk extends RowReader {
  readonly isSkipped: SkipTest;
  /** The values of no row; copies of it share its shape, which counts for a million rows. */
  readonly blank: Readonly<Record<string, CellValue>>;
}

/** What `JSON.parse` makes has a shape; `Object.fromEntries` makes a dictionary. */
function blankValues(columns: readonly ReadColumn[]): Walk["blank"] {
  const entries = columns.map(({ def }) => [def.field, null]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Walk["blank"];
}

function readCells(row: SheetRow, walk: Walk): Cells {
  const { importer, columns, width, isSkipped } = walk;
  if (isSkipped(row)) return { kind: "skipped" };
  if (row.cells.length !== width) {
    const found = problem("fieldCount", `the row has ${row.cells.length} fields, the header has ${width}.`);
    return { kind: "rejected", problems: [found] };
  }
  const values: Record<string, CellValue> = { ...walk.blank };
  let cleared: Set<string> | null = null;
  let problems: RowProblem[] | null = null;
  const isSheet = importer.nature === "sheet";
  for (const column of columns) {
    const { field, filled } = column.def;
    const raw = row.cells[column.index] ?? "";
    if (isSheet && cleanCell(raw) === "null") {
      (cleared ??= new Set()).add(field);
      values[field] = null;
      if (filled === true) (problems ??= []).push(emptyCell(column));
      continue;
    }
    const read = readCell(column, raw, row.types?.[column.index]);
    if (!read.ok) {
      if (read.problem !== undefined) (problems ??= []).push(read.problem);
      continue;
    }
    values[field] = read.value;
    if (read.value === null && filled === true) (problems ??= []).push(emptyCell(column));
  }
  if (problems !== null) return { kind: "rejected", problems };
  return { kind: "row", row: { line: row.line, values, cleared: cleared ?? NOTHING_CLEARED } };
}

function emptyCell({ def, header }: ReadColumn): RowProblem {
  const { code, cure } = PROBLEMS.emptyCell;
  return { code, cure, message: `"${header}" is empty.`, column: def.field };
}

type SkipTest = (row: SheetRow) => boolean;

/** True for blank rows, total rows, and what the format knows to be no data. */
export function skipTest({ importer, columns }: RowReader): SkipTest {
  const { isNotData } = importer;
  if (isNotData === undefined) return ({ cells }) => isBlankOrTotal(cells);
  const places = new Map(columns.map(({ def, index }) => [def.field, index]));
  return ({ cells }) => {
    if (isBlankOrTotal(cells)) return true;
    return isNotData((field) => {
      const place = places.get(field);
      return place === undefined ? "" : (cells[place] ?? "");
    });
  };
}
