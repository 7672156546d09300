import { cleanCell } from "../core/cell.ts";
import type { Fact } from "../core/facts.ts";
import type { Problem } from "../core/problem.ts";
import { readCell, type ReadColumn } from "./cells.ts";
import type { CellValue, ImporterDef, Row, RowContext, RowOutcome, RowProblem } from "./importer.ts";
import { problem, PROBLEMS } from "./problems.ts";
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
  for (const { line } of sheet.preamble) yield { line, outcome: { kind: "skipped" } };
  for (const row of sheet.rows())
    yield { line: row.line, outcome: complete(outcomeOf(row, reader), row, reader) };
}

/** A record that is rejected, as it stands. */
export interface RejectedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
}

/** The records that `readRows` rejects, for the person who is to mend them. */
export function* rejectedRows(sheet: Sheet, reader: RowReader): Generator<RejectedRow, void, undefined> {
  for (const row of sheet.rows()) {
    const outcome = complete(outcomeOf(row, reader), row, reader);
    if (outcome.kind === "rejected") yield { ...row, problems: outcome.problems };
  }
}

function complete(outcome: RowOutcome, row: SheetRow, reader: RowReader): ReadOutcome {
  if (outcome.kind === "skipped") return outcome;
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

/** The field becomes the header of the file, and the cell its value, where no rule forbids that. */
function placed(found: RowProblem, row: SheetRow, { columns }: RowReader): RowProblem {
  const column = columns.find(({ def }) => def.field === found.column);
  if (column === undefined) return found;
  const value = column.def.personal === true ? undefined : (found.value ?? row.cells[column.index]);
  return { ...found, column: column.header, ...(value === undefined ? {} : { value }) };
}

function outcomeOf(row: SheetRow, reader: RowReader): RowOutcome {
  const { importer, columns, context, width } = reader;
  if (isSkipped(row, reader)) return { kind: "skipped" };
  if (row.cells.length !== width) {
    const found = problem("fieldCount", `the row has ${row.cells.length} fields, the header has ${width}.`);
    return { kind: "rejected", problems: [found] };
  }
  const values: Record<string, CellValue> = {};
  const cleared = new Set<string>();
  const problems: RowProblem[] = [];
  for (const column of columns) {
    const { field, filled } = column.def;
    const raw = row.cells[column.index] ?? "";
    const isCleared = importer.nature === "sheet" && cleanCell(raw) === "null";
    const read = isCleared
      ? { ok: true as const, value: null }
      : readCell(column, raw, row.types?.[column.index]);
    if (isCleared) cleared.add(field);
    if (read.ok) values[field] = read.value;
    else if (read.problem !== undefined) problems.push(read.problem);
    if (read.ok && read.value === null && filled === true) problems.push(emptyCell(column));
  }
  if (problems.length > 0) return { kind: "rejected", problems };
  return importer.toRecords({ line: row.line, values, cleared } satisfies Row, context);
}

function emptyCell({ def, header }: ReadColumn): RowProblem {
  const { code, cure } = PROBLEMS.emptyCell;
  return { code, cure, message: `"${header}" is empty.`, column: def.field };
}

/** Blank rows, total rows, and what the format knows to be no data. */
export function isSkipped({ cells }: SheetRow, { importer, columns }: RowReader): boolean {
  if (isBlankOrTotal(cells)) return true;
  if (importer.isNotData === undefined) return false;
  return importer.isNotData((field) => {
    const column = columns.find(({ def }) => def.field === field);
    return column === undefined ? "" : (cells[column.index] ?? "");
  });
}
