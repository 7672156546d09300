import { NEWER_US_HEADERS, SEA_SETTLEMENT_HEADERS, US_SETTLEMENT_HEADERS } from "./settlement-headers.ts";

/** What a settlement moves, with the sign that TikTok gives it: costs are negative. */
const AMOUNTS = {
  revenue: ["gross", "gross_refund", "discount", "discount_refund"],
  fees: [
    "transaction",
    "referral",
    "refund_administration",
    "referral_tax",
    "co_funded",
    "affiliate",
    "affiliate_partner",
    "affiliate_ads",
    "ad_fee",
  ],
  shipping: [
    "tiktok_shipping",
    "fbt_shipping",
    "fbt_fulfilment",
    "customer_shipping",
    "shipping_subsidy",
    "return_shipping",
  ],
  adjustment: ["adjustment"],
} as const;

type AmountName = (typeof AMOUNTS)[keyof typeof AMOUNTS][number];

/** Amounts of one row; an absent one is 0. */
export type SettledAmounts = Readonly<Partial<Record<AmountName, number>>>;

interface Parent {
  readonly header: string;
  readonly sums: readonly AmountName[];
}

/** How a layout of the export spells amounts, and which of its columns sum up others. */
export interface SettlementLayout {
  readonly grain: "sku" | "order";
  readonly headers: readonly string[];
  readonly columns: Readonly<Record<AmountName, string>>;
  readonly parents: readonly Parent[];
  /** Where fees are summed: a miss of the children may hide there. */
  readonly feesParent: string;
  /** What a short file of this layout leaves out: only the parent is there. */
  readonly droppedWhenShort: readonly string[];
}

const afterAffiliates = US_SETTLEMENT_HEADERS.indexOf("Affiliate partner commission") + 1;

export const US_LAYOUT: SettlementLayout = {
  grain: "sku",
  headers: [
    ...US_SETTLEMENT_HEADERS.slice(0, afterAffiliates),
    ...NEWER_US_HEADERS,
    ...US_SETTLEMENT_HEADERS.slice(afterAffiliates),
  ],
  columns: {
    gross: "Gross sales",
    gross_refund: "Gross sales refund",
    discount: "Seller discount",
    discount_refund: "Seller discount refund",
    transaction: "Transaction fee",
    referral: "Referral fee",
    refund_administration: "Refund administration fee",
    referral_tax: "Sales tax on referral fees",
    co_funded: "Co-funded promotion (seller-funded)",
    affiliate: "Affiliate commission",
    affiliate_partner: "Affiliate partner commission",
    affiliate_ads: "Affiliate Shop Ads commission",
    ad_fee: "GMV Max ad fee",
    tiktok_shipping: "TikTok Shop shipping fee",
    fbt_shipping: "Fulfilled by TikTok Shop (FBT) shipping fee",
    fbt_fulfilment: "FBT fulfillment fee",
    customer_shipping: "Customer-paid shipping fee",
    shipping_subsidy: "Shipping fee subsidy",
    return_shipping: "Return shipping fee",
    adjustment: "Adjustment amount",
  },
  parents: [
    { header: "Net sales", sums: AMOUNTS.revenue },
    { header: "Fees", sums: AMOUNTS.fees },
    { header: "Shipping", sums: AMOUNTS.shipping },
  ],
  feesParent: "Fees",
  droppedWhenShort: US_SETTLEMENT_HEADERS.slice(
    US_SETTLEMENT_HEADERS.indexOf("Shipping") + 1,
    US_SETTLEMENT_HEADERS.indexOf("Fees"),
  ),
};

/** The 64 columns of older files; what only newer files tell is not charged in them. */
export const OLDER_US_LAYOUT: SettlementLayout = { ...US_LAYOUT, headers: US_SETTLEMENT_HEADERS };

export const SEA_LAYOUT: SettlementLayout = {
  grain: "order",
  headers: [...SEA_SETTLEMENT_HEADERS, "GMV Max ad fee"],
  columns: {
    gross: "Subtotal before discounts",
    gross_refund: "Refund subtotal before seller discounts",
    discount: "Seller discounts",
    discount_refund: "Refund of seller discounts",
    transaction: "Transaction fee",
    referral: "TikTok Shop commission fee",
    refund_administration: "Order processing fee",
    referral_tax: "GST",
    co_funded: "SFP service fee",
    affiliate: "Affiliate commission",
    affiliate_partner: "Affiliate partner commission",
    affiliate_ads: "Affiliate Shop Ads commission",
    ad_fee: "GMV Max ad fee",
    tiktok_shipping: "Actual shipping fee",
    fbt_shipping: "Actual shipping fee",
    fbt_fulfilment: "Actual shipping fee",
    customer_shipping: "Customer shipping fee",
    shipping_subsidy: "Shipping fee subsidy",
    return_shipping: "Actual return shipping fee",
    adjustment: "Ajustment amount",
  },
  parents: [
    { header: "Total revenue", sums: AMOUNTS.revenue },
    { header: "Subtotal after seller discounts", sums: ["gross", "discount"] },
    { header: "Refund subtotal after seller discounts", sums: ["gross_refund", "discount_refund"] },
    { header: "Total fees", sums: [...AMOUNTS.fees, ...AMOUNTS.shipping] },
    { header: "Seller shipping fee", sums: AMOUNTS.shipping },
  ],
  feesParent: "Total fees",
  droppedWhenShort: ["Subtotal before discounts", "Seller discounts"],
};

const NAMES: readonly AmountName[] = Object.values(AMOUNTS).flat();

const sumOf = (amounts: SettledAmounts, names: readonly AmountName[]): number =>
  names.reduce((sum, name) => sum + (amounts[name] ?? 0), 0);

export const totalOf = (amounts: SettledAmounts): number => sumOf(amounts, NAMES);

/** Amounts of several rows as one. */
export const added = (rows: readonly SettledAmounts[]): SettledAmounts =>
  Object.fromEntries(NAMES.map((name) => [name, rows.reduce((sum, row) => sum + (row[name] ?? 0), 0)]));

/** The same money the other way. */
export const reversed = (amounts: SettledAmounts): SettledAmounts =>
  Object.fromEntries(NAMES.map((name) => [name, 0 - (amounts[name] ?? 0)]));

/** Cells of money by header: every amount in its column, and every parent. */
export function moneyCells(layout: SettlementLayout, amounts: SettledAmounts): Record<string, number> {
  const cells: Record<string, number> = {};
  for (const name of NAMES) {
    const header = layout.columns[name];
    cells[header] = (cells[header] ?? 0) + (amounts[name] ?? 0);
  }
  for (const { header, sums } of layout.parents) cells[header] = sumOf(amounts, sums);
  return cells;
}
