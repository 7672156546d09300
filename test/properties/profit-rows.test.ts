import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { profit } from "../../src/commands/profit.ts";
import type { Day } from "../../src/core/scalars.ts";
import type { TableRow } from "../../src/render/table.ts";
import { PROFIT_BASES, PROFIT_KEYS } from "../../src/store/queries/profit-keys.ts";
import { dayAt } from "../shops/cast.ts";
import { forShops, HANG_GUARD, report } from "./ledger.ts";
import type { TestLedger } from "./ledger.ts";

const GROUPINGS = PROFIT_KEYS;
/** Components that lines and other costs share. */
const SHARED_COMPONENTS = [
  "gross",
  "seller_discount",
  "refunds",
  "cogs",
  "platform_fees",
  "shipping",
  "other_fees",
  "commission",
] as const;

interface Bounds {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Σ counted lines + other costs of the period, straight from the facts of each. */
function expectedSums({ open: { db } }: TestLedger, { from, to }: Bounds): Record<string, number> {
  const days = { from: from ?? "", to: to ?? "9999-12-31" };
  const number = (sql: string): number =>
    db.prepare(`SELECT coalesce(sum(${sql}`).pluck().get(days) as number;
  const inPeriod = "BETWEEN @from AND @to";
  const cost = (component: string): number =>
    number(`amount), 0) FROM other_cost WHERE component = '${component}' AND day ${inPeriod}`);
  const line = (column: string): number =>
    number(`${column}), 0) FROM line_profit WHERE ordered_on ${inPeriod}`);
  const costs = number(
    `iif(component = 'gross', -amount, amount)), 0) FROM other_cost WHERE day ${inPeriod}`,
  );
  const revenue = cost("gross") - cost("seller_discount") - cost("refunds");
  return Object.fromEntries([
    ...SHARED_COMPONENTS.map((name) => [name, line(name) + cost(name)] as const),
    ["net_revenue", line("net_revenue") + revenue] as const,
    ["sales_tax", line("sales_tax")] as const,
    ["sample_cost", cost("sample_cost")] as const,
    ["fixed_fees", cost("fixed_fees")] as const,
    ["ad_spend", cost("ad_spend")] as const,
    ["net_profit", line("cm3") - costs] as const,
  ]);
}

const sumOf = (rows: readonly TableRow[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);

const periods = fc
  .tuple(fc.option(fc.integer({ min: 0, max: 120 })), fc.option(fc.integer({ min: 0, max: 60 })))
  .map(([from, length]): Bounds => ({
    from: from === null ? null : (dayAt(from) as Day),
    to: length === null ? null : (dayAt((from ?? 0) + length) as Day),
  }));

/** Components of whole lines and of what was settled of them: the tax is rounded entry by entry. */
const SETTLED_ALIKE = [
  "gross",
  "seller_discount",
  "refunds",
  "cogs",
  "platform_fees",
  "other_fees",
  "commission",
];

describe("2: every counted line is in exactly one profit row", () => {
  it(
    "each counted line has one line of profit, and its revenue is that of its order row until it settles",
    HANG_GUARD,
    async () => {
      await forShops(fc.constant(null), (_shop, { files, ledger }) => {
        const one = ledger("one");
        one.takeAll(files);
        const lines = (sql: string): unknown[] => one.open.db.prepare(sql).raw().all();
        const settled = "(SELECT line_ref FROM settled_line)";
        const told = `SELECT line_ref, iif(line_ref IN ${settled}, NULL, gross), iif(line_ref IN ${settled}, NULL, seller_discount)`;
        expect(lines(`${told} FROM line_profit ORDER BY line_ref`)).toEqual(
          lines(
            `${told} FROM (
               SELECT v.version_id AS line_ref, v.gross, v.seller_discount
               FROM order_line_version AS v JOIN shop_order AS o ON o.order_ref = v.order_ref
               WHERE v.is_current AND o.counts
             ) ORDER BY line_ref`,
          ),
        );
      });
    },
  );

  it("rows add up to lines and other costs, per component, grouping and period", HANG_GUARD, async () => {
    await forShops(fc.tuple(periods, periods), async (shop, { files, ledger }, drawn) => {
      const one = ledger("one");
      one.takeAll(files);
      for (const period of [{ from: null, to: null }, ...drawn]) {
        const expected = expectedSums(one, period);
        for (const by of GROUPINGS) {
          const { rows, totals } = await report(one.path, profit, { by }, shop.asOf, period);
          const keys = rows.map((row) => row[by]);
          expect(new Set(keys).size, by).toBe(rows.length);
          const summed = Object.keys(expected).map((name) => [name, sumOf(rows, name)]);
          expect([by, Object.fromEntries(summed)]).toEqual([by, expected]);
          expect(totals).toMatchObject(expected);
        }
      }
    });
  });

  it("under every basis the rows of every grouping add up to one total", HANG_GUARD, async () => {
    await forShops(periods, async (shop, { files, ledger }, drawn) => {
      const one = ledger("one");
      one.takeAll(files);
      for (const basis of PROFIT_BASES) {
        for (const by of GROUPINGS) {
          const { rows, totals } = await report(one.path, profit, { by, basis }, shop.asOf, drawn);
          for (const name of SETTLED_ALIKE)
            expect([by, name, sumOf(rows, name)]).toEqual([by, name, totals?.[name]]);
        }
      }
      const all = async (basis: string): Promise<TableRow | null> =>
        (await report(one.path, profit, { by: "total", basis }, shop.asOf)).totals;
      const [ordered, sampled] = [await all("order"), await all("sample")];
      expect(sampled).toEqual(ordered);
    });
  });
});
