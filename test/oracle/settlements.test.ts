import { describe, expect, test } from "vitest";
import type { ShopFile } from "../shops/model.ts";
import { countedLines } from "./economics.ts";
import type { Facts } from "./facts.ts";
import { postings } from "./postings.ts";
import { profit } from "./profit.ts";
import { reconcile } from "./reconcile.ts";
import { EXAMPLE, PAYMENT_OF_X, PAYMENT_OF_Y, REFUND_OF_X, TWO_LINES } from "./settled-example.ts";
import { adjustment, bySku, orderEntry, byOrder, skuEntry } from "./small-settlements.ts";
import { A, affiliateFile, affiliateRow, B, factsOf, orderRow, ordersFile } from "./small-shop.ts";

const TODAY = "2026-11-20";
const ALL_TIME = { from: null, to: null };

const moneyOf = (facts: Facts, asOf = TODAY) => countedLines(facts, asOf).map((line) => line.money);

const settledBy = (facts: Facts, by: "creator" | "month") =>
  profit(facts, TODAY, by, ALL_TIME, postings(facts, TODAY, "settled"));

describe("the worked example once it is settled", () => {
  const settled = factsOf([...EXAMPLE, bySku([PAYMENT_OF_X, PAYMENT_OF_Y])]);
  const refunded = factsOf([...EXAMPLE, bySku([PAYMENT_OF_X, PAYMENT_OF_Y, REFUND_OF_X])]);

  test("amounts are those of the entries, own labels come on top", () => {
    // X: 1800 - 500 - 115 - 290 (label) - 268 = 627. Y: 1001 - 300 - 60 - 161 - 150 = 330.
    const [x, y] = moneyOf(settled);
    expect(x).toMatchObject({
      net_revenue: 1800,
      platform_fees: { amount: 115, basis: "actual" },
      shipping: { amount: 290, basis: "actual" },
      commission: { amount: 268, basis: "actual" },
      cm3: 627,
    });
    expect(y).toMatchObject({ net_revenue: 1001, platform_fees: { amount: 60 }, cm3: 330 });
    // The day before nothing was settled: 632 as in the example, for the estimates.
    expect(moneyOf(settled, "2026-10-19")[0]).toMatchObject({ cm3: 632 });
  });

  test("nothing is an estimate any more", () => {
    expect(profit(settled, TODAY, "creator").totals).toMatchObject({
      net_profit: 957,
      estimated_share_bps: 0,
    });
    // Only X: 1001 of 2801 are estimated, 35.737… %.
    const half = factsOf([...EXAMPLE, bySku([PAYMENT_OF_X])]);
    expect(profit(half, TODAY, "creator").totals).toMatchObject({ estimated_share_bps: 3574 });
  });

  test("after the refund of X", () => {
    // Fees 115 - 110 + 22 = 27, commission 268 - 268: 0 - 500 - 27 - 290 - 0 = -817.
    expect(moneyOf(refunded)[0]).toMatchObject({
      gross: 2000,
      seller_discount: 200,
      refunds: { amount: 1800, basis: "actual" },
      net_revenue: 0,
      platform_fees: { amount: 27 },
      commission: { amount: 0 },
      cm3: -817,
    });
    // What Y has: 330; -817 + 330 = -487.
    expect(profit(refunded, TODAY, "creator").totals).toMatchObject({ net_profit: -487 });
  });

  test("by the days of settlement", () => {
    // October: 627 + 330 = 957. November: -1800 + 110 - 22 + 268 = -1444. Together -487 again.
    const { rows, totals } = settledBy(refunded, "month");
    expect(rows).toMatchObject([
      { month: "2026-10", orders: 1, units: 2, cogs: 800, shipping: 451, net_profit: 957 },
      {
        month: "2026-11",
        orders: 0,
        units: 0,
        cogs: 0,
        refunds: 1800,
        platform_fees: -88,
        net_profit: -1444,
      },
    ]);
    expect(totals).toMatchObject({ orders: 1, net_profit: -487 });
  });

  test("statements by their day", () => {
    // X: 1800 - 110 - 5 - 268 = 1417; Y: 1001 - 60 - 150 = 791; together 2208.
    expect(reconcile(refunded, TODAY).settlements).toEqual([
      { statement: "2026-10-20", total: 2208, buckets_total: 2208, difference: 0 },
      { statement: "2026-11-05", total: -1444, buckets_total: -1444, difference: 0 },
    ]);
  });
});

