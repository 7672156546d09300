import { describe, expect, it } from "vitest";
import { EXAMPLE, PAYMENT_OF_X, PAYMENT_OF_Y, REFUND_OF_X, TWO_LINES } from "../oracle/settled-example.ts";
import { adjustment, byOrder, bySku, orderEntry, skuEntry } from "../oracle/small-settlements.ts";
import { A, affiliateFile, affiliateRow, B, orderRow, ordersFile, X, Y } from "../oracle/small-shop.ts";
import type { ShopFile } from "../shops/model.ts";
import type { Row } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

/** The rows of a report by their key. */
const byKey = (rows: readonly Row[], key: string): Map<unknown, Row> =>
  new Map(rows.map((row) => [row[key], row]));

/** Profit of a ledger of these files, by SKU id. */
async function profitBySku(files: readonly ShopFile[]): Promise<Map<unknown, Row>> {
  const ledger = await smallLedger(files);
  return byKey(await ledger.rows("profit", "--by", "product"), "product");
}

// There is no importer of finance exports yet.
describe("settlements", () => {
  it("the worked example, settled: amounts of the entries, own labels on top", async () => {
    const rows = await profitBySku([...EXAMPLE, bySku([PAYMENT_OF_X, PAYMENT_OF_Y])]);
    // X: 1800 - 500 - 115 - 290 (its part of the label) - 268 = 627. Y: 1001 - 300 - 60 - 161 - 150 = 330.
    expect(rows.get(X)).toMatchObject({
      net_revenue: 1800,
      platform_fees: 115,
      shipping: 290,
      commission: 268,
      cm3: 627,
      estimated_share_bps: 0,
    });
    expect(rows.get(Y)).toMatchObject({ net_revenue: 1001, platform_fees: 60, shipping: 161, cm3: 330 });
  });

  it("after the refund of X, by the day of the order", async () => {
    const rows = await profitBySku([...EXAMPLE, bySku([PAYMENT_OF_X, PAYMENT_OF_Y, REFUND_OF_X])]);
    // Fees 115 - 110 + 22 = 27, commission 268 - 268: 0 - 500 - 27 - 290 - 0 = -817.
    expect(rows.get(X)).toMatchObject({
      gross: 2000,
      seller_discount: 200,
      refunds: 1800,
      net_revenue: 0,
      platform_fees: 27,
      commission: 0,
      cm3: -817,
    });
  });

  it("after the refund of X, by the days of settlement, and statements", async () => {
    const ledger = await smallLedger([...EXAMPLE, bySku([PAYMENT_OF_X, PAYMENT_OF_Y, REFUND_OF_X])]);
    const months = byKey(await ledger.rows("profit", "--by", "month", "--basis", "settled"), "month");
    // October: 627 + 330 = 957. November: -1800 + 110 - 22 + 268 = -1444.
    expect(months.get("2026-10")).toMatchObject({
      orders: 1,
      units: 2,
      cogs: 800,
      shipping: 451,
      net_profit: 957,
    });
    expect(months.get("2026-11")).toMatchObject({
      orders: 0,
      cogs: 0,
      refunds: 1800,
      platform_fees: -88,
      net_profit: -1444,
    });
    // X: 1800 - 110 - 5 - 268 = 1417; Y: 1001 - 60 - 150 = 791; together 2208.
    const { settlements } = await ledger.report("reconcile");
    expect(settlements).toEqual([
      { statement: "2026-10-20", total: 2208, buckets_total: 2208, difference: 0 },
      { statement: "2026-11-05", total: -1444, buckets_total: -1444, difference: 0 },
    ]);
  });

  it("an entry without a SKU is split bucket by bucket by the sales of the export", async () => {
    const amounts = { gross: 3001, discount: -200, referral: -170, affiliate: -421, referral_tax: -7 };
    const rows = await profitBySku([TWO_LINES, byOrder([orderEntry(amounts)])]);
    // Of 2801: gross 1928.53, 1072.47; discount 128.53, 71.47; fees 109.25, 60.75; commission 270.55,
    // 150.45; tax 4.498…, 2.501….
    const columns = ({ gross, seller_discount, platform_fees, commission, other_fees }: Row): unknown[] => [
      gross,
      seller_discount,
      platform_fees,
      commission,
      other_fees,
    ];
    expect(columns(rows.get(X)!)).toEqual([1929, 129, 109, 271, 4]);
    expect(columns(rows.get(Y)!)).toEqual([1072, 71, 61, 150, 3]);
  });

  it("own labels are no cost of a settled order whose parcel TikTok carried", async () => {
    const carried = skuEntry({ gross: 2000, discount: -200, tiktok_shipping: -399, customer_shipping: 100 });
    const rows = await profitBySku([...EXAMPLE, bySku([carried, PAYMENT_OF_Y])]);
    expect(rows.get(X)).toMatchObject({ shipping: 299 });
    expect(rows.get(Y)).toMatchObject({ shipping: 0 });
  });

  it("adjustments are of their order, settled or not, else of the shop", async () => {
    const about = (related_order_id: string | null, amount: number, n: number) =>
      adjustment(amount, { related_order_id, entry_id: `695500000000000017${n}` });
    const ledger = await smallLedger([
      ordersFile([orderRow({})]),
      bySku([about(A, -250, 1), about(B, -30, 2), about(null, 80, 3)]),
    ]);
    // 1000 - 60 of fees - 250; for the shop 30 - 80 = -50 of costs.
    const rows = byKey(await ledger.rows("profit"), "creator");
    expect(rows.get("(organic)")).toMatchObject({ other_fees: 250, net_profit: 690 });
    expect(rows.get("(shop)")).toMatchObject({ other_fees: -50, net_profit: 50 });
    const { exceptions } = await ledger.report("reconcile");
    const found = exceptions?.find(({ kind }) => kind === "settlement_without_order");
    expect(found).toMatchObject({ count: 1, amount: -30 });
  });

  it("ads paid out of settlements are ad spend in months of which no sheet tells", async () => {
    const paid = (day: string) => adjustment(-700, { type: "GMV Payment for TikTok Ads", day });
    const ofOrder = skuEntry({ gross: 1000, referral: -60, ad_fee: -90 }, { day: "2026-11-03" });
    const ledger = await smallLedger(
      [
        ordersFile([orderRow({})]),
        affiliateFile([affiliateRow({})]),
        bySku([paid("2026-10-02"), paid("2026-11-02"), ofOrder]),
      ],
      { "ad-spend.csv": "amount,from,to\n6.50,2026-10-28,2026-10-30\n" },
    );
    // The sheet tells of October; in November 700 of the shop and 90 of the creator's line.
    const rows = byKey(await ledger.rows("profit"), "creator");
    expect(rows.get("maker.one")).toMatchObject({ ad_spend: 90, other_fees: 0 });
    expect(rows.get("(shop)")).toMatchObject({ ad_spend: 1350, other_fees: 0 });
  });

  it("the rows of the SKUs of an order are its row of another layout within three days", async () => {
    const skus = bySku([PAYMENT_OF_X, PAYMENT_OF_Y]);
    // 2208 in all: 3001 - 200 - 170 - 5 - 418.
    const amounts = { gross: 3001, discount: -200, referral: -170, transaction: -5, affiliate: -418 };
    const grossOf = async (day: string): Promise<unknown> => {
      const ledger = await smallLedger([TWO_LINES, skus, byOrder([orderEntry(amounts, { day })])]);
      return (await ledger.report("profit")).totals?.["gross"];
    };
    expect(await grossOf("2026-10-23")).toBe(3001);
    expect(await grossOf("2026-10-24")).toBe(6002);
  });

  it("what the parts do not explain is a fee of the line and the difference of the statement", async () => {
    const statement = "3400000000000000217";
    const missed = skuEntry({ gross: 1000, referral: -60 }, { total: 937, statement_id: statement });
    const ledger = await smallLedger([ordersFile([orderRow({})]), bySku([missed])]);
    expect((await ledger.report("profit")).totals).toMatchObject({ other_fees: 3, net_profit: 937 });
    const { settlements } = await ledger.report("reconcile");
    expect(settlements).toEqual([{ statement, total: 937, buckets_total: 940, difference: -3 }]);
  });
});
