import type { Day, Money } from "./scalars.ts";

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
