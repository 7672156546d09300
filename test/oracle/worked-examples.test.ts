import { describe, expect, test } from "vitest";
import type { ShopFile } from "../shops/model.ts";
import { allocate } from "./arithmetic.ts";
import { countedLines } from "./economics.ts";
import type { Facts } from "./facts.ts";
import { profit } from "./profit.ts";
import { reconcile } from "./reconcile.ts";
import { refundsOf } from "./refunds.ts";
import {
  A,
  affiliateFile,
  affiliateRow,
  B,
  factsOf,
  labelRow,
  orderRow,
  ordersFile,
  X,
  Y,
} from "./small-shop.ts";

const TODAY = "2026-11-20";

const moneyOf = (facts: Facts, asOf = TODAY) => countedLines(facts, asOf).map((line) => line.money);

const costs: ShopFile = {
  kind: "costs",
  rows: [
    { sku: X, unit_cost: 500, from: null },
    { sku: Y, unit_cost: 300, from: null },
  ],
};

const twoLines = (changes: Parameters<typeof orderRow>[0] = {}) => [
  orderRow({ gross: 2000, seller_discount: 200, order_amount: 2801, ...changes }),
  orderRow({ sku_id: Y, gross: 1001, order_amount: 2801, ...changes }),
];

describe("the worked example of the rules", () => {
  const facts = factsOf([
    ordersFile(twoLines()),
    affiliateFile([
      affiliateRow({ estimated_standard: 270 }),
      affiliateRow({ sku_id: Y, estimated_standard: 150 }),
    ]),
    costs,
    { kind: "pirateship", rows: [labelRow({ label_cost: 451, order_number: A })] },
  ]);

  test("two lines, one label, estimated commission", () => {
    // Fees: 6 % of 1800 = 108, of 1001 = 60.06 → 60. Label 451: 451 x 1800 / 2801 = 289.83 → 290, rest 161.
    // X: 1800 - 500 - 108 - 290 - 270 = 632. Y: 1001 - 300 - 60 - 161 - 150 = 330.
    const [x, y] = moneyOf(facts);
    expect(x).toMatchObject({
      net_revenue: 1800,
      platform_fees: { amount: 108 },
      shipping: { amount: 290 },
      cm3: 632,
    });
    expect(y).toMatchObject({
      net_revenue: 1001,
      platform_fees: { amount: 60 },
      shipping: { amount: 161 },
      cm3: 330,
    });
  });

  test("the rows add up to the shop", () => {
    // 632 + 330 = 962; margin 962 / 2801 = 34.344… %.
    const { rows, totals } = profit(facts, TODAY, "creator");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      creator: "maker.one",
      orders: 1,
      units: 2,
      net_profit: 962,
      margin_bps: 3434,
    });
    expect(totals).toMatchObject({ orders: 1, net_profit: 962, missing_cost_lines: 0 });
  });

  test("the refund of the returned line", () => {
    // N = 1944 x 2801 / 3624 = 1502.53 → 1503; X returned gets its 1800, so nothing is left for Y.
    const [x, y] = twoLines({ order_amount: 3624, refund_amount: 1944 });
    const order = factsOf([ordersFile([{ ...x!, returned_quantity: 1 }, y!])]).orders.get(A)!;
    expect(refundsOf(order)).toEqual([1800, 0]);
  });
});

describe("refunds", () => {
  const refunds = (
    refund_amount: number | null,
    order_amount: number | null,
    returned: readonly number[],
  ) => {
    const rows = twoLines({ refund_amount, order_amount, quantity: 2 });
    const back = rows.map((row, index) => ({ ...row, returned_quantity: returned[index]! }));
    return refundsOf(factsOf([ordersFile(back)]).orders.get(A)!);
  };

  test.each([
    ["nothing refunded, nothing returned", 0, 2801, [0, 0], [0, 0]],
    ["an empty refund is no refund", null, 2801, [0, 0], [0, 0]],
    ["all of the amount", 2801, 2801, [0, 0], [1800, 1001]],
    ["no amount to compare with", 5, null, [0, 0], [1800, 1001]],
    ["every unit came back", 1, 2801, [2, 2], [1800, 1001]],
    // One of two units of X: 900, without a refund amount.
    ["returned but not yet refunded", 0, 2801, [1, 0], [900, 0]],
    // N = 1000; by net sales: 1000 x 1800 / 2801 = 642.63 → 643, rest 357.
    ["nobody returned anything", 1000, 2801, [0, 0], [643, 357]],
    // N = 1500; X has 900; the rest of 600 goes to Y, which has room for 1001.
    ["more than what came back", 1500, 2801, [1, 0], [900, 600]],
    // N = 2500; X has 900; Y takes all of its 1001; 599 are left for X, whose room is 900.
    ["more than all others can take", 2500, 2801, [1, 0], [1499, 1001]],
  ])("%s", (_, refund, amount, returned, expected) => {
    expect(refunds(refund, amount, returned)).toEqual(expected);
  });
});

