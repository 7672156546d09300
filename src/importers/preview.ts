import { formatMoney } from "../core/money.ts";
import { formatRate } from "../core/rate.ts";
import type { Instant } from "../core/scalars.ts";
import { formatInstant } from "../core/time.ts";
import { readCell, type ReadColumn } from "./cells.ts";
import { type RowReader, skipTest } from "./rows.ts";
import type { Sheet } from "./sheet/sheet.ts";

/** One row as a person checks it: field → its value in words, null when the cell is empty. */
export interface PreviewRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string | null>>;
}

/** The first rows that are data. A buyer's columns are not among those that are read, and so not shown. */
export function previewRows(
  sheet: Sheet,
  reader: RowReader,
  count: number,
  currency: string,
): readonly PreviewRow[] {
  const shown: PreviewRow[] = [];
  const isSkipped = skipTest(reader);
  const columns = reader.columns.filter(({ def }) => def.personal === undefined);
  for (const row of sheet.rows(columns.map(({ index }) => index))) {
    if (shown.length === count) break;
    if (row.cells.length !== reader.width || isSkipped(row)) continue;
    const values = columns.map((column) => [
      column.def.field,
      inWords(column, row.cells[column.index] ?? "", currency),
    ]);
    shown.push({ line: row.line, values: Object.fromEntries(values) as PreviewRow["values"] });
  }
  return shown;
}

/** What was understood of a cell; one that is not understood shows that it is rejected. */
function inWords(column: ReadColumn, raw: string, currency: string): string | null {
  const read = readCell(column, raw);
  if (!read.ok) return `${raw.trim()} (${read.reason})`;
  const { value } = read;
  if (value === null) return null;
  if (typeof value === "string") return value;
  if (column.def.kind === "money") return formatMoney(value, currency);
  if (column.def.kind === "rate") return formatRate(value);
  return column.def.kind === "instant" ? formatInstant(value as Instant) : String(value);
}
