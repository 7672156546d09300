import type { Note, Table, TableRow } from "../render/table.ts";
import type { ProfitRow, ProfitSums } from "../store/queries/profit.ts";
import type { ProfitKey } from "../store/queries/profit-keys.ts";
import { COMPONENTS, figures, KEY_COLUMNS, SPECIAL_KEYS } from "./profit-columns.ts";

/** Groupings of creators: their special rows are always there. */
const OF_CREATORS: readonly ProfitKey[] = ["creator", "stage", "niche", "tag"];

const NOTHING: ProfitSums = Object.fromEntries(
  [...COMPONENTS.map(([key]) => key), "estimated_revenue"].map((key) => [key, 0]),
) as unknown as ProfitSums;

function row(by: ProfitKey, source: ProfitRow): TableRow {
  const names = by === "product" ? { seller_sku: source.seller_sku, product_name: source.product_name } : {};
  return { [by]: source.key, ...names, ...figures(source) };
}

function compareRows(by: ProfitKey): (left: TableRow, right: TableRow) => number {
  return (left, right) => {
    const [a, b] = [String(left[by]), String(right[by])];
    const special = SPECIAL_KEYS.indexOf(a) - SPECIAL_KEYS.indexOf(b);
    if (special !== 0 && (SPECIAL_KEYS.includes(a) || SPECIAL_KEYS.includes(b))) return special;
    if (by === "week" || by === "month") return a < b ? -1 : 1;
    return Number(right["net_profit"]) - Number(left["net_profit"]) || (a < b ? -1 : 1);
  };
}

/** Σ rows = total, per component: the report checks it every time. */
function checkTiesOut(rows: readonly ProfitRow[], total: ProfitSums): void {
  for (const [component, expected] of Object.entries(total) as [keyof ProfitSums, number][]) {
    if (component === "orders") continue; // an order with lines of two creators counts in both rows
    const sum = rows.reduce((running, each) => running + each[component], 0);
    if (sum !== expected)
      throw new Error(`profit does not tie out: ${component} is ${sum} in the rows, ${expected} in all`);
  }
}

export interface ProfitReport {
  readonly by: ProfitKey;
  readonly rows: readonly ProfitRow[];
  readonly total: ProfitSums;
  /** Some of the shop only: then no row stands for what is left. */
  readonly isPart: boolean;
  readonly period: NonNullable<Table["period"]>;
  readonly notes: readonly Note[];
}

/** The profit table; its special rows stand last, and are always there in groupings of creators. */
export function profitTable({ by, rows, total, isPart, period, notes }: ProfitReport): Table {
  checkTiesOut(rows, total);
  const shown = rows.map((each) => row(by, each));
  if (OF_CREATORS.includes(by) && !isPart && shown.length > 0) {
    for (const name of SPECIAL_KEYS) {
      if (!rows.some(({ key }) => key === name)) shown.push({ [by]: name, ...figures(NOTHING) });
    }
  }
  const blank = Object.fromEntries(KEY_COLUMNS[by].map(({ key }) => [key, null]));
  return {
    name: "profit",
    title: `Net profit by ${by}`,
    columns: [
      ...KEY_COLUMNS[by],
      ...COMPONENTS.map(([key, label, kind, priority]) => ({ key, label, kind, priority })),
    ],
    rows: shown.toSorted(compareRows(by)),
    totals: { ...blank, [by]: "total", ...figures(total) },
    notes,
    empty: "No orders in this period. Import your order export: creatorops import FILE",
    period,
  };
}
