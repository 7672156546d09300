import type { Day, Instant, Money } from "./scalars.ts";

/**
 * What an importer makes of one row of a file. Facts of exports are typed and versioned whole;
 * facts of plain sheets carry only the fields that their row fills (`domain.md §3`).
 */
export type Fact = OrderLineFact | CommissionRowFact | ShipmentFact | SettlementEntryFact | SheetFact;

/** The state of an order, weakest first; the index is the state rank of `domain.md §3`. */
export const ORDER_STATES = ["unpaid", "to_ship", "shipped", "delivered", "completed", "cancelled"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type FulfilmentType = "seller" | "tiktok" | "fbt";

/** One SKU of one order, with the order's own columns as this row repeats them. */
export interface OrderLineFact {
  readonly fact: "order_line";
  readonly order_id: string;
  readonly sku_id: string;
  readonly product_id: string | null;
  readonly seller_sku: string | null;
  readonly product_name: string | null;
  readonly variation: string | null;
  readonly state: OrderState;
  readonly quantity: number;
  readonly returned_quantity: number;
  /** SKU Subtotal Before Discount. */
  readonly gross: Money;
  readonly platform_discount: Money | null;
  readonly seller_discount: Money;
  /** Shipping Fee After Discount, of the order: what the buyer paid. */
  readonly buyer_shipping_fee: Money | null;
  /** Shipping Fee Platform Discount, of the order: what TikTok paid of it. */
  readonly platform_shipping_discount: Money | null;
  readonly order_amount: Money | null;
  readonly refund_amount: Money | null;
  readonly created_at: Instant;
  readonly paid_at: Instant | null;
  readonly shipped_at: Instant | null;
  readonly delivered_at: Instant | null;
  readonly cancelled_at: Instant | null;
  readonly fulfilment_type: FulfilmentType | null;
  readonly tracking_number: string | null;
  /** Normalised handle of the export's creator column. */
  readonly creator_handle: string | null;
  /** Held in memory only; the store keeps it for sample orders alone (`domain.md §8`). */
  readonly buyer_username: string | null;
}

export type CommissionState = "pending" | "settled" | "ineligible";

/** One row of an affiliate export. */
export interface CommissionRowFact {
  readonly fact: "commission_row";
  readonly order_id: string;
  readonly sku_id: string;
  readonly product_id: string | null;
  readonly content_id: string | null;
  readonly content_type: string | null;
  readonly state: CommissionState;
  readonly creator_handle: string | null;
  readonly quantity: number | null;
  readonly payment_amount: Money | null;
  /** Basis points. */
  readonly standard_rate: number | null;
  readonly estimated_base: Money | null;
  readonly estimated_standard: Money | null;
  readonly actual_base: Money | null;
  readonly actual_standard: Money | null;
  readonly ads_rate: number | null;
  readonly estimated_ads: Money | null;
  readonly actual_ads: Money | null;
  readonly estimated_bonus: Money | null;
  readonly actual_bonus: Money | null;
  readonly created_at: Instant | null;
  readonly paid_at: Instant | null;
  readonly delivered_at: Instant | null;
  readonly commission_paid_at: Instant | null;
}

export type ParcelState =
  | "label_created"
  | "in_transit"
  | "out_for_delivery"
  | "delivered"
  | "exception"
  | "returned"
  | "cancelled"
  | "unknown";

/** One label of a shipping export. */
export interface ShipmentFact {
  readonly fact: "shipment";
  /** Tracking number, else the source's shipment id, else its order number. */
  readonly shipment_key: string;
  readonly tracking_number: string | null;
  /** The order column as written, without a leading `#`. */
  readonly order_number: string | null;
  /** A free text that may hold an order id, a sample key, a handle or a code. */
  readonly reference: string | null;
  readonly carrier: string | null;
  readonly service: string | null;
  readonly parcel_state: ParcelState;
  /** The status text as written; shown when the state is `unknown`. */
  readonly status_text: string | null;
  /** True for a refunded or cancelled label: it costs nothing. */
  readonly label_voided: boolean;
  /** Null when unknown; a cost of 0.00 in a file is unknown. */
  readonly label_cost: Money | null;
  readonly created_on: Day | null;
  readonly shipped_on: Day | null;
  readonly delivered_on: Day | null;
}

/** `order` and `refund` settle an order; everything else is an adjustment. */
export type SettlementKind = "order" | "refund" | "adjustment";

/** One row of TikTok's finance export; equal keys of one file are numbered by the store. */
export interface SettlementEntryFact {
  readonly fact: "settlement_entry";
  /** The order's id, or the adjustment's own. */
  readonly entry_id: string;
  /** As written. */
  readonly type: string;
  readonly kind: SettlementKind;
  /** "" in the layouts that have one row per order. */
  readonly sku_id: string;
  /** Settled day, else statement day. */
  readonly day: Day;
  readonly total: Money;
  readonly related_order_id: string | null;
  readonly statement_id: string | null;
  readonly payment_id: string | null;
  /** Money in. The other amounts are costs-positive; together they make the total (`domain.md §6`). */
  readonly gross: Money;
  readonly seller_discount: Money;
  readonly refund: Money;
  readonly platform_fee: Money;
  readonly commission: Money;
  readonly shipping: Money;
  readonly adjustment: Money;
  readonly tax: Money;
  readonly ads: Money;
  readonly unclassified: Money;
  /** TikTok or FBT charged for the parcel. */
  readonly charges_parcel: boolean;
}

/** Facts that plain sheets and edits record, and the fields of each (`domain.md §3`). */
export const SHEET_FACTS = {
  creator: ["name", "niche", "region", "email", "tags", "owner", "seen_on"],
  creator_metric: [
    "followers",
    "engagement_rate",
    "level",
    "gmv_30d",
    "gmv",
    "items_sold",
    "est_commission",
    "videos",
    "samples_shipped",
  ],
  event: ["channel", "note", "at"],
  key: ["to"],
  term: ["rate", "to", "post_days", "posts_due", "flat_fee", "note"],
  cost: ["unit_cost"],
  sample_row: [
    "creator",
    "sku",
    "quantity",
    "state",
    "requested_on",
    "approved_on",
    "shipped_on",
    "delivered_on",
    "order_id",
    "tracking_number",
    "shipping_cost",
    "note",
  ],
  post: [
    "link",
    "content_id",
    "creator",
    "posted_on",
    "sku",
    "views",
    "likes",
    "comments",
    "shares",
    "approved_on",
    "note",
  ],
  commission_sheet_row: ["commission", "base", "rate", "status", "date"],
  shipment_row: [
    "tracking_number",
    "order_number",
    "reference",
    "carrier",
    "service",
    "parcel_state",
    "status_text",
    "shipped_on",
    "delivered_on",
    "label_cost",
  ],
  fee: ["amount", "paid_on", "note"],
  ad_spend: ["amount", "creator", "content_id", "campaign", "sku", "from", "to"],
  brief: ["post_days", "posts_due", "link", "code", "hashtags", "note"],
  payment: ["amount", "initiated_on", "completed_on", "status", "type"],
  setting: ["value"],
} as const satisfies Record<string, readonly string[]>;

export type SheetFactName = keyof typeof SHEET_FACTS;

/**
 * A row of a plain sheet, or an edit. `key` identifies it: creator [handle]; creator_metric
 * [handle, seen_on]; event [handle, event, at]; key [handle, kind, value, from]; term [handle or
 * "*", sku or "*", kind, from]; cost [sku, from]; sample_row [order id, tracking number or
 * "handle/sku/day", sku]; post [content id, else link]; commission_sheet_row [order id, sku or "",
 * key kind, key value]; shipment_row [tracking number, else shipment id]; fee [handle, kind, due day]; ad_spend [from, to, campaign, content id or handle, sku];
 * brief [handle, sku or "*", sent day]; payment [payment id]; setting [name, from]. An absent day or text in a key is "".
 * `fields` holds only what the row fills; a field that is null clears the stored value.
 */
export interface SheetFact {
  readonly fact: SheetFactName;
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, string | number | null>>;
  /** True when equal keys of one file are numbered (`n`) instead of repeated. */
  readonly numbered?: boolean;
}
