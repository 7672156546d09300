import type { SheetFact } from "./sheet-fact.ts";
import type { ReturnFact } from "./return-fact.ts";
import type { SettlementEntryFact } from "./settlement-fact.ts";
import type { Day, Instant, Money } from "./scalars.ts";

export { SHEET_FACTS, type SheetFact, type SheetFactName } from "./sheet-fact.ts";

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
