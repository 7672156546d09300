import type { Rendered, RenderOptions } from "./format.ts";
import { isWords, plainCell } from "./plain.ts";
import type { Table } from "./table.ts";
import { visible } from "./visible.ts";

/**
 * What a pipe gets: a header of column keys, one line per row, fields parted by one TAB, no quoting, so that
 * `cut` and `awk` work. Line ends and TABs inside of words become blanks, other controls become visible.
 */
export function renderTsv(tables: readonly Table[], options: RenderOptions): Rendered {
  const currency = options.heading?.currency ?? null;
  return { text: tables.map((table) => oneTable(table, currency)).join("\n"), remarks: [] };
}

function oneTable(table: Table, currency: string | null): string {
  const lines = [table.columns.map((column) => column.key).join("\t")];
  for (const row of table.rows) {
    lines.push(
      table.columns
        .map((column) => {
          const cell = plainCell(row[column.key], column.kind, currency);
          return isWords(column.kind) ? visible(cell.replace(/\r\n|[\t\r\n]/g, " ")) : cell;
        })
        .join("\t"),
    );
  }
  return `${lines.join("\n")}\n`;
}
