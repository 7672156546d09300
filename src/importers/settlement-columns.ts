import { unread } from "./columns.ts";
import type { ColumnDef } from "./importer.ts";

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

type Spellings = string | readonly [string, ...string[]];

function fieldOf(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "_")
    .replaceAll(/^_|_$/gu, "");
}

function inBucket(
  bucket: SettlementBucket,
  columns: readonly Spellings[],
  more: Pick<BucketColumn, "chargesParcel"> = {},
): BucketColumn[] {
  return columns.map((spellings) => {
    const headers: readonly [string, ...string[]] = typeof spellings === "string" ? [spellings] : spellings;
    return { field: fieldOf(headers[0]), headers, bucket, ...more };
  });
}

const GROSS = inBucket("gross", [
  "Gross sales",
  "Subtotal before discounts",
  "Distance item fee from Horizon+ Program",
]);

const SELLER_DISCOUNT = inBucket("seller_discount", [["Seller discount", "Seller discounts"]]);

const REFUND = inBucket("refund", [
  "Gross sales refund",
  "Seller discount refund",
  "Refund subtotal before seller discounts",
  "Refund of seller discounts",
]);

const COMMISSION = inBucket("commission", [
  "Affiliate commission",
  "Affiliate partner commission",
  "Affiliate Shop Ads commission",
  "Affiliate Partner shop ads commission",
  "TikTok Shop Partner commission",
  "Affiliate commission deposit",
  "Affiliate commission refund",
]);

const PLATFORM_FEE = inBucket("platform_fee", [
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

const TAX = inBucket("tax", [
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

const ADS = inBucket("ads", ["GMV Max ad fee"]);

/** What TikTok or FBT takes for the parcel. */
const PARCEL = inBucket(
  "shipping",
  [
    "TikTok Shop shipping fee",
    ["Fulfilled by TikTok Shop (FBT) shipping fee", "Fulfilled by TikTok Shop shipping fee"],
    "Actual shipping fee",
    ["Shipping costs passed on to the logistics provider", "Ongkir yang ditalangi penyedia jasa logistik"],
  ],
  { chargesParcel: true },
);

const SHIPPING_US = inBucket("shipping", [
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

const SHIPPING_SEA = inBucket("shipping", [
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

const ADJUSTMENT_PARTS = inBucket("adjustment", [
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
