import Papa from "papaparse";
import { looksLikeFormula } from "../core/formula.ts";
import { furtherText, inBlocks } from "./blocks.ts";
import type { Rendered, RenderOptions } from "./format.ts";
import { isWords, plainCell } from "./plain.ts";
import type { Cell, Column, Table, TableRow } from "./table.ts";
import { withoutControls } from "./visible.ts";

/** Text cells that a spreadsheet would run start with an apostrophe instead. */
function guarded(text: string, keepsLines: boolean): string {
  const clean = keepsLines ? text.split("\n").map(withoutControls).join("\n") : withoutControls(text);
  return looksLikeFormula(text) || looksLikeFormula(clean) ? `'${clean}` : clean;
}

/**
 * CSV for people's spreadsheets and for programs: header of column keys, plain decimals, null as empty, and
 * the ledger's `currency` after the last column when there is money. Totals are left out: they are no rows.
 */
export function renderCsv(tables: readonly Table[], options: RenderOptions): Rendered {
  const lineEnd = options.excel ? "\r\n" : "\n";
  const texts = tables.map((table) => blocksOf(table, options, lineEnd)(table.rows));
  const mark = options.excel ? "\ufeff" : "";
  // A million rows as cells all at once would take gigabytes, and so would a text that is still in its pieces,
  // as papaparse leaves it: joining copies it into one.
  const text = mark + texts.map((blocks) => [...blocks].join("")).join(lineEnd);
  return {
    text,
    remarks: [],
    ...furtherText(tables, (table, rows) => blocksOf(table, options, lineEnd, false)(rows)),
  };
}

/** A table as blocks of rows; the first is its header, unless that is left out. */
function blocksOf(
  table: Table,
  options: RenderOptions,
  lineEnd: string,
  hasHeader = true,
): (rows: Iterable<TableRow>) => Generator<string, void, undefined> {
  const currency = options.heading?.currency ?? null;
  const hasMoney = table.columns.some((column) => column.kind === "money");
  const header = table.columns.map((column) => column.key);
  if (hasMoney) header.push("currency");
  const columns = table.columns.map((column) => ({ ...column, isWords: isWords(column.kind) }));
  const cells = (row: TableRow): string[] => {
    const own = columns.map((column) => csvCell(row[column.key], column, currency));
    if (hasMoney) own.push(currency ?? "");
    return own;
  };
  // A guarded cell is quoted as well, so that no program takes the apostrophe for a quote of its own.
  const quotes = (value: unknown): boolean => typeof value === "string" && value.startsWith("'");
  const block = (rows: readonly (readonly string[])[]): string =>
    [Papa.unparse(rows as string[][], { newline: lineEnd, quotes }), ""].join(lineEnd);
  return function* blocks(rows) {
    if (hasHeader) yield block([header]);
    for (const some of inBlocks(rows)) yield block(some.map(cells));
  };
}

function csvCell(
  cell: Cell | undefined,
  { kind, isWords: mayBeRun }: Column & { readonly isWords: boolean },
  currency: string | null,
): string {
  const text = plainCell(cell, kind, currency);
  // A figure in a column of words is still a figure: no spreadsheet runs -5.
  return mayBeRun && typeof cell !== "number" ? guarded(text, kind === "lines") : text;
}
