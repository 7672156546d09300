import type { DayText, Moment } from "./calendar.ts";

/** One row of a finance export: a payment for an order or its SKU, or an adjustment. */
export interface SettlementRow {
  /** As written: `Order`, `Refund`, or what the adjustment is called. */
  readonly type: string;
  /** The order, or the adjustment's own id. */
  readonly entry_id: string;
  readonly related_order_id: string | null;
  readonly sku_id: string | null;
  /** Statement day of the layout by SKU, settled day of the layout by order. */
  readonly day: DayText;
  readonly statement_id: string | null;
  readonly total: number;
  /** All other cells of money, by header; an absent one is empty. */
  readonly money: Readonly<Record<string, number>>;
}

/** A finance export of one layout. */
export interface SettlementFile {
  readonly kind: "tiktok-settlements";
  readonly exported_at: Moment;
  readonly grain: "sku" | "order";
  /** The header line; `respelled` writes some names in the other way that TikTok has for them. */
  readonly headers: readonly string[];
  readonly respelled: boolean;
  readonly empty: "" | "/";
  readonly blank_rows: number;
  readonly rows: readonly SettlementRow[];
}
