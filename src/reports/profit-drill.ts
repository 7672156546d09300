import type { Column, Note, Table, TableRow } from "../render/table.ts";
import type { ProfitSums } from "../store/queries/profit.ts";
import type { DrillRow } from "../store/queries/profit-drill.ts";
import type { ProfitKey } from "../store/queries/profit-keys.ts";
import { COMPONENTS, figures, KEY_COLUMNS } from "./profit-columns.ts";

/** What the rows of the profit table cannot sum. */
const OF_WHOLE_ROWS: readonly string[] = [
  "orders",
  "margin_bps",
  "estimated_share_bps",
  "missing_cost_lines",
];

const BASES: readonly Column[] = ["revenue", "cogs", "platform_fees", "shipping", "commission"].map(
  (name) => ({
    key: `${name}_basis`,
    label: `${name.replaceAll("_", " ")} basis`,
    kind: "text",
    priority: 9,
  }),
);

function columnsOf(by: ProfitKey): readonly Column[] {
  return [
    ...KEY_COLUMNS[by].slice(0, 1),
    { key: "day", label: "day", kind: "day", priority: 1 },
    { key: "order_id", label: "order", kind: "id", priority: 1 },
    { key: "sku_id", label: "SKU id", kind: "id", priority: 4 },
    { key: "what", label: "what", kind: "text", priority: 1 },
    ...COMPONENTS.filter(([key]) => !OF_WHOLE_ROWS.includes(key)).map(([key, label, kind, priority]) => ({
      key,
      label,
      kind,
      // what a line brings and what is left of it first, when there is little room
      priority: key === "net_revenue" || key === "net_profit" ? 1 : priority + 1,
    })),
    ...BASES,
  ];
}

/** The lines and costs that make up the profit table, one row each; their sums are its rows. */
export function drillTable(report: {
  readonly by: ProfitKey;
  readonly rows: readonly DrillRow[];
  /** Rows that are made while they are written. */
  readonly further?: Iterable<DrillRow>;
  readonly total: ProfitSums;
  readonly period: NonNullable<Table["period"]>;
  readonly notes: readonly Note[];
}): Table {
  const { by, rows, further, total, period, notes } = report;
  const columns = columnsOf(by);
  const blank = Object.fromEntries(columns.map(({ key }) => [key, null]));
  return {
    name: "profit",
    title: `Lines and costs of the net profit by ${by}`,
    columns,
    rows: rows as readonly unknown[] as readonly TableRow[],
    ...(further === undefined ? {} : { further: further as Iterable<unknown> as Iterable<TableRow> }),
    totals: { ...blank, [by]: "total", ...figures(total) },
    notes,
    empty: "No orders and no costs in this period. Import your order export: creatorops import FILE",
    period,
  };
}
