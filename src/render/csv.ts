import Papa from "papaparse";
import { looksLikeFormula } from "../core/formula.ts";
import type { Rendered, RenderOptions } from "./format.ts";
import { isWords, plainCell } from "./plain.ts";
import type { Column, Table, TableRow } from "./table.ts";
import { withoutControls } from "./visible.ts";

/** Text cells that a spreadsheet would run start with an apostrophe instead. */
function guarded(text: string): string {
  const clean = withoutControls(text);
  return looksLikeFormula(text) || looksLikeFormula(clean) ? `'${clean}` : clean;
}

/**
 * CSV for people's spreadsheets and for programs: header of column keys, plain decimals, null as empty, and
 * the ledger's `currency` after the last column when there is money. Totals are left out: they are no rows.
 */
export function renderCsv(tables: readonly Table[], options: RenderOptions): Rendered {
  const lineEnd = options.excel ? "\r\n" : "\n";
  const texts = tables.map((table) => oneTable(table, options, lineEnd));
  return { text: (options.excel ? "\ufeff" : "") + texts.join(lineEnd), remarks: [] };
}

function oneTable(table: Table, options: RenderOptions, lineEnd: string): string {
  const currency = options.heading?.currency ?? null;
  const hasMoney = table.columns.some((column) => column.kind === "money");
  const header = table.columns.map((column) => column.key);
  const rows = table.rows.map((row) => csvRow(row, table.columns, currency));
  if (hasMoney) {
    header.push("currency");
    for (const row of rows) row.push(currency ?? "");
  }
  // A guarded cell is quoted as well, so that no program takes the apostrophe for a quote of its own.
  const quotes = (value: unknown): boolean => typeof value === "string" && value.startsWith("'");
  return Papa.unparse([header, ...rows], { newline: lineEnd, quotes }) + lineEnd;
}

function csvRow(row: TableRow, columns: readonly Column[], currency: string | null): string[] {
  return columns.map((column) => {
    const cell = plainCell(row[column.key], column.kind, currency);
    // A figure in a column of words is still a figure: no spreadsheet runs -5.
    return isWords(column.kind) && typeof row[column.key] !== "number" ? guarded(cell) : cell;
  });
}
