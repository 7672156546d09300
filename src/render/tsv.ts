import { furtherText, inBlocks } from "./blocks.ts";
import type { Rendered, RenderOptions } from "./format.ts";
import { isWords, plainCell } from "./plain.ts";
import type { Table, TableRow } from "./table.ts";
import { visible } from "./visible.ts";

/**
 * What a pipe gets: a header of column keys, one line per row, fields parted by one TAB, no quoting, so that
 * `cut` and `awk` work. Line ends and TABs inside of words become blanks, other controls become visible.
 */
export function renderTsv(tables: readonly Table[], options: RenderOptions): Rendered {
  const currency = options.heading?.currency ?? null;
  const texts = tables.map((table) => {
    const header = table.columns.map((column) => column.key).join("\t");
    return `${header}\n${linesOf(table, table.rows, currency)}`;
  });
  return { text: texts.join("\n"), remarks: [], ...furtherText(tables, blocks) };

  function* blocks(table: Table, rows: Iterable<TableRow>): Generator<string, void, undefined> {
    for (const some of inBlocks(rows)) yield linesOf(table, some, currency);
  }
}

function linesOf(table: Table, rows: readonly TableRow[], currency: string | null): string {
  const line = (row: TableRow): string =>
    table.columns
      .map((column) => {
        const cell = plainCell(row[column.key], column.kind, currency);
        return isWords(column.kind) ? visible(cell.replace(/\r\n|[\t\r\n]/g, " ")) : cell;
      })
      .join("\t");
  return rows.map((row) => `${line(row)}\n`).join("");
}
