/** Families of `domain.md §6`, and the columns of finance exports that belong to them. */
export const BUCKETS = [
  "gross",
  "seller_discount",
  "refund",
  "platform_fee",
  "commission",
  "shipping",
  "adjustment",
  "tax",
  "ads",
  "unclassified",
] as const;
export type Bucket = (typeof BUCKETS)[number];

const LEAVES: Readonly<Partial<Record<Bucket, readonly string[]>>> = {
  gross: ["gross sales", "subtotal before discounts"],
  seller_discount: ["seller discount", "seller discounts"],
  refund: [
    "gross sales refund",
    "seller discount refund",
    "refund subtotal before seller discounts",
    "refund of seller discounts",
  ],
  platform_fee: [
    "transaction fee",
    "referral fee",
    "tiktok shop commission fee",
    "refund administration fee",
    "sales tax on referral fees",
    "co-funded promotion (seller-funded)",
    "sfp service fee",
    "bonus cashback service fee",
    "live specials service fee",
    "voucher xtra service fee",
    "eams program service fee",
    "flash sale service fee",
    "tiktok paylater program fee",
    "campaign resource fee",
    "shipping service fee",
    "order processing fee",
    "pre-order service fee",
    "gmv max coupon",
  ],
  commission: [
    "affiliate commission",
    "affiliate partner commission",
    "affiliate shop ads commission",
    "affiliate partner shop ads commission",
    "affiliate commission deposit",
    "affiliate commission refund",
  ],
  shipping: [
    "tiktok shop shipping fee",
    "fulfilled by tiktok shop (fbt) shipping fee",
    "fbt fulfillment fee",
    "customer shipping fee offset",
    "limited-time sign up shipping incentive",
    "signature confirmation service fee",
    "shipping insurance fee",
    "customer-paid shipping fee",
    "customer-paid shipping fee refund",
    "tiktok shop shipping incentive",
    "tiktok shop shipping incentive refund",
    "shipping fee subsidy",
    "return shipping fee",
    "actual shipping fee",
    "platform shipping fee discount",
    "customer shipping fee",
    "refund customer shipping fee",
    "actual return shipping fee",
  ],
  adjustment: ["adjustment amount", "ajustment amount"],
  tax: ["gst"],
  ads: ["gmv max ad fee"],
};

export const BUCKET_OF = new Map<string, Bucket>(
  Object.entries(LEAVES).flatMap(([bucket, names]) => names.map((name) => [name, bucket as Bucket] as const)),
);

interface Parent {
  readonly name: string;
  /** The family that it stands for when none of its children is a column of the file. */
  readonly bucket: Bucket;
  readonly children: readonly string[];
}

const leavesOf = (...buckets: Bucket[]): string[] => buckets.flatMap((bucket) => LEAVES[bucket] ?? []);

/** From the smallest to the largest, so that one that stands for its children is a child itself. */
export const PARENTS: readonly Parent[] = [
  {
    name: "subtotal after seller discounts",
    bucket: "gross",
    children: ["subtotal before discounts", "seller discounts"],
  },
  {
    name: "refund subtotal after seller discounts",
    bucket: "refund",
    children: ["refund subtotal before seller discounts", "refund of seller discounts"],
  },
  { name: "shipping", bucket: "shipping", children: leavesOf("shipping") },
  { name: "seller shipping fee", bucket: "shipping", children: leavesOf("shipping") },
  { name: "net sales", bucket: "gross", children: leavesOf("gross", "seller_discount", "refund") },
  {
    name: "total revenue",
    bucket: "gross",
    children: [
      ...leavesOf("gross", "seller_discount", "refund"),
      "subtotal after seller discounts",
      "refund subtotal after seller discounts",
    ],
  },
  { name: "fees", bucket: "platform_fee", children: leavesOf("platform_fee", "commission", "ads", "tax") },
  {
    name: "total fees",
    bucket: "platform_fee",
    children: leavesOf("platform_fee", "commission", "ads", "tax", "shipping"),
  },
];

/** What TikTok takes for carrying the parcel itself; own labels of such an order are no second cost. */
export const CARRIED_BY_TIKTOK = [
  "tiktok shop shipping fee",
  "fulfilled by tiktok shop (fbt) shipping fee",
  "actual shipping fee",
];
