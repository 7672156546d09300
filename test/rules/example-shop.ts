import {
  A,
  affiliateFile,
  affiliateRow,
  labelRow,
  orderRow,
  ordersFile,
  X,
  Y,
} from "../oracle/small-shop.ts";
import type { ShopFile } from "../shops/model.ts";
import type { SettledRow } from "./settlement-file.ts";
import { settlementFile } from "./settlement-file.ts";
import type { SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

/** Order A of the worked example of the rules: X gross 20.00, seller discount 2.00; Y gross 10.01. */
export const EXAMPLE_ORDER = [
  orderRow({ gross: 2000, seller_discount: 200, order_amount: 2801 }),
  orderRow({ sku_id: Y, gross: 1001, order_amount: 2801 }),
] as const;

/** That order with its commission and its own label 4.51: cm3 of X 6.32, of Y 3.30. */
const EXAMPLE: readonly ShopFile[] = [
  ordersFile(EXAMPLE_ORDER),
  affiliateFile([
    affiliateRow({ estimated_standard: 270 }),
    affiliateRow({ sku_id: Y, estimated_standard: 150 }),
  ]),
  { kind: "pirateship", rows: [labelRow({ label_cost: 451, order_number: A })] },
];

export const COSTS = { "costs.csv": `sku,unit_cost\n${X},5.00\n${Y},3.00\n` };

/** A ledger of the example; each list of entries is a settlement export of its own. */
export async function example(...settled: readonly (readonly SettledRow[])[]): Promise<SmallLedger> {
  const ledger = await smallLedger(EXAMPLE, COSTS);
  for (const rows of settled) await ledger.take(settlements(rows));
  return ledger;
}

export const settlements = (rows: readonly SettledRow[]): Record<string, string> => ({
  "income_20261115080000.csv": settlementFile(rows),
});

/** X settles with a fee of 1.10 and a commission of 2.71. */
export const X_PAID: SettledRow = {
  id: A,
  sku: X,
  amounts: {
    "Gross sales": "20.00",
    "Seller discount": "-2.00",
    "Referral fee": "-1.10",
    "Affiliate commission": "-2.71",
  },
};

export const X_REVERSED: SettledRow = {
  id: A,
  type: "Refund",
  sku: X,
  day: "2026/10/28",
  amounts: {
    "Gross sales refund": "-20.00",
    "Seller discount refund": "2.00",
    "Referral fee": "1.10",
    "Refund administration fee": "-0.22",
    "Affiliate commission": "2.71",
  },
};

/** An adjustment of no order. */
export const FINE: SettledRow = {
  id: "7400000000000000002",
  type: "Violation fee",
  amounts: { "Adjustment amount": "-5.00" },
};
