import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shopArbitrary } from "../shops/arbitrary.ts";
import type { ShopFile } from "../shops/model.ts";
import { SEA_LAYOUT, US_LAYOUT } from "../shops/settlement-layouts.ts";
import { sum } from "./arithmetic.ts";
import { countedLines } from "./economics.ts";
import type { Facts } from "./facts.ts";
import { factsAsOf, readShop } from "./facts.ts";
import type { Posting } from "./posting.ts";
import { profit } from "./profit.ts";
import { reconcile } from "./reconcile.ts";
import { samplesAsOf } from "./samples.ts";
import { totalOf } from "./settlement-buckets.ts";
import { entryPostings, settledLine } from "./settlement-postings.ts";
import { entriesAsOf, settlementsAsOf } from "./settlements.ts";
import {
  adjustment,
  bySku,
  bySkuBefore,
  byOrder,
  orderEntry,
  shortened,
  skuEntry,
} from "./small-settlements.ts";
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

const totalsOf = (files: readonly ShopFile[], asOf = TODAY): number[] =>
  entriesAsOf(factsOf(files), asOf).map((entry) => entry.total);

const withoutOrder = (facts: Facts) =>
  reconcile(facts, TODAY).exceptions.find(({ kind }) => kind === "settlement_without_order");

describe("which entries there are", () => {
  const paid = skuEntry({ gross: 1000, referral: -60 });

  test("overlapping exports tell of an entry once; equal rows of one file are two", () => {
    const early = bySku([paid, paid], "2026-11-01T07:00:00");
    expect(totalsOf([early, bySku([paid, paid])])).toEqual([940, 940]);
  });

  test("the later export says which order an adjustment is about, and what a fee is called", () => {
    const order = ordersFile([orderRow({})]);
    const early = bySku(
      [skuEntry({ gross: 1000, transaction: -60 }), adjustment(-25)],
      "2026-11-01T07:00:00",
    );
    const late = bySku([skuEntry({ gross: 1000, affiliate: -60 }), adjustment(-25, { related_order_id: A })]);
    expect(profit(factsOf([order, late, early]), TODAY, "creator").rows).toMatchObject([
      { creator: "(organic)", platform_fees: 0, commission: 60, other_fees: 25 },
    ]);
  });

  test("the rows of the SKUs of an order are its row of another layout within three days", () => {
    const skus = bySku([paid, skuEntry({ gross: 500 }, { sku_id: Y, type: "order" })]);
    const inDays = (day: string) => byOrder([orderEntry({ gross: 1500, referral: -60 }, { day })]);
    expect(totalsOf([skus, inDays("2026-10-23")])).toEqual([940, 500]);
    expect(totalsOf([skus, inDays("2026-10-24")])).toEqual([940, 500, 1440]);
    // As long as only the layout by order knows of it, it counts.
    expect(totalsOf([skus, inDays("2026-10-17")], "2026-10-19")).toEqual([1440]);
    // A refund is no payment, and one entry answers for one.
    const twice = [1, 2].map(() => orderEntry({ gross: 1500, referral: -60 }));
    expect(totalsOf([skus, byOrder(twice)])).toEqual([940, 500, 1440]);
  });
});

describe("what the parts do not explain", () => {
  const order = ordersFile([orderRow({})]);

  test("is unclassified: a fee of the line, and the difference of the statement", () => {
    const missed = skuEntry(
      { gross: 1000, referral: -60 },
      { total: 937, statement_id: "340000000000000217" },
    );
    const facts = factsOf([order, bySku([missed])]);
    expect(profit(facts, TODAY, "creator").rows).toMatchObject([
      { gross: 1000, platform_fees: 60, other_fees: 3, net_profit: 937 },
    ]);
    expect(reconcile(facts, TODAY).settlements).toEqual([
      { statement: "340000000000000217", total: 937, buckets_total: 940, difference: -3 },
    ]);
  });

  test("a column without a name of ours counts only as far as the total needs it", () => {
    const { money } = skuEntry({ gross: 1000 });
    const named = { ...money, "Sunrise campaign fee": -40 };
    const facts = factsOf([
      order,
      bySku([
        skuEntry({ gross: 1000 }, { money: named, total: 960 }),
        skuEntry(
          { gross: 7 },
          { money: { ...skuEntry({ gross: 7 }).money, "Sunrise campaign fee": -1 }, day: "2026-10-21" },
        ),
      ]),
    ]);
    expect(profit(facts, TODAY, "creator").rows).toMatchObject([{ gross: 1007, other_fees: 40 }]);
  });

  test("a parent stands for children that are no columns, and only then", () => {
    const amounts = { gross: 1000, discount: -100, tiktok_shipping: -55, referral: -50 };
    const us = shortened(bySku([skuEntry(amounts)]), US_LAYOUT.droppedWhenShort);
    expect(profit(factsOf([order, us]), TODAY, "total").totals).toMatchObject({
      shipping: 55,
      other_fees: 0,
    });
    const sea = shortened(byOrder([orderEntry(amounts)]), SEA_LAYOUT.droppedWhenShort);
    expect(profit(factsOf([order, sea]), TODAY, "total").totals).toMatchObject({
      gross: 900,
      seller_discount: 0,
      platform_fees: 50,
      shipping: 55,
      other_fees: 0,
    });
  });
});

