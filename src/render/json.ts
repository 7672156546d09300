import type { Rendered, RenderOptions } from "./format.ts";
import type { Cell, Column, Table, TableRow } from "./table.ts";

/** Characters that JSON allows in texts and a terminal would obey or hide; written as `\u009b`. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * One object (`cli.md §3`). Money is an integer of minor units, every row has exactly the column keys in
 * their order, nothing is cut. A command with several tables answers with `tables`, one such object each.
 */
export function renderJson(tables: readonly Table[], options: RenderOptions): Rendered {
  const [only] = tables;
  const answer =
    tables.length === 1 && only !== undefined
      ? { schema: schemaOf(only.name), ...ledgerOf(options), ...bodyOf(only), exit: options.exit }
      : {
          schema: schemaOf(options.command),
          ...ledgerOf(options),
          tables: tables.map((table) => ({ schema: schemaOf(table.name), ...bodyOf(table) })),
          exit: options.exit,
        };
  const text = JSON.stringify(answer, null, 2).replace(UNSAFE, escaped);
  return { text: `${text}\n`, remarks: [] };
}

function schemaOf(name: string): string {
  return `creatorops/${name.replaceAll(" ", "-")}@1`;
}

function ledgerOf(options: RenderOptions): Record<string, unknown> {
  const { heading } = options;
  return {
    ledger: heading && { shop: heading.shop, currency: heading.currency, timezone: heading.timezone },
    as_of: options.asOf,
  };
}

function bodyOf(table: Table): Record<string, unknown> {
  const { period } = table;
  return {
    period: period && { from: period.from, to: period.to, basis: period.basis },
    rows: table.rows.map((row) => jsonRow(row, table.columns)),
    totals: table.totals && jsonRow(table.totals, table.columns),
    notes: table.notes.map((note) => ({ code: note.code, message: note.message })),
    ...table.extra,
  };
}

function jsonRow(row: TableRow, columns: readonly Column[]): Record<string, Cell> {
  return Object.fromEntries(columns.map((column) => [column.key, row[column.key] ?? null]));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
