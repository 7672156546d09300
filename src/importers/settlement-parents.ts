import { unread } from "./columns.ts";
import type { ColumnDef } from "./importer.ts";
import type { BucketColumn, SettlementBucket } from "./settlement-columns.ts";
import {
  ADJUSTMENT_PARTS,
  ADS,
  BUCKET_COLUMNS,
  COMMISSION,
  GROSS,
  PARCEL,
  PLATFORM_FEE,
  REFUND,
  SELLER_DISCOUNT,
  SHIPPING_SEA,
  SHIPPING_US,
  TAX,
} from "./settlement-columns.ts";

/** A column that sums others, used to check them; it stands for what the file does not tell apart. */
export interface ParentColumn {
  readonly field: string;
  readonly headers: readonly [string, ...string[]];
  /** Of what is left when the file has no column of this bucket below it. */
  readonly bucket: SettlementBucket;
  /** Fields of the columns that it sums. */
  readonly children: readonly string[];
  /** Layouts differ in whether it is a sum: in a row whose parts are empty it is a part itself. */
  readonly mayBePart?: boolean;
}

function fields(...groups: readonly (readonly BucketColumn[])[]): readonly string[] {
  return groups.flatMap((group) => group.map(({ field }) => field));
}

/** Sums of other columns, the narrower before the wider; the bucket is that of a sum whose parts are not told. */
export const PARENT_COLUMNS: readonly ParentColumn[] = [
  {
    field: "subtotal_after_seller_discounts",
    headers: ["Subtotal after seller discounts"],
    bucket: "gross",
    children: ["subtotal_before_discounts", "seller_discount"],
  },
  {
    field: "refund_subtotal_after_seller_discounts",
    headers: ["Refund subtotal after seller discounts", "Subtotal pengembalian dana setelah diskon penjual"],
    bucket: "refund",
    children: ["refund_subtotal_before_seller_discounts", "refund_of_seller_discounts"],
  },
  {
    field: "seller_shipping_fee",
    headers: ["Seller shipping fee", "Shipping cost"],
    bucket: "shipping",
    children: fields(PARCEL, SHIPPING_SEA),
    mayBePart: true,
  },
  {
    field: "adjustment_amount",
    headers: ["Adjustment amount", "Ajustment amount", "Jumlah penyesuaian"],
    bucket: "adjustment",
    children: fields(ADJUSTMENT_PARTS),
    mayBePart: true,
  },
  {
    field: "net_sales",
    headers: ["Net sales", "Total revenue", "Total Pendapatan"],
    bucket: "gross",
    children: [
      ...fields(GROSS, SELLER_DISCOUNT, REFUND),
      "subtotal_after_seller_discounts",
      "refund_subtotal_after_seller_discounts",
    ],
  },
  {
    field: "shipping",
    headers: ["Shipping"],
    bucket: "shipping",
    children: [...fields(PARCEL, SHIPPING_US, SHIPPING_SEA), "seller_shipping_fee"],
  },
  {
    field: "fees",
    headers: ["Fees", "Total fees", "Total biaya"],
    bucket: "platform_fee",
    // The layouts of South-East Asia charge the parcel among the fees.
    children: [
      ...fields(COMMISSION, PLATFORM_FEE, TAX, ADS, SHIPPING_SEA),
      "actual_shipping_fee",
      "shipping_costs_passed_on_to_the_logistics_provider",
      "seller_shipping_fee",
    ],
  },
];

/** Columns that are never added: what customers paid, what TikTok gave, weights, and doubles. */
const INFORMATIONAL: readonly ColumnDef[] = unread(
  "Customer payment",
  "Customer refund",
  "Seller co-funded voucher discount",
  ["Seller co-funded voucher discount refund", "Refund of seller co-funded voucher discount"],
  "Platform discounts",
  ["Platform discounts refund", "Refund of platform discounts"],
  "Platform co-funded voucher discounts",
  ["Platform co-funded voucher discounts refund", "Refund of platform co-funded voucher discounts"],
  "Ads referral fee discount",
  "Sales tax payment",
  "Sales tax refund",
  "Retail delivery fee payment",
  "Retail delivery fee refund",
  "Customer-paid shipping fee before discounts",
  ["Seller shipping fee discount", "Seller shipping cost discount"],
  "TikTok Shop shipping fee discount to customer",
  "Affiliate commission before PIT (personal income tax)",
  "Affiliate Shop Ads commission before PIT",
  "Estimated chargeable package weight",
  "Chargeable package weight",
  "FBT Chargeable goods weight",
  "Estimated package weight (g)",
  "Actual package weight (g)",
);

/** The money columns as the sheet reader needs them. */
export const SETTLEMENT_MONEY: readonly ColumnDef[] = [
  ...BUCKET_COLUMNS.map(({ field, headers }): ColumnDef => ({ field, headers, kind: "money" })),
  ...PARENT_COLUMNS.map(({ field, headers }): ColumnDef => ({ field, headers, kind: "money" })),
  ...INFORMATIONAL,
];
