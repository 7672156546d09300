import type { Cell, Column, Table, TableRow } from "../render/table.ts";
import type { QueryAnswer, QueryValue } from "../store/query.ts";

/** JSON numbers are exact up to here; a larger integer is printed as text, digit by digit. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** The answer of a statement, at most `limit` rows of it; every value stands as it is. */
export function queryTable({ columns: names, rows: values }: QueryAnswer, limit: number | null): Table {
  const keys = uniqueKeys(names);
  const rows: TableRow[] = [];
  for (const row of limit === 0 ? [] : values) {
    rows.push(rowOf(keys, row));
    if (rows.length === limit) break;
  }
  return {
    name: "query",
    title: "Query",
    columns: keys.map((key, index) => columnOf(key, index, rows)),
    rows,
    totals: null,
    notes: [],
    empty: "The statement found no rows.",
    period: null,
  };
}

/** One shape for all rows: a million of them then take half the room and time of `Object.fromEntries`. */
function rowOf(keys: readonly string[], values: readonly QueryValue[]): TableRow {
  const row: Record<string, Cell> = {};
  for (let index = 0; index < keys.length; index += 1) row[keys[index] ?? ""] = cellOf(values[index] ?? null);
  return row;
}

/** An integer that JSON could not hold, as `cellOf` writes it. */
const DIGITS = /^-?\d{16,}$/u;

/** Figures are of kind "decimal", which no format dresses up: no thousands marks, no quotes. */
function columnOf(key: string, index: number, rows: readonly TableRow[]): Column {
  const isFigure = (cell: Cell | undefined): boolean =>
    typeof cell === "number" || cell === null || (typeof cell === "string" && DIGITS.test(cell));
  const isFigures = rows.some((row) => row[key] !== null) && rows.every((row) => isFigure(row[key]));
  return { key, label: key, kind: isFigures ? "decimal" : "text", priority: index + 1 };
}

/** An integer exactly, also beyond 2^53; a blob in hexadecimal; what is infinite by name. */
function cellOf(value: QueryValue): Cell {
  if (typeof value === "bigint") {
    return value <= LARGEST && value >= -LARGEST ? Number(value) : value.toString();
  }
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return typeof value === "object" && value !== null ? value.toString("hex") : value;
}

/** The statement's column names, each on one line; the second of two equal ones gets a number. */
function uniqueKeys(names: readonly string[]): readonly string[] {
  // An object has a property of that name from the start.
  const taken = new Set(["__proto__"]);
  return names.map((name) => {
    const plain = name.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/gu, " ").trim() || "column";
    let key = plain;
    for (let number = 2; taken.has(key); number += 1) key = `${plain}_${number}`;
    taken.add(key);
    return key;
  });
}
