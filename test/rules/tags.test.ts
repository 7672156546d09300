import { expect, it } from "vitest";
import { orderRow, ordersFile, X } from "../oracle/small-shop.ts";
import { smallLedger } from "./small-ledger.ts";

const sale = (number: number, creator_handle: string | null, gross: number): ReturnType<typeof orderRow> =>
  orderRow({ order_id: `57710000000000400${number}`, creator_handle, gross });

it("profit by tag takes tags as campaigns: a creator counts once, under the first", async () => {
  const ledger = await smallLedger(
    [
      ordersFile([
        sale(1, "maker.one", 1000),
        sale(2, "maker.two", 2000),
        sale(3, "maker.three", 4000),
        sale(4, "maker.four", 8000),
        sale(5, null, 16_000),
      ]),
    ],
    {
      "creators.csv": [
        "creator,tags",
        'maker.one,"autumn, vip"',
        "maker.two,vip; autumn",
        'maker.three,", autumn"',
        "maker.four,",
        "",
      ].join("\n"),
      "samples.csv": `creator,sku,shipped_on\nmaker.one,${X},2026-10-01\nmaker.two,${X},2026-10-01\n`,
      "costs.csv": `sku,unit_cost\n${X},5.00\n`,
      "fees.csv": "creator,amount,kind,due_on\nmaker.two,7.00,flat,2026-10-02\n",
    },
  );
  const { rows, totals } = await ledger.report("profit", "--by", "tag");
  const byTag = Object.fromEntries(
    rows.map(({ tag, net_revenue, sample_cost, fixed_fees }) => [
      tag,
      [net_revenue, sample_cost, fixed_fees],
    ]),
  ) as Record<string, unknown>;
  expect(byTag).toEqual({
    // a separator before the first tag is no tag
    autumn: [1000 + 4000, 500, 0],
    vip: [2000, 500, 700],
    "(none)": [8000, 0, 0],
    "(organic)": [16_000, 0, 0],
    "(unresolved)": [0, 0, 0],
    "(shop)": [0, 0, 0],
  });
  const { totals: byCreator } = await ledger.report("profit");
  const { tag: _tag, ...amounts } = totals ?? {};
  expect(byCreator).toMatchObject(amounts);
});
