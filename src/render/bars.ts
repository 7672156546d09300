import type { Column, Table, TableRow } from "./table.ts";

/** Cells of the longest bar. */
const LONGEST = 24;
const BAR = "▇";
const THIN = "▏";

/** A bar for each figure of the column that wants them, drawn by a terminal alone; a negative one is hollow. */
export function withBars<Rows extends Pick<Table, "columns" | "rows">>(table: Rows): Rows {
  const drawn = table.columns.find((column) => column.bars === true);
  if (drawn === undefined) return table;
  const figure = (row: TableRow): number => Number(row[drawn.key] ?? 0);
  const most = Math.max(1, ...table.rows.map((row) => Math.abs(figure(row))));
  const bar = (row: TableRow): string => {
    const length = Math.round((Math.abs(figure(row)) * LONGEST) / most);
    if (length === 0) return figure(row) === 0 ? " " : THIN;
    return (figure(row) < 0 ? "░" : BAR).repeat(length);
  };
  const column: Column = { key: " bar", label: "", kind: "text", priority: 9 };
  return {
    ...table,
    columns: [...table.columns, column],
    rows: table.rows.map((row) => ({ ...row, [column.key]: bar(row) })),
  };
}
