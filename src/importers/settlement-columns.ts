import type { Spellings } from "./columns.ts";
import { named } from "./columns.ts";

/** What a money column of a settlement is a part of (`domain.md §6`). */
export const SETTLEMENT_BUCKETS = [
  "gross",
  "seller_discount",
  "refund",
  "platform_fee",
  "commission",
  "shipping",
  "adjustment",
  "tax",
  "ads",
] as const;
export type SettlementBucket = (typeof SETTLEMENT_BUCKETS)[number];

/** A column whose amount is added to one bucket, under all its names in the layouts and languages. */
export interface BucketColumn {
  readonly field: string;
  readonly headers: readonly [string, ...string[]];
  readonly bucket: SettlementBucket;
  /** TikTok's or FBT's charge for the parcel: an order that bears it had no label of the seller's. */
  readonly chargesParcel?: boolean;
}

function inBucket(
  bucket: SettlementBucket,
  columns: readonly Spellings[],
  more: Pick<BucketColumn, "chargesParcel"> = {},
): BucketColumn[] {
  return columns.map((spellings) => ({ ...named(spellings), bucket, ...more }));
}

export const GROSS = inBucket("gross", [
  "Gross sales",
  "Subtotal before discounts",
  "Distance item fee from Horizon+ Program",
]);

export const SELLER_DISCOUNT = inBucket("seller_discount", [["Seller discount", "Seller discounts"]]);

export const REFUND = inBucket("refund", [
  "Gross sales refund",
  "Seller discount refund",
  "Refund subtotal before seller discounts",
  "Refund of seller discounts",
]);

export const COMMISSION = inBucket("commission", [
  "Affiliate commission",
  "Affiliate partner commission",
  "Affiliate Shop Ads commission",
  "Affiliate Partner shop ads commission",
  "TikTok Shop Partner commission",
  "Affiliate commission deposit",
  "Affiliate commission refund",
]);

export const PLATFORM_FEE = inBucket("platform_fee", [
  "Transaction fee",
  "Payment Fee",
  "Referral fee",
  "TikTok Shop commission fee",
  "Platform commission fee",
  "Refund administration fee",
  "Sales tax on referral fees",
  "Co-funded promotion (seller-funded)",
  "Co-funded promotion campaign period fee",
  "Campaign service fee",
  "Smart Promotion fee",
  "Smart Promotion campaign period fee",
  "Marketing benefits package fee",
  "Managed service plan (per order fee)",
  "Credit card installment - Handling fee",
  ["SFP service fee", "SFR service fee"],
  "Shipping Fee Program service fee",
  "Shipping service fee",
  "Dynamic commission",
  "Bonus cashback service fee",
  "LIVE Specials service fee",
  "Voucher Xtra service fee",
  "EAMS Program service fee",
  "Flash Sale service fee",
  "Brands Crazy Deals/Flash Sale service fee",
  ["TikTok PayLater program fee", "PayLater program fee"],
  "Dilayani Tokopedia fee",
  "Dilayani Tokopedia handling fee",
  "Campaign resource fee",
  "Installation service fee",
  "Order processing fee",
  "Pre-order service fee",
  "Mall service fee",
  "Platform support fee",
  "Platform special service fee",
  "GMV Max Coupon",
]);

export const TAX = inBucket("tax", [
  "GST",
  "SST",
  "Article 22 Income Tax withheld",
  "VAT withheld by TikTok Shop",
  "PIT withheld by TikTok Shop",
  "Personal income tax withheld from affiliate commission",
  "Personal income tax withheld from affiliate Shop Ads commission",
  "Customs duty",
  "Import VAT",
]);

export const ADS = inBucket("ads", ["GMV Max ad fee"]);

/** What TikTok or FBT takes for the parcel. */
export const PARCEL = inBucket(
  "shipping",
  [
    "TikTok Shop shipping fee",
    ["Fulfilled by TikTok Shop (FBT) shipping fee", "Fulfilled by TikTok Shop shipping fee"],
    "Actual shipping fee",
    ["Shipping costs passed on to the logistics provider", "Ongkir yang ditalangi penyedia jasa logistik"],
  ],
  { chargesParcel: true },
);

export const SHIPPING_US = inBucket("shipping", [
  "FBT fulfillment fee",
  "Customer shipping fee offset",
  "Limited-time sign up shipping incentive",
  "Signature confirmation service fee",
  "Shipping insurance fee",
  "Customer-paid shipping fee",
  "Customer-paid shipping fee refund",
  "TikTok Shop shipping incentive",
  "TikTok Shop shipping incentive refund",
  "Shipping fee discount",
  "Return shipping fee",
  "Return shipping label fee",
  "FBT fulfillment fee reimbursement",
  "FBT overall merchant subsidy",
]);

export const SHIPPING_SEA = inBucket("shipping", [
  "Replacement shipping fee (passed on to the customer)",
  "Exchange shipping fee (passed on to the customer)",
  "Shipping cost borne by the platform",
  "Shipping cost paid by the customer",
  "Refunded shipping cost paid by the customer",
  "Return shipping costs (passed on to the customer)",
  ["Shipping fee subsidy", "Shipping subsidy", "Shipping cost subsidy"],
  "Distance shipping fee from Horizon+ Program",
  "Platform shipping fee discount",
  "Customer shipping fee",
  ["Refund customer shipping fee", "Refunded customer shipping fee"],
  "Actual return shipping fee",
  "Failed delivery subsidy",
]);

export const ADJUSTMENT_PARTS = inBucket("adjustment", [
  "Logistics reimbursement",
  "TikTok Shop reimbursement",
  "GMV deduction for FBT warehouse service fee",
]);

/** Every column that is a part of the total. */
export const BUCKET_COLUMNS: readonly BucketColumn[] = [
  ...GROSS,
  ...SELLER_DISCOUNT,
  ...REFUND,
  ...COMMISSION,
  ...PLATFORM_FEE,
  ...TAX,
  ...ADS,
  ...PARCEL,
  ...SHIPPING_US,
  ...SHIPPING_SEA,
  ...ADJUSTMENT_PARTS,
];
