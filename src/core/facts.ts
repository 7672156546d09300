import type { ReturnFact } from "./return-fact.ts";
import type { SettlementEntryFact } from "./settlement-fact.ts";
import type { Day, Instant, Money } from "./scalars.ts";

/**
 * What an importer makes of one row of a file. Facts of exports are typed and versioned whole;
 * facts of plain sheets carry only the fields that their row fills (`domain.md §3`).
 */
export type Fact =
  | OrderLineFact
  | CommissionRowFact
  | CreatorSaleFact
  | ReturnFact
  | ShipmentFact
  | SettlementEntryFact
  | SheetFact;

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
  /** Of an affiliate partner, beside the creator's; no export has its actual amount. */
  readonly estimated_partner: Money | null;
  readonly created_at: Instant | null;
  readonly paid_at: Instant | null;
  readonly delivered_at: Instant | null;
  readonly commission_paid_at: Instant | null;
}

/** One sale in a creator's own export; it stands for the seller's row where that is missing (`domain.md §5`). */
export interface CreatorSaleFact {
  readonly fact: "creator_sale";
  readonly order_id: string;
  readonly sku_id: string;
  /** The creator whose file it is: no column says so. */
  readonly creator_handle: string;
  /** Empty when the file has none; part of the key, as is the content. */
  readonly product_id: string;
  readonly content_id: string;
  readonly content_type: string | null;
  readonly state: CommissionState;
  readonly shop_name: string | null;
  readonly quantity: number | null;
  readonly gmv: Money | null;
  /** Basis points. */
  readonly standard_rate: number | null;
  readonly ads_rate: number | null;
  readonly estimated_base: Money | null;
  readonly estimated_standard: Money | null;
  readonly estimated_ads: Money | null;
  readonly actual_base: Money | null;
  readonly actual_standard: Money | null;
  readonly actual_ads: Money | null;
  /** What reached the creator, after taxes and bonuses of others: no cost of the seller, shown for comparison. */
  readonly total_earned: Money | null;
  readonly created_at: Instant | null;
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

/** Facts that plain sheets and edits record, and the fields of each (`domain.md §3`). */
export const SHEET_FACTS = {
  creator: ["name", "niche", "region", "email", "tags", "owner", "seen_on", "renamed_to"],
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
  key: ["to", "removed"],
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
  label_charge: ["amount", "order_number", "tracking_number", "carrier", "service"],
  order_evidence: ["name", "codes", "links", "traces"],
  setting: ["value"],
  profile: ["source", "columns", "fingerprint", "date_order", "decimal", "rate_style", "encoding", "sheet"],
} as const satisfies Record<string, readonly string[]>;

export type SheetFactName = keyof typeof SHEET_FACTS;

/**
 * A row of a plain sheet, or an edit. `key` identifies it: creator [handle]; creator_metric
 * [handle, seen_on]; event [handle, event, at]; key [handle, kind, value, from]; term [handle or
 * "*", sku or "*", kind, from]; cost [sku, from]; sample_row [order id, tracking number or
 * "handle/sku/day", sku]; post [content id, else link]; commission_sheet_row [order id, sku or "",
 * key kind, key value, and what else tells its rows apart: of an export its program, the conversion's id, of a row
 * without an order its day]; shipment_row [tracking number, else shipment id]; fee [handle, kind, due day]; ad_spend [from, to, campaign, content id or handle, sku];
 * brief [handle, sku or "*", sent day]; payment [payment id]; label_charge [shipment id, charge or credit, day, amount];
 * order_evidence [order id], whose codes, links and traces are JSON arrays; setting [name, from]; profile [name].
 * An absent day or text in a key is "".
 * `fields` holds only what the row fills; a field that is null clears the stored value.
 */
export interface SheetFact {
  readonly fact: SheetFactName;
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, string | number | null>>;
  /** True when equal keys of one file are numbered (`n`) instead of repeated. */
  readonly numbered?: boolean;
}
