import type { ShopFile } from "../shops/model.ts";
import { skuEntry } from "./small-settlements.ts";
import { A, affiliateFile, affiliateRow, labelRow, orderRow, ordersFile, X, Y } from "./small-shop.ts";

/** The worked example of `domain.md §5`, and how TikTok settles it afterwards. */

export const TWO_LINES: ShopFile = ordersFile([
  orderRow({ gross: 2000, seller_discount: 200, order_amount: 2801 }),
  orderRow({ sku_id: Y, gross: 1001, order_amount: 2801 }),
]);

export const EXAMPLE: readonly ShopFile[] = [
  TWO_LINES,
  affiliateFile([
    affiliateRow({ estimated_standard: 270 }),
    affiliateRow({ sku_id: Y, estimated_standard: 150 }),
  ]),
  {
    kind: "costs",
    rows: [
      { sku: X, unit_cost: 500, from: null },
      { sku: Y, unit_cost: 300, from: null },
    ],
  },
  { kind: "pirateship", rows: [labelRow({ label_cost: 451, order_number: A })] },
];

export const PAYMENT_OF_X = skuEntry({
  gross: 2000,
  discount: -200,
  referral: -110,
  transaction: -5,
  affiliate: -268,
});

export const PAYMENT_OF_Y = skuEntry({ gross: 1001, referral: -60, affiliate: -150 }, { sku_id: Y });

/** X came back: its sales and fees return, less 22 for the work. */
export const REFUND_OF_X = skuEntry(
  { gross_refund: -2000, discount_refund: 200, referral: 110, refund_administration: -22, affiliate: 268 },
  { type: "Refund", day: "2026-11-05" },
);
