import type {
  AffiliateRow,
  CreatorRow,
  LabelRow,
  OrderRow,
  SampleRow,
  Setting,
  Shop,
  ShopFile,
} from "../shops/model.ts";
import type { Facts } from "./facts.ts";
import { readShop } from "./facts.ts";

/** Shops small enough to be reckoned by hand; every row starts from plain values. */

export const X = "1729500000000000101";
export const Y = "1729500000000000102";
export const A = "577100000000000001";
export const B = "577100000000000002";

export function orderRow(changes: Partial<OrderRow>): OrderRow {
  return {
    order_id: A,
    sku_id: X,
    product_id: "1729400000000000201",
    seller_sku: null,
    product_name: "Mug",
    state: "completed",
    quantity: 1,
    returned_quantity: 0,
    gross: 1000,
    platform_discount: 0,
    seller_discount: 0,
    buyer_shipping_fee: 0,
    platform_shipping_discount: 0,
    order_amount: 1000,
    refund_amount: 0,
    created_at: "2026-10-05T10:00:00",
    paid_at: "2026-10-05T10:01:00",
    shipped_at: "2026-10-06T10:00:00",
    delivered_at: "2026-10-09T10:00:00",
    cancelled_at: null,
    fulfilment_type: "seller",
    tracking_number: null,
    creator_handle: null,
    buyer_username: "buyer1",
    ...changes,
  };
}

export function affiliateRow(changes: Partial<AffiliateRow>): AffiliateRow {
  return {
    order_id: A,
    sku_id: X,
    product_id: "1729400000000000201",
    product_name: "Mug",
    content_id: null,
    content_type: "Showcase",
    state: "pending",
    creator_handle: "maker.one",
    quantity: 1,
    payment_amount: 1000,
    standard_rate: 1000,
    estimated_base: 1000,
    estimated_standard: 0,
    actual_base: null,
    actual_standard: null,
    ads_rate: null,
    estimated_ads: null,
    actual_ads: null,
    estimated_bonus: null,
    actual_bonus: null,
    created_at: "2026-10-05T10:00:00",
    commission_paid_at: null,
    ...changes,
  };
}

export function labelRow(changes: Partial<LabelRow>): LabelRow {
  return {
    tracking_number: "9400100000001",
    label_cost: 0,
    label_voided: false,
    delivered_on: null,
    created_on: "2026-10-06",
    shipped_on: "2026-10-06",
    order_number: null,
    reference: null,
    ...changes,
  };
}

export function sampleRow(changes: Partial<SampleRow>): SampleRow {
  return {
    creator: "maker.one",
    sku: X,
    quantity: 1,
    state: null,
    requested_on: "2026-10-01",
    shipped_on: null,
    delivered_on: null,
    order_id: null,
    tracking_number: null,
    ...changes,
  };
}

export function creatorRow(changes: Partial<CreatorRow>): CreatorRow {
  return {
    creator: "maker.one",
    name: null,
    niche: null,
    owner: null,
    stage: null,
    seen_on: "2026-09-01",
    ...changes,
  };
}

/** A USD shop with these files; looked at on 2026-11-20 unless a test says otherwise. */
export function smallShop(files: readonly ShopFile[], settings: readonly Setting[] = []): Shop {
  return {
    currency: "USD",
    timezone: "America/Los_Angeles",
    asOf: "2026-11-20",
    earlier: [],
    settings,
    modified_at: "2026-11-19T09:30:00",
    files,
  };
}

export const factsOf = (files: readonly ShopFile[], settings: readonly Setting[] = []): Facts =>
  readShop(smallShop(files, settings));

export const ordersFile = (rows: readonly OrderRow[]): ShopFile => ({
  kind: "tiktok-orders",
  exported_at: "2026-11-18T08:30:00",
  described: false,
  rows,
});

export const affiliateFile = (rows: readonly AffiliateRow[]): ShopFile => ({
  kind: "tiktok-affiliate-orders",
  exported_at: "2026-11-18T08:30:00",
  rows,
});
