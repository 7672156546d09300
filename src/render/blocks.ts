import type { Rendered } from "./format.ts";
import type { Table, TableRow } from "./table.ts";

/** Rows that are turned into text together. */
const SOME_ROWS = 1000;

/** The rows, some at a time. */
export function* inBlocks(rows: Iterable<TableRow>): Generator<readonly TableRow[], void, undefined> {
  let block: TableRow[] = [];
  for (const row of rows) {
    block.push(row);
    if (block.length < SOME_ROWS) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

/** The text of the rows that are made while they are written; only a table that stands alone has such rows. */
export function furtherText(
  tables: readonly Table[],
  write: (table: Table, rows: Iterable<TableRow>) => Iterable<string>,
): Pick<Rendered, "further"> {
  const [table] = tables;
  return table?.further === undefined ? {} : { further: write(table, table.further) };
}
