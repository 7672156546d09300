import type { Column, Table, TableRow } from "./table.ts";

const STEPS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** Figures as a small curve, each against the largest of them; blank where there is nothing to draw. */
function curve(figures: readonly number[]): string {
  const most = Math.max(0, ...figures);
  if (most === 0) return " ";
  const step = (figure: number): number => Math.ceil((Math.max(0, figure) * (STEPS.length - 1)) / most);
  return figures.map((figure) => STEPS[step(figure)] ?? "").join("");
}

/** A curve for each row's list of figures that a column names, drawn by a terminal alone. */
export function withTrend<Rows extends Pick<Table, "columns" | "rows">>(table: Rows): Rows {
  const trend = table.columns.find((column) => column.trend !== undefined)?.trend;
  if (trend === undefined) return table;
  const drawn = (row: TableRow): string => {
    const figures = row[trend.key];
    return Array.isArray(figures) ? curve((figures as readonly string[]).map(Number)) : " ";
  };
  const column: Column = { key: " trend", label: trend.label, kind: "text", priority: 8 };
  return {
    ...table,
    columns: [...table.columns, column],
    rows: table.rows.map((row) => ({ ...row, [column.key]: drawn(row) })),
  };
}
