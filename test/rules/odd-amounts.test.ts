import { expect, it } from "vitest";
import { A, affiliateFile, affiliateRow, B, orderRow, ordersFile } from "../oracle/small-shop.ts";
import { smallLedger } from "./small-ledger.ts";

it("R63: a refund above the sale is the net sales, a negative commission keeps its sign, both are noted", async () => {
  const ledger = await smallLedger([
    ordersFile([orderRow({ refund_amount: 2500 }), orderRow({ order_id: B, creator_handle: "maker.one" })]),
    affiliateFile([affiliateRow({ order_id: B, state: "settled", actual_standard: -150 })]),
  ]);
  const { rows, totals, notes } = await ledger.report("profit");
  expect(rows).toMatchObject([
    { creator: "maker.one", refunds: 0, net_revenue: 1000, commission: -150 },
    { creator: "(organic)", refunds: 1000, net_revenue: 0, commission: 0 },
    { creator: "(unresolved)" },
    { creator: "(shop)" },
  ]);
  expect(totals).toMatchObject({ orders: 2, refunds: 1000, net_revenue: 1000, commission: -150 });
  const said = notes?.map(({ code }) => code);
  expect(said).toContain("excess_refunds");
  expect(said).toContain("negative_commission");
  expect(await ledger.run("--as-of", "2026-11-20", "--json", "explain", A)).toContain("net_sales");
});
