import type { Cell, Column, Table, TableRow } from "../render/table.ts";
import { refusal } from "./problems.ts";

/** What of a table to show. */
export interface Selection {
  /** `--columns`; undefined for all. */
  readonly columns: readonly string[] | undefined;
  /** `--sort`, `column` or `column:desc`. */
  readonly sort: string | undefined;
  readonly limit: number | undefined;
}

/**
 * Sorts, then limits, then picks columns, so that a table can be sorted by a column that is not shown. Totals
 * stay those of all rows.
 * @throws CannotGoOn (exit 2) for a column that the table lacks.
 */
export function select(table: Table, selection: Selection): Table {
  const columns = selection.columns?.map((key) => columnOf(table, key)) ?? table.columns;
  const sorted = selection.sort === undefined ? table.rows : sortedRows(table, selection.sort);
  const rows = selection.limit === undefined ? sorted : sorted.slice(0, selection.limit);
  return { ...table, columns, rows };
}

/** The column of that key; the message names the ones that there are. */
export function columnOf(table: Table, key: string): Column {
  const column = table.columns.find((one) => one.key === key);
  if (column !== undefined) return column;
  const keys = table.columns.map((one) => one.key).join(", ");
  throw refusal("CO008", `${table.name} has no column "${key}"`, `columns: ${keys}`);
}

/** Stable; null stands last either way, and so do the rows that are no creator's: `(organic)`, `(shop)`. */
function sortedRows(table: Table, sort: string): TableRow[] {
  const [key = "", direction = "asc"] = sort.split(":");
  if (direction !== "asc" && direction !== "desc") {
    throw refusal("CO002", `--sort ${sort}: the order is asc or desc`, `--sort ${key}:desc`);
  }
  const column = columnOf(table, key);
  const sign = direction === "desc" ? -1 : 1;
  const first = table.columns[0]?.key ?? "";
  return table.rows.toSorted((left, right) => {
    const apart = Number(standsApart(left[first])) - Number(standsApart(right[first]));
    if (apart !== 0) return apart;
    return standsApart(left[first]) ? 0 : compareCells(left[column.key], right[column.key], sign);
  });
}

function standsApart(cell: Cell | undefined): boolean {
  return typeof cell === "string" && cell.startsWith("(");
}

function compareCells(left: Cell | undefined, right: Cell | undefined, sign: number): number {
  const missing = Number(left === null || left === undefined) - Number(right === null || right === undefined);
  if (missing !== 0) return missing;
  if (typeof left === "number" && typeof right === "number") return sign * (left - right);
  const [a, b] = [String(left ?? ""), String(right ?? "")];
  // Code units and not a locale: the same bytes on every machine.
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}
