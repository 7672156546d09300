import { describe, expect, test } from "vitest";
import type { ShopFile } from "../shops/model.ts";
import { countedLines } from "./economics.ts";
import type { Facts } from "./facts.ts";
import { reconcile } from "./reconcile.ts";
import { A, affiliateFile, affiliateRow, B, factsOf, orderRow, ordersFile, X } from "./small-shop.ts";

const TODAY = "2026-11-20";

const moneyOf = (facts: Facts, asOf = TODAY) => countedLines(facts, asOf).map((line) => line.money);

describe("commission", () => {
  const terms = (before: number, after: number, from: string): ShopFile => ({
    kind: "terms",
    rows: [before, after].map((rate, index) => ({
      creator: "maker.one",
      sku: null,
      kind: "standard",
      rate,
      from: index === 0 ? null : from,
      to: null,
      post_days: null,
      posts_due: null,
    })),
  });
  const orderOn = (order_id: string, day: string) =>
    orderRow({
      order_id,
      created_at: `${day}T10:00:00`,
      paid_at: `${day}T10:01:00`,
      creator_handle: "maker.one",
    });
  const commissionOf = (facts: Facts, order_id: string) =>
    moneyOf(facts).find((money) => money.order_id === order_id)?.commission;

  test("a cut is locked for 30 days for who sold before it", () => {
    // Cut from 20 % to 10 % on 10-10. On 11-08, day 29 after it: still 20 % of 1000 = 200; on 11-09: 100.
    const cut = terms(2000, 1000, "2026-10-10");
    const orders = (day: string) => ordersFile([orderOn(A, "2026-10-09"), orderOn(B, day)]);
    expect(commissionOf(factsOf([orders("2026-11-08"), cut]), B)).toEqual({ amount: 200, basis: "estimate" });
    expect(commissionOf(factsOf([orders("2026-11-09"), cut]), B)).toEqual({ amount: 100, basis: "estimate" });
  });

  test("a cut is not locked for who never sold before it, and a raise never is", () => {
    const cut = terms(2000, 1000, "2026-10-10");
    const alone = factsOf([ordersFile([orderOn(B, "2026-10-12")]), cut]);
    expect(commissionOf(alone, B)?.amount).toBe(100);
    const raise = terms(1000, 2000, "2026-10-10");
    const both = factsOf([ordersFile([orderOn(A, "2026-10-09"), orderOn(B, "2026-10-12")]), raise]);
    expect(commissionOf(both, B)?.amount).toBe(200);
  });

  test("an ineligible row costs nothing and is no estimate of the terms either", () => {
    const row = affiliateRow({ state: "ineligible", estimated_standard: 120, actual_standard: 0 });
    const facts = factsOf([
      ordersFile([orderRow({})]),
      affiliateFile([row]),
      terms(2000, 2000, "2026-01-01"),
    ]);
    expect(commissionOf(facts, A)).toEqual({ amount: 0, basis: "actual" });
  });

  test("each amount is the actual once it was paid", () => {
    // Paid on 11-02: from then 110 + 30 (ads has no actual) = 140; the day before 100 + 30 = 130.
    const row = affiliateRow({
      estimated_standard: 100,
      actual_standard: 110,
      estimated_ads: 30,
      commission_paid_at: "2026-11-02T09:00:00",
    });
    const facts = factsOf([ordersFile([orderRow({})]), affiliateFile([row])]);
    expect(moneyOf(facts, "2026-11-01")[0]?.commission).toEqual({ amount: 130, basis: "estimate" });
    expect(moneyOf(facts, "2026-11-02")[0]?.commission).toEqual({ amount: 140, basis: "estimate" });
  });

  const sheet = (creator: string, commission: number): ShopFile => ({
    kind: "commissions",
    rows: [
      {
        order_id: A,
        sku: X,
        creator,
        code: null,
        link: null,
        email: null,
        affiliate_id: null,
        commission,
        status: "paid",
        date: null,
      },
    ],
  });

  test("a sheet's row of the same creator is the same money, of another it adds", () => {
    // Same: TikTok's 100 counts, the sheet's 90 differs by -10. Another: 100 + 90, and two names conflict.
    const start = [ordersFile([orderRow({})]), affiliateFile([affiliateRow({ estimated_standard: 100 })])];
    const same = factsOf([...start, sheet("maker.one", 90)]);
    expect(commissionOf(same, A)?.amount).toBe(100);
    const differs = reconcile(same, TODAY).exceptions.find((row) => row.kind === "commission_sheet_differs");
    expect(differs).toEqual({ kind: "commission_sheet_differs", count: 1, amount: -10 });
    const other = factsOf([...start, sheet("maker.two", 90)]);
    expect(commissionOf(other, A)?.amount).toBe(190);
    expect(reconcile(other, TODAY).rows.find((row) => row.status === "conflict")?.lines).toBe(1);
  });
});
