import { expect, it } from "vitest";
import { A, X, Y } from "../oracle/small-shop.ts";
import { example, FINE, X_PAID, X_REVERSED } from "./example-shop.ts";

it("one row per counted line and per other cost, by key, day and order", async () => {
  const ledger = await example([FINE]);
  await ledger.take({ "fees.csv": "creator,amount,kind,due_on\nmaker.one,10.00,flat,2026-10-09\n" });
  const rows = await ledger.rows("profit", "--drill");
  const shown = rows.map((row) => [row["creator"], row["day"], row["order_id"], row["sku_id"], row["what"]]);
  expect(shown).toEqual([
    ["maker.one", "2026-10-05", A, X, "line"],
    ["maker.one", "2026-10-05", A, Y, "line"],
    ["maker.one", "2026-10-09", null, null, "flat fee"],
    ["(shop)", "2026-10-20", null, null, "adjustment: Violation fee"],
  ]);
  expect(rows[0]).toMatchObject({ units: 1, net_revenue: 1800, cm3: 632, net_profit: 632 });
  expect(rows[0]).toMatchObject({ revenue_basis: "estimate", cogs_basis: "actual" });
  expect(rows[2]).toMatchObject({ fixed_fees: 1000, net_profit: -1000, cogs_basis: null });
  expect((await ledger.report("profit", "--drill")).totals).toMatchObject({ net_profit: 962 - 1000 - 500 });
});

it("under the settled basis one row per entry, and one for what no entry holds", async () => {
  const ledger = await example([X_PAID, X_REVERSED]);
  const rows = await ledger.rows("profit", "--drill", "--basis", "settled", "--by", "product");
  expect(rows.map(({ day, what, net_profit }) => [day, what, net_profit])).toEqual([
    // product 5.00 and the label's part 2.90
    ["2026-10-20", "line", -790],
    ["2026-10-20", "settlement: Order", 1419],
    ["2026-10-28", "settlement: Refund", -1441],
  ]);
});

it("of one creator: her row, and the totals are hers", async () => {
  const ledger = await example([FINE]);
  const printed = await ledger.report("profit", "--creator", "@Maker.One");
  expect(printed.rows).toHaveLength(1);
  expect(printed.totals).toMatchObject({ creator: "total", net_profit: 962 });
  expect((await ledger.report("profit", "--creator", "(shop)")).totals).toMatchObject({ net_profit: -500 });
  const products = await ledger.rows("profit", "--by", "product", "--creator", "maker.one");
  expect(products.map(({ product, net_profit }) => [product, net_profit])).toEqual([
    [X, 632],
    [Y, 330],
  ]);
  await expect(ledger.report("profit", "--creator", "maker.onr")).rejects.toThrow("Perhaps it is maker.one");
});

it("from gross to net profit, with shares of net revenue", async () => {
  const ledger = await example();
  const rows = await ledger.rows("profit", "--waterfall", "--creator", "maker.one");
  expect(rows.map(({ step, amount, share_bps }) => [step, amount, share_bps])).toEqual([
    ["gross", 3001, 10_714],
    ["seller_discount", 200, 714],
    ["net_sales", 2801, 10_000],
    ["refunds", 0, 0],
    ["net_revenue", 2801, 10_000],
    ["sales_tax", 0, 0],
    ["cogs", 800, 2856],
    ["cm1", 2001, 7144],
    ["platform_fees", 168, 600],
    ["shipping", 451, 1610],
    ["other_fees", 0, 0],
    ["cm2", 1382, 4934],
    ["commission", 420, 1499],
    ["cm3", 962, 3434],
    ["sample_cost", 0, 0],
    ["fixed_fees", 0, 0],
    ["ad_spend", 0, 0],
    ["net_profit", 962, 3434],
  ]);
});

it("one view at a time", async () => {
  const ledger = await example();
  await expect(ledger.report("profit", "--drill", "--waterfall")).rejects.toThrow("do not go together");
  await expect(ledger.report("profit", "--waterfall", "--by", "product")).rejects.toThrow(
    "do not go together",
  );
});

it.each(["csv", "tsv"])(
  "as %s is the same, written row by row or known as a whole before",
  async (format) => {
    const ledger = await example([FINE]);
    const drill = ["profit", "--drill", "--as-of", "2026-11-20", "--format", format];
    const whole = await ledger.run(...drill, "--fail-on", "rows>99");
    expect(whole.split("\n")).toHaveLength(5);
    expect(await ledger.run(...drill)).toBe(whole);
    expect(await ledger.run(...drill, "--limit", "1")).toBe(`${whole.split("\n").slice(0, 2).join("\n")}\n`);
  },
);
