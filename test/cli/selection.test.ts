import { describe, expect, it } from "vitest";
import { holds, readCondition } from "../../src/cli/fail-on.ts";
import { resolveDay, resolvePeriod } from "../../src/cli/period.ts";
import { select } from "../../src/cli/select.ts";
import type { Day } from "../../src/core/scalars.ts";
import { PROFIT_COLUMNS, profitRow, tableOf } from "../render/sample.ts";

const TABLE = tableOf(PROFIT_COLUMNS, [
  profitRow("(shop)", -900),
  profitRow("ben", -1250),
  { ...profitRow("anna", 5000), margin_bps: null },
  profitRow("cleo", 5000),
  profitRow("(organic)", 99_999),
]);

function order(sort: string): unknown[] {
  return select(TABLE, { columns: undefined, sort, limit: undefined }).rows.map((row) => row["creator"]);
}

describe("--sort", () => {
  it.each([
    ["creator", ["anna", "ben", "cleo", "(shop)", "(organic)"]],
    ["creator:desc", ["cleo", "ben", "anna", "(shop)", "(organic)"]],
    ["net_profit", ["ben", "anna", "cleo", "(shop)", "(organic)"]],
    ["net_profit:desc", ["anna", "cleo", "ben", "(shop)", "(organic)"]],
    ["margin_bps", ["ben", "cleo", "anna", "(shop)", "(organic)"]],
    ["margin_bps:desc", ["ben", "cleo", "anna", "(shop)", "(organic)"]],
  ])("%s", (sort, creators) => {
    expect(order(sort)).toEqual(creators);
  });

  it("works by a column that is not shown", () => {
    const table = select(TABLE, { columns: ["creator"], sort: "net_profit", limit: 1 });
    expect(table.columns.map((column) => column.key)).toEqual(["creator"]);
    expect(table.rows.map((row) => row["creator"])).toEqual(["ben"]);
  });
});

describe("--fail-on", () => {
  it.each([
    ["rows>4", true],
    ["rows > 5", false],
    ["rows==5", true],
    ["rows=5", true],
    ["rows!=5", false],
    ["max(orders)>119", true],
    ["max(orders)>120", false],
    ["max(orders)>=120", true],
    ["min(net_profit)<-12.49", true],
    ["min(net_profit)<-12.5", false],
    ["sum(net_profit)>1078.48", true],
    ["sum(net_profit)>1078.49", false],
    ["min(margin_bps)<12.35%", true],
    ["min(margin_bps)<1234", false],
    ["count(margin_bps)<5", true],
    ["count(creator)<5", false],
  ])("%s is %j", (text, outcome) => {
    expect(holds(readCondition(text), TABLE, "USD")).toBe(outcome);
  });

  it.each(["", "rows", "orders>1", "max()>1", "max(orders)>x", "avg(orders)>1", "rows>0; rm"])(
    "refuses %j",
    (text) => {
      expect(() => readCondition(text)).toThrow("not a condition");
    },
  );

  it("refuses a figure that the column cannot have", () => {
    expect(() => holds(readCondition("max(orders)>5%"), TABLE, "USD")).toThrow("a percentage");
    expect(() => holds(readCondition("max(net_profit)>1.234"), TABLE, "USD")).toThrow("--fail-on");
  });
});

describe("dates", () => {
  const MONDAY_WEEK_LATER = "2026-11-18" as Day;

  it.each([
    ["2026-10-01", "2026-10-01"],
    ["today", "2026-11-18"],
    ["yesterday", "2026-11-17"],
    ["monday", "2026-11-16"],
    ["7d", "2026-11-11"],
  ])("%s is %s", async (expression, day) => {
    expect(await resolveDay("as-of", expression, MONDAY_WEEK_LATER)).toBe(day);
  });

  it.each([
    [{}, null, null],
    [{ last: "7d" }, "2026-11-12", "2026-11-18"],
    [{ last: "1d" }, "2026-11-18", "2026-11-18"],
    [{ week: "2026-W45" }, "2026-11-02", "2026-11-08"],
    [{ month: "2026-02" }, "2026-02-01", "2026-02-28"],
    [{ from: "2026-10-01" }, "2026-10-01", null],
    [{ from: "7d", to: "yesterday" }, "2026-11-11", "2026-11-17"],
    [{ to: "monday" }, null, "2026-11-16"],
  ])("%j is %s to %s", async (options, from, to) => {
    expect(await resolvePeriod(options, MONDAY_WEEK_LATER)).toEqual({ from, to });
  });

  it.each([
    [{ from: "today", to: "yesterday" }, "before it begins"],
    [{ from: "7d", month: "2026-10" }, "two periods"],
    [{ last: "7" }, "a number of days"],
  ])("%j is refused", async (options, reason) => {
    await expect(resolvePeriod(options, MONDAY_WEEK_LATER)).rejects.toThrow(reason);
  });
});