describe("entries of what does not count", () => {
  test("a cancelled order's entries are the shop's, each in its column; TikTok's commission is told once", () => {
    const cancelled = orderRow({ state: "cancelled", cancelled_at: "2026-10-06T10:00:00" });
    const facts = factsOf([
      ordersFile([cancelled]),
      affiliateFile([affiliateRow({ estimated_standard: 100, actual_standard: 100 })]),
      bySkuBefore([skuEntry({ gross: 1000, referral: -60, affiliate: -90 })]),
    ]);
    expect(profit(facts, TODAY, "creator").rows).toMatchObject([
      { creator: "(shop)", orders: 0, gross: 1000, platform_fees: 60, commission: 90, net_profit: 850 },
    ]);
  });

  test("a sample order's entries are a cost of its creator, on their day", () => {
    const facts = factsOf([
      ordersFile([orderRow({ gross: 0, order_amount: 0, creator_handle: "maker.one" })]),
      { kind: "costs", rows: [{ sku: X, unit_cost: 500, from: null }] },
      { kind: "pirateship", rows: [labelRow({ label_cost: 400, order_number: A })] },
      bySku([skuEntry({ transaction: -30, ad_fee: -8 }, { day: "2026-11-02" })]),
    ]);
    expect(profit(facts, TODAY, "month").rows).toMatchObject([
      { month: "2026-11", sample_cost: 30, ad_spend: 8 },
      { month: "2026-10", sample_cost: 900, ad_spend: 0 },
    ]);
  });

  test("an entry of an unknown order or of a strange SKU stays out, and is listed", () => {
    const facts = factsOf([
      ordersFile([orderRow({})]),
      bySku([skuEntry({ gross: 70 }, { entry_id: B }), skuEntry({ gross: 9 }, { sku_id: Y })]),
    ]);
    expect(withoutOrder(facts)).toEqual({ kind: "settlement_without_order", count: 2, amount: 79 });
    expect(profit(facts, TODAY, "creator").totals).toMatchObject({ gross: 1000, net_profit: 940 });
    expect(countedLines(facts, TODAY)[0]!.money.settled_on).toBeNull();
  });
});

/** What a posting leaves before the tax in prices. */
const leftBy = (one: Posting): number =>
  one.gross -
  one.seller_discount -
  one.refunds -
  one.cogs -
  one.platform_fees -
  one.shipping -
  one.other_fees -
  one.commission -
  one.sample_cost -
  one.ad_spend;

/** Holds for random shops as of their today. */
const forShops = (check: (facts: Facts, asOf: string) => void): void => {
  const property = fc.property(shopArbitrary(10), (shop) =>
    check(factsAsOf(readShop(shop), shop.asOf), shop.asOf),
  );
  fc.assert(property, { seed: 101, numRuns: 40 });
};

describe("in random shops", () => {
  test("what settlements put into profit and what stays out make up their totals", () => {
    forShops((facts, asOf) => {
      const { all, without_line } = settlementsAsOf(facts, asOf);
      const lines = countedLines(facts, asOf);
      const parts = lines.flatMap((line) => settledLine(facts, line).filter((one) => !one.is_head));
      const others = entryPostings(facts, asOf, lines, samplesAsOf(facts, asOf));
      const inProfit = all.filter((entry) => !without_line.includes(entry));
      const ads = sum(inProfit.map((entry) => entry.buckets.ads)) - sum(others.map((one) => one.ad_spend));
      const expected = sum(inProfit.map((entry) => entry.total)) + ads;
      expect(sum([...parts, ...others].map(leftBy))).toBe(expected);
      expect(all.map((entry) => totalOf(entry.buckets))).toEqual(all.map((entry) => entry.total));
    });
  });

  test("a settled line leaves the same on both bases of days, but for the rounding of its tax", () => {
    forShops((facts, asOf) => {
      for (const line of countedLines(facts, asOf)) {
        const { cm3, sales_tax, settled_on } = line.money;
        if (settled_on === null) continue;
        expect(sum(settledLine(facts, line).map(leftBy))).toBe(cm3 + sales_tax);
      }
    });
  });
});