describe("allocation", () => {
  test.each([
    // 100 / 3 = 33.33: equal remainders, the odd cent to the first.
    [100, [1, 1, 1], [34, 33, 33]],
    // 5 x 1 / 4 = 1.25, 5 x 3 / 4 = 3.75: the cent to the larger remainder.
    [5, [1, 3], [1, 4]],
    [7, [0, 0], [4, 3]],
    [-5, [1, 1], [-3, -2]],
    [0, [2, 1], [0, 0]],
    [3_000_000_000, [3_000_000_000, 1], [2_999_999_999, 1]],
  ])("%i by %j", (amount, weights, expected) => {
    expect(allocate(amount, weights)).toEqual(expected);
  });

  test("buyer and platform pay more than the label costs", () => {
    // 300 - 599 - 2 = -301 over 1800 and 1001: 301 x 1800 / 2801 = 193.43, 107.57 → -193, -108.
    const facts = factsOf([
      ordersFile(twoLines({ buyer_shipping_fee: 599, platform_shipping_discount: 2 })),
      { kind: "pirateship", rows: [labelRow({ label_cost: 300, order_number: A })] },
    ]);
    expect(moneyOf(facts).map((money) => money.shipping.amount)).toEqual([-193, -108]);
    // Fees: the buyer's 599 split 384.93, 214.07 → 385, 214; 6 % of 2185 = 131.1, of 1215 = 72.9.
    expect(moneyOf(facts).map((money) => money.platform_fees.amount)).toEqual([131, 73]);
  });

  test("one label of two orders", () => {
    // 301 by 1000 : 2000 = 100.33, 200.67 → 100, 201.
    const tracking_number = "9400100000009";
    const facts = factsOf([
      ordersFile([
        orderRow({ tracking_number }),
        orderRow({ order_id: B, gross: 2000, order_amount: 2000, tracking_number }),
      ]),
      { kind: "pirateship", rows: [labelRow({ tracking_number, label_cost: 301 })] },
    ]);
    expect(moneyOf(facts).map((money) => money.shipping.amount)).toEqual([100, 201]);
  });
});

describe("the fee of a refund", () => {
  test("also when all is refunded", () => {
    // 6 % of 1000 = 60; 20 % of 60 = 12; nothing is left to take the referral fee of.
    const facts = factsOf([ordersFile([orderRow({ refund_amount: 1000 })])]);
    expect(moneyOf(facts)[0]).toMatchObject({ net_revenue: 0, platform_fees: { amount: 12 }, cm3: -12 });
  });
});

describe("what does not count", () => {
  test("an order counts until the day of its cancellation", () => {
    const row = orderRow({
      state: "cancelled",
      cancelled_at: "2026-10-08T23:00:00",
      shipped_at: null,
      delivered_at: null,
    });
    const facts = factsOf([
      ordersFile([row]),
      affiliateFile([affiliateRow({ estimated_standard: 100, actual_standard: 100 })]),
      { kind: "pirateship", rows: [labelRow({ label_cost: 400, order_number: A })] },
    ]);
    // The day before: 1000 - 60 fee - 400 label - 100 commission = 440 for the creator.
    expect(profit(facts, "2026-10-07", "creator").rows).toMatchObject([
      { creator: "maker.one", net_profit: 440 },
    ]);
    // From then on the shop bears the label and the commission that was really charged: -500.
    expect(profit(facts, "2026-10-08", "creator").rows).toMatchObject([
      { creator: "(shop)", orders: 0, shipping: 400, commission: 100, net_profit: -500 },
    ]);
  });

  test("a missing cost is counted, and its revenue is named", () => {
    const facts = factsOf([ordersFile([orderRow({})])]);
    expect(profit(facts, TODAY, "creator").rows).toMatchObject([
      { creator: "(organic)", cogs: 0, missing_cost_lines: 1, net_profit: 940 },
    ]);
    const missing = reconcile(facts, TODAY).exceptions.find((row) => row.kind === "sku_without_cost");
    expect(missing).toEqual({ kind: "sku_without_cost", count: 1, amount: 1000 });
  });

  test("an order that is free on every line is a sample; a gift beside a paid line is not", () => {
    const gift = orderRow({ sku_id: Y, gross: 700, seller_discount: 700 });
    expect(moneyOf(factsOf([ordersFile([orderRow({}), gift])]))).toHaveLength(2);
    expect(moneyOf(factsOf([ordersFile([gift])]))).toHaveLength(0);
  });
});
