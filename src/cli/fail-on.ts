import { parseMoney } from "../core/money.ts";
import type { Cell, Column, Table } from "../render/table.ts";
import { columnOf } from "./select.ts";
import { refusal } from "./problems.ts";

type Aggregate = "rows" | "count" | "min" | "max" | "sum";
type Comparison = ">" | ">=" | "<" | "<=" | "==" | "!=";

/** `--fail-on`, read: an aggregate of a column, compared with a figure that is still text. */
export interface Condition {
  readonly text: string;
  /** Empty for the first table of the answer, else the name of one below it. */
  readonly table: string;
  readonly aggregate: Aggregate;
  /** Empty for `rows`. */
  readonly column: string;
  readonly comparison: Comparison;
  readonly figure: string;
}

const CONDITION =
  /^(?:([a-z_]+)\.)?(?:rows|(count|min|max|sum)\(([a-z0-9_]+)\))(>=|<=|==|!=|=|>|<)(-?\d+(?:\.\d+)?%?)$/;
const COMPARE: Readonly<Record<Comparison, (left: number, right: number) => boolean>> = {
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
};

/**
 * Reads `rows>0`, `max(days_late)>7`, `sum(net_profit)<0`, `settlements.max(difference)>0`; `=` is `==`.
 * @throws CannotGoOn (exit 2) when it is none of these.
 */
export function readCondition(text: string): Condition {
  const match = CONDITION.exec(text.replace(/\s+/g, ""));
  if (match === null) {
    throw refusal(
      "CO002",
      `--fail-on ${text}: not a condition`,
      "write it as 'rows>0' or 'max(days_late)>7'",
    );
  }
  const [, table = "", aggregate = "rows", column = "", sign = "", figure = ""] = match;
  const comparison = (sign === "=" ? "==" : sign) as Comparison;
  return { text, table, aggregate: aggregate as Aggregate, column, comparison, figure };
}

/**
 * Whether the condition is true of all rows of the table, before `--limit`. Figures of money are amounts
 * (`50.00`), of `_bps` columns basis points or, with `%`, percents. A minimum or maximum of nothing makes no
 * condition true.
 */
export function holds(condition: Condition, answer: Table, currency: string | null): boolean {
  const { aggregate, comparison, figure } = condition;
  const table = tableOf(condition, answer);
  if (aggregate === "rows") return COMPARE[comparison](table.rows.length, plainFigure(condition));
  const column = columnOf(table, condition.column);
  const cells = table.rows.map((row) => row[column.key] ?? null);
  if (aggregate === "count") {
    return COMPARE[comparison](cells.filter((cell) => cell !== null).length, plainFigure(condition));
  }
  const value = aggregated(aggregate, figuresOf(cells, column));
  return value !== null && COMPARE[comparison](value, figureFor(condition, column, figure, currency));
}

function tableOf({ text, table: name }: Condition, answer: Table): Table {
  if (name === "") return answer;
  const found = answer.below?.find((below) => below.name === name);
  if (found !== undefined) return { ...answer, ...found, name };
  const names = answer.below?.flatMap((below) => below.name ?? []) ?? [];
  const cure = names.length === 0 ? "this answer has one table" : `it has ${names.join(", ")}`;
  throw refusal("CO002", `--fail-on ${text}: there is no table ${name}`, cure);
}

function figuresOf(cells: readonly Cell[], column: Column): number[] {
  const figures = cells.filter((cell) => typeof cell === "number");
  if (figures.length === 0 && cells.some((cell) => cell !== null)) {
    throw refusal("CO002", `--fail-on: ${column.key} holds no figures`, "count(…) works for every column");
  }
  return figures;
}

/** Loops, because spreading 100,000 arguments overflows the stack. */
function aggregated(aggregate: "min" | "max" | "sum", figures: readonly number[]): number | null {
  if (aggregate === "sum") return figures.reduce((total, figure) => total + figure, 0);
  const [first] = figures;
  if (first === undefined) return null;
  return figures.reduce(
    (best, figure) => (aggregate === "min" ? Math.min(best, figure) : Math.max(best, figure)),
    first,
  );
}

function figureFor(condition: Condition, column: Column, figure: string, currency: string | null): number {
  if (column.kind === "bps" && figure.endsWith("%")) return Math.round(Number(figure.slice(0, -1)) * 100);
  if (column.kind !== "money" || currency === null) return plainFigure(condition);
  const amount = parseMoney(figure, ".", currency);
  if (!amount.ok) throw refusal("CO002", `--fail-on ${condition.text}: ${amount.reason}`);
  return amount.value;
}

function plainFigure(condition: Condition): number {
  const figure = Number(condition.figure);
  if (Number.isNaN(figure)) {
    throw refusal("CO002", `--fail-on ${condition.text}: a percentage fits only a column that ends in _bps`);
  }
  return figure;
}