describe("an entry of a whole order", () => {
  test("is split bucket by bucket by the sales of the export", () => {
    // Of 2801: gross 3001 → 1928.53, 1072.47; discount 200 → 128.53, 71.47; fees 170 → 109.25, 60.75;
    // commission 421 → 270.55, 150.45; tax 7 → 4.5, 2.5: 4.498…, 2.501…
    const amounts = { gross: 3001, discount: -200, referral: -170, affiliate: -421, referral_tax: -7 };
    const [x, y] = moneyOf(factsOf([TWO_LINES, byOrder([orderEntry(amounts)])]));
    expect(x).toMatchObject({ gross: 1929, seller_discount: 129, net_revenue: 1800, other_fees: 4 });
    expect(x).toMatchObject({ platform_fees: { amount: 109 }, commission: { amount: 271 } });
    expect(y).toMatchObject({ gross: 1072, seller_discount: 71, net_revenue: 1001, other_fees: 3 });
    expect(y).toMatchObject({ platform_fees: { amount: 61 }, commission: { amount: 150 } });
  });

  test("own labels are left out when TikTok carried the parcel, of whichever line it says so", () => {
    const carried = skuEntry({ gross: 2000, discount: -200, tiktok_shipping: -399, customer_shipping: 100 });
    const [x, y] = moneyOf(factsOf([...EXAMPLE, bySku([carried, PAYMENT_OF_Y])]));
    expect(x).toMatchObject({ shipping: { amount: 299 }, own_labels: 0 });
    expect(y).toMatchObject({ shipping: { amount: 0 }, own_labels: 0 });
    // A line that is not settled is still expected to cost its part of the label.
    const half = factsOf([...EXAMPLE, bySku([carried])]);
    expect(moneyOf(half)[1]).toMatchObject({ shipping: { amount: 161, basis: "estimate" } });
  });
});

describe("adjustments", () => {
  const order = ordersFile([orderRow({})]);
  const about = (order_id: string | null, amount: number, n: number) =>
    adjustment(amount, { related_order_id: order_id, entry_id: `695500000000000017${n}` });

  test("go to their order, settled or not, and to the shop without a known one", () => {
    const facts = factsOf([order, bySku([about(A, -250, 1), about(B, -30, 2), about(null, 80, 3)])]);
    // 1000 - 60 of fees - 250; for the shop 30 - 80 = -50 of costs.
    expect(profit(facts, TODAY, "creator").rows).toMatchObject([
      { creator: "(organic)", other_fees: 250, net_profit: 690 },
      { creator: "(shop)", other_fees: -50, net_profit: 50 },
    ]);
    const { exceptions } = reconcile(facts, TODAY);
    const found = exceptions.find(({ kind }) => kind === "settlement_without_order");
    expect(found).toEqual({ kind: "settlement_without_order", count: 1, amount: -30 });
    // By the days of settlement the order has nothing but its adjustment.
    expect(settledBy(facts, "creator").rows).toMatchObject([
      { creator: "(organic)", orders: 0, other_fees: 250, net_profit: -250 },
      { creator: "(shop)", net_profit: 50 },
    ]);
  });

  test("the payment of ads is ad spend in a month of which no sheet tells", () => {
    const payment = (day: string, n: number) =>
      adjustment(-700, { type: "GMV Payment for TikTok Ads", day, entry_id: `695500000000000018${n}` });
    const sheet: ShopFile = {
      kind: "ad-spend",
      rows: [
        {
          amount: 650,
          day: null,
          from: "2026-10-28",
          to: "2026-10-30",
          creator: null,
          content_id: null,
          campaign: null,
          sku: null,
        },
      ],
    };
    const facts = factsOf([order, sheet, bySku([payment("2026-10-02", 1), payment("2026-11-02", 2)])]);
    expect(profit(facts, TODAY, "month").rows).toMatchObject([
      { month: "2026-10", ad_spend: 650, other_fees: 0 },
      { month: "2026-11", ad_spend: 700, other_fees: 0 },
    ]);
    // On 10-27 nobody knew of the sheet's spend yet.
    expect(profit(facts, "2026-10-27", "month").rows).toMatchObject([{ month: "2026-10", ad_spend: 700 }]);
  });

  test("an ad fee of an order is ad spend of whoever gets the line, on the day of the entry", () => {
    const entry = skuEntry({ gross: 1000, referral: -60, ad_fee: -90 }, { day: "2026-11-03" });
    const facts = factsOf([order, affiliateFile([affiliateRow({})]), bySku([entry])]);
    expect(profit(facts, TODAY, "creator").rows).toMatchObject([
      { creator: "maker.one", other_fees: 0, ad_spend: 90, net_profit: 850 },
    ]);
    expect(profit(facts, TODAY, "month").rows).toMatchObject([
      { month: "2026-10", ad_spend: 0 },
      { month: "2026-11", ad_spend: 90 },
    ]);
  });
});
