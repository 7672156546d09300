import { describe, expect, it } from "vitest";
import { A, X, Y } from "../oracle/small-shop.ts";
import { example, FINE, X_PAID, X_REVERSED } from "./example-shop.ts";
import type { SettledRow } from "./settlement-file.ts";
import type { Printed, Row, SmallLedger } from "./small-ledger.ts";

const bySku = async (ledger: SmallLedger, ...args: string[]): Promise<Map<unknown, Row>> =>
  new Map((await ledger.rows("profit", "--by", "product", ...args)).map((row) => [row["product"], row]));

describe("a line that has settled", () => {
  it("takes fees and commission from its settlement, and its part of the own label; the other line waits", async () => {
    const rows = await bySku(await example([X_PAID]));
    // X: 20.00 - 2.00 - 5.00 - 1.10 - 2.90 (290 of the label's 451) - 2.71 = 6.29. Y as estimated: 330.
    expect(rows.get(X)).toMatchObject({
      gross: 2000,
      seller_discount: 200,
      net_revenue: 1800,
      platform_fees: 110,
      shipping: 290,
      commission: 271,
      cm3: 629,
      estimated_share_bps: 0,
    });
    expect(rows.get(Y)).toMatchObject({ platform_fees: 60, shipping: 161, commission: 150, cm3: 330 });
    expect(rows.get(Y)).toMatchObject({ estimated_share_bps: 10_000 });
  });

  it("is refunded when a reversal arrives: what is left are the product, the label and the refund's fee", async () => {
    const rows = await bySku(await example([X_PAID], [X_PAID, X_REVERSED]));
    // Net revenue 18.00 - 18.00; fees 1.10 - 1.10 + 0.22; commission 2.71 - 2.71. cm3 = -5.00 - 0.22 - 2.90.
    expect(rows.get(X)).toMatchObject({
      refunds: 1800,
      net_revenue: 0,
      platform_fees: 22,
      commission: 0,
      cm3: -812,
    });
  });

  it("is what it was on the day before it settled", async () => {
    const ledger = await example([X_PAID, X_REVERSED]);
    const printed = JSON.parse(
      await ledger.run("profit", "--by", "product", "--json", "--as-of", "2026-10-19"),
    ) as Printed;
    expect(printed.rows.find((row) => row["product"] === X)).toMatchObject({ platform_fees: 108, cm3: 632 });
  });

  it("bears no own label when TikTok charged for the parcel", async () => {
    const paid = {
      ...X_PAID.amounts,
      "TikTok Shop shipping fee": "-4.00",
      "Customer-paid shipping fee": "1.50",
    };
    const rows = await bySku(await example([{ ...X_PAID, amounts: paid }]));
    expect(rows.get(X)).toMatchObject({ shipping: 250 });
  });

  it("shares an entry without a SKU by the net sales of the export, bucket by bucket", async () => {
    const whole: SettledRow = {
      id: A,
      amounts: { "Gross sales": "30.01", "Seller discount": "-2.00", "Referral fee": "-1.68" },
    };
    const rows = await bySku(await example([whole]));
    // 1800 : 1001. Gross 3001: 1928.53 and 1072.47 → 1929 and 1072. Discount 200: 128.53 → 129 (71.47 → 71).
    // Fee 168: 107.96 → 108, 60.04 → 60.
    expect(rows.get(X)).toMatchObject({
      gross: 1929,
      seller_discount: 129,
      platform_fees: 108,
      commission: 0,
    });
    expect(rows.get(Y)).toMatchObject({ gross: 1072, seller_discount: 71, platform_fees: 60, commission: 0 });
  });
});

describe("entries beside the lines", () => {
  const ADJUSTED: SettledRow = {
    id: "7400000000000000001",
    type: "Logistics reimbursement",
    related: A,
    amounts: { "Adjustment amount": "3.00" },
  };
  const STRANGER: SettledRow = { id: "577199999999999999", amounts: { "Gross sales": "9.00" } };

  it("an adjustment of an order adds to its other fees, settled or not; one of none is the shop's", async () => {
    const ledger = await example([ADJUSTED, FINE]);
    const rows = await bySku(ledger);
    // 300 over 1800 : 1001 is 192.79 → 193 and 107.
    expect(rows.get(X)).toMatchObject({ other_fees: -193, platform_fees: 108 });
    expect(rows.get(Y)).toMatchObject({ other_fees: -107 });
    expect(rows.get("(shop)")).toMatchObject({ other_fees: 500, net_profit: -500 });
  });

  it("an order that no export holds stays out of profit and is an exception", async () => {
    const ledger = await example([X_PAID, STRANGER]);
    expect((await ledger.report("profit")).totals).toMatchObject({ gross: 3001 });
    expect((await ledger.report("reconcile")).exceptions).toContainEqual({
      kind: "settlement_without_order",
      count: 1,
      amount: 900,
      examples: ["577199999999999999"],
    });
  });

  it("ads taken from a settlement are spend, unless ad-spend facts report the month", async () => {
    const ads: SettledRow = {
      id: "7400000000000000003",
      type: "GMV Payment for TikTok Ads",
      amounts: { "Adjustment amount": "-12.00" },
    };
    const ledger = await example([ads]);
    expect((await bySku(ledger)).get("(shop)")).toMatchObject({ ad_spend: 1200, other_fees: 0 });
    await ledger.take({ "ad-spend.csv": "amount,day\n7.00,2026-10-02\n" });
    expect((await bySku(ledger)).get("(shop)")).toMatchObject({ ad_spend: 700, other_fees: 0 });
    const { ads: months } = (await ledger.report("reconcile")) as Printed & { ads: unknown };
    expect(months).toEqual([{ month: "2026-10", reported: 700, paid: 1200, difference: 500 }]);
  });

  it("what the columns do not explain is unclassified, named, and counted as other fees", async () => {
    const ledger = await example([{ ...X_PAID, total: "14.17" }]);
    // 20.00 - 2.00 - 1.10 - 2.71 = 14.19.
    expect((await bySku(ledger)).get(X)).toMatchObject({ other_fees: 2 });
    const { settlements } = (await ledger.report("reconcile")) as Printed & { settlements: unknown };
    expect(settlements).toEqual([
      { statement: "S20261020", total: 1417, buckets_total: 1419, difference: -2 },
    ]);
  });

  it("under the settled basis each entry counts on its day, and ties out to its statements", async () => {
    const ledger = await example([X_PAID, X_REVERSED, FINE, STRANGER]);
    const settled = ["profit", "--basis", "settled", "--from", "2026-10-28", "--to", "2026-10-31"];
    const { totals } = await ledger.report(...settled);
    // Only the reversal: -18.00 - 0.22 + 1.10 + 2.71; units, cogs and label came with the first entry.
    expect(totals).toMatchObject({
      units: 0,
      net_revenue: -1800,
      cogs: 0,
      platform_fees: -88,
      net_profit: -1441,
    });
    const all = (await ledger.report("profit", "--basis", "settled")) as Printed & { notes: Row[] };
    // 14.19 - 14.41 - 5.00 = -5.22 in the rows, 9.00 of the stranger.
    expect(all.notes.find(({ code }) => code === "settlements_tie_out")?.["message"]).toBe(
      "-5.22 settled in the rows + 9.00 of unknown orders + 0.00 for ads reported elsewhere = 3.78 of the statements",
    );
    expect(all.totals).toMatchObject({ units: 1, cogs: 500, shipping: 290, other_fees: 500 });
  });
});
