import { expect, it } from "vitest";
import type { Table } from "../../src/render/table.ts";
import { withTrend } from "../../src/render/trend.ts";

const table: Table = {
  name: "t",
  title: "T",
  columns: [
    {
      key: "orders",
      label: "orders",
      kind: "integer",
      priority: 1,
      trend: { key: "by_week", label: "4 weeks" },
    },
  ],
  rows: [
    { orders: 15, by_week: ["0", "1", "4", "7"] },
    { orders: 0, by_week: ["0", "0", "0", "0"] },
    { orders: 0, by_week: [] },
    { orders: 0 },
  ],
  totals: null,
  notes: [],
  empty: "",
  period: null,
};

it("a curve is drawn against the row's own largest figure, and blank where there is none", () => {
  const { columns, rows } = withTrend(table);
  expect(columns.map(({ label }) => label)).toEqual(["orders", "4 weeks"]);
  expect(rows.map((row) => row[" trend"])).toEqual(["▁▂▅█", " ", " ", " "]);
});

it("a table that wants none is left as it is", () => {
  const plain = {
    ...table,
    columns: [{ key: "orders", label: "orders", kind: "integer", priority: 1 }],
  } as const;
  expect(withTrend(plain)).toBe(plain);
});
