import type { OrderLineFact } from "../core/facts.ts";
import { normaliseHandle } from "../core/handle.ts";
import type { Instant, Money } from "../core/scalars.ts";
import type { ImporterDef, Row, RowOutcome } from "./importer.ts";
import { problem } from "./problems.ts";
import { ORDER_COLUMNS } from "./tiktok-order-columns.ts";
import { fulfilmentOf, stateOf } from "./tiktok-order-words.ts";

function toRecords({ values }: Row): RowOutcome {
  const text = (field: string): string | null => (values[field] as string | null | undefined) ?? null;
  const money = (field: string): Money | null => (values[field] as Money | null | undefined) ?? null;
  const instant = (field: string): Instant | null => (values[field] as Instant | null | undefined) ?? null;
  const status = text("order_status") ?? "";
  const hasArrived = instant("delivered_at") !== null;
  const state = stateOf(status, { substatus: text("order_substatus"), hasArrived });
  if (state === null) {
    const found = problem("unknownWord", `"Order Status" ${status}: not a known status.`, {
      column: "order_status",
    });
    return { kind: "rejected", problems: [found] };
  }
  const line: OrderLineFact = {
    fact: "order_line",
    order_id: text("order_id") ?? "",
    sku_id: text("sku_id") ?? "",
    product_id: text("product_id"),
    seller_sku: text("seller_sku"),
    product_name: text("product_name"),
    variation: text("variation"),
    state,
    quantity: (values["quantity"] as number | null) ?? 0,
    returned_quantity: (values["returned_quantity"] as number | null | undefined) ?? 0,
    gross: money("gross") ?? (0 as Money),
    platform_discount: money("platform_discount"),
    seller_discount: money("seller_discount") ?? (0 as Money),
    buyer_shipping_fee: money("buyer_shipping_fee"),
    platform_shipping_discount: money("platform_shipping_discount"),
    order_amount: money("order_amount"),
    refund_amount: money("refund_amount"),
    created_at: instant("created_at") ?? (0 as Instant),
    paid_at: instant("paid_at"),
    shipped_at: instant("shipped_at"),
    delivered_at: instant("delivered_at"),
    cancelled_at: instant("cancelled_at"),
    fulfilment_type: fulfilmentOf(text("fulfilment_type")),
    tracking_number: text("tracking_number"),
    creator_handle: text("creator_handle"),
    buyer_username: normaliseHandle(text("buyer_username") ?? ""),
  };
  return { kind: "facts", facts: [line] };
}

export const tiktokOrders: ImporterDef = {
  id: "tiktok-orders",
  title: "TikTok Shop orders",
  whereToExport: "Seller Center > Orders > Manage orders > Export, as Excel or CSV.",
  nature: "export",
  primaryFact: "order_line",
  columns: ORDER_COLUMNS,
  // Day first where addresses are written in one line: Indonesia, Vietnam, Thailand, the Philippines, Malaysia.
  // The American and Japanese layouts write AM and PM, which decide; without them nothing is known of the order.
  dateHabit: { order: "dmy", withField: "detail_address" },
  // `All order-2026-11-16-08_30.csv`, `To Ship order-…`, and the same in other languages.
  exportTimeFromName: (baseName, toInstant) => {
    const stamp = /-(\d{4}-\d{2}-\d{2})-(\d{2})_(\d{2})/.exec(baseName);
    return stamp === null ? null : toInstant(`${stamp[1]} ${stamp[2]}:${stamp[3]}`);
  },
  exportTimeFields: ["created_at", "paid_at", "shipped_at", "delivered_at", "cancelled_at"],
  dayField: "created_at",
  isNotData: (cell) => !/\d/.test(cell("order_id")),
  endsWithLineEnd: true,
  toRecords,
};
