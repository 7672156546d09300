import { expect, it } from "vitest";
import { A, affiliateFile, affiliateRow, orderRow, ordersFile, X, Y } from "../oracle/small-shop.ts";
import { settlementFile } from "./settlement-file.ts";
import type { SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

/** X was actually charged 2.70 by the affiliate export, Y 1.50; 15 % were agreed. */
async function settled(...rows: Parameters<typeof settlementFile>[0]): Promise<SmallLedger> {
  const actual = { state: "settled", commission_paid_at: "2026-10-20T10:00:00" } as const;
  const files = [
    ordersFile([
      orderRow({ gross: 1800, order_amount: 2801 }),
      orderRow({ sku_id: Y, gross: 1001, order_amount: 2801 }),
    ]),
    affiliateFile([
      affiliateRow({ ...actual, actual_base: 1800, actual_standard: 270 }),
      affiliateRow({ ...actual, sku_id: Y, actual_base: 1001, actual_standard: 150 }),
    ]),
  ];
  const sheets = { "terms.csv": "creator,rate\n*,15%\n", "income_20261115080000.csv": settlementFile(rows) };
  return smallLedger(files, sheets);
}

const charges = async (ledger: SmallLedger, charged: string): Promise<unknown[]> =>
  (await ledger.rows("audit", "--all", "--charged", charged)).map((row) => [
    row["sku_id"],
    row["charged"],
    row["expected"],
    row["verdict"],
  ]);

it("an entry of a SKU replaces what the affiliate export charged of its row alone", async () => {
  const ledger = await settled({
    id: A,
    sku: X,
    amounts: { "Gross sales": "18.00", "Affiliate commission": "-3.00" },
  });
  expect(await charges(ledger, "affiliate")).toEqual([
    [X, 270, 270, "match"],
    [Y, 150, 150, "match"],
  ]);
  expect(await charges(ledger, "settlement")).toEqual([
    [X, 300, 270, "rate_differs"],
    [Y, 150, 150, "match"],
  ]);
});

it("an entry of the whole order is shared by the affiliate actuals", async () => {
  // 4.50 over 270 : 150 is 289.29 and 160.71: 289 and 161.
  const ledger = await settled({
    id: A,
    amounts: { "Gross sales": "28.01", "Affiliate commission": "-4.50" },
  });
  expect(await charges(ledger, "settlement")).toEqual([
    [X, 289, 270, "rate_differs"],
    [Y, 161, 150, "rate_differs"],
  ]);
});

it("a settlement that gave the commission back charges nothing", async () => {
  const ledger = await settled(
    { id: A, sku: X, amounts: { "Gross sales": "18.00", "Affiliate commission": "-2.70" } },
    { id: A, type: "Refund", sku: X, day: "2026/10/28", amounts: { "Affiliate commission": "2.70" } },
  );
  expect(await charges(ledger, "settlement")).toEqual([[Y, 150, 150, "match"]]);
});
