import type { RenderOptions } from "../../src/render/format.ts";
import type { Column, Table, TableRow } from "../../src/render/table.ts";

export const OPTIONS: RenderOptions = {
  command: "sample",
  heading: { shop: "Sample Shop", currency: "USD", timezone: "America/Los_Angeles" },
  asOf: "2026-11-16",
  exit: 0,
  width: null,
  colour: false,
  excel: false,
};

export function tableOf(
  columns: readonly Column[],
  rows: readonly TableRow[],
  more: Partial<Table> = {},
): Table {
  return {
    name: "sample",
    title: "Sample",
    columns,
    rows,
    totals: null,
    notes: [],
    empty: "Nothing yet: creatorops import FILE loads something.",
    period: null,
    ...more,
  };
}

const money = (key: string, label: string, priority: number): Column => ({
  key,
  label,
  kind: "money",
  priority,
});

/** The columns of `profit` that `cli.md §3` keeps at 80 columns have priority 1. */
export const PROFIT_COLUMNS: readonly Column[] = [
  { key: "creator", label: "Creator", kind: "handle", priority: 1 },
  { key: "orders", label: "Orders", kind: "integer", priority: 1 },
  { key: "units", label: "Units", kind: "integer", priority: 5 },
  money("gross", "Gross", 4),
  money("seller_discount", "Seller discount", 6),
  money("refunds", "Refunds", 3),
  money("net_revenue", "Net revenue", 1),
  money("cogs", "COGS", 1),
  money("platform_fees", "Platform fees", 2),
  money("commission", "Commission", 1),
  money("sample_cost", "Sample cost", 1),
  money("net_profit", "Net profit", 1),
  { key: "margin_bps", label: "Margin", kind: "bps", priority: 1 },
];

export function profitRow(creator: string, amount: number): TableRow {
  const row: Record<string, string | number> = { creator, orders: 120, units: 140, margin_bps: 1234 };
  for (const column of PROFIT_COLUMNS) if (column.kind === "money") row[column.key] = amount;
  return row;
}
