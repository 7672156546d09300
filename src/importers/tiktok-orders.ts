import type { FulfilmentType, OrderLineFact, OrderState } from "../core/facts.ts";
import { normaliseHandle } from "../core/handle.ts";
import type { Instant, Money } from "../core/scalars.ts";
import { normaliseWord } from "./cells.ts";
import { buyer, unread } from "./columns.ts";
import type { ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { problem } from "./problems.ts";

const columns: readonly ColumnDef[] = [
  { field: "order_id", headers: ["Order ID"], kind: "id", required: true, filled: true },
  { field: "order_status", headers: ["Order Status"], kind: "text", required: true, filled: true },
  { field: "order_substatus", headers: ["Order Substatus"], kind: "text" },
  ...unread(["Cancelation/Return Type", "Cancellation/Return Type"], "Normal or Pre-order"),
  { field: "sku_id", headers: ["SKU ID"], kind: "id", required: true, filled: true },
  ...unread("Barcodes"),
  { field: "seller_sku", headers: ["Seller SKU"], kind: "id" },
  { field: "product_id", headers: ["Product ID"], kind: "id" },
  { field: "product_name", headers: ["Product Name"], kind: "text" },
  { field: "variation", headers: ["Variation"], kind: "text" },
  ...unread(" Virtual Bundle Seller SKU"),
  { field: "quantity", headers: ["Quantity"], kind: "integer", required: true, filled: true },
  { field: "returned_quantity", headers: ["Sku Quantity of return"], kind: "integer" },
  ...unread("SKU Unit Original Price"),
  { field: "gross", headers: ["SKU Subtotal Before Discount"], kind: "money", required: true, filled: true },
  { field: "platform_discount", headers: ["SKU Platform Discount"], kind: "money" },
  { field: "seller_discount", headers: ["SKU Seller Discount"], kind: "money", required: true },
  ...unread("SKU Subtotal After Discount"),
  {
    field: "buyer_shipping_fee",
    headers: ["Shipping Fee After Discount"],
    kind: "money",
    required: true,
    orderLevel: true,
  },
  ...unread("Original Shipping Fee", "Shipping Fee Seller Discount", "Co-Funded Shipping Fee Discount"),
  {
    field: "platform_shipping_discount",
    headers: ["Shipping Fee Platform Discount"],
    kind: "money",
    required: true,
    orderLevel: true,
  },
  ...unread("Payment platform discount", "Small Order Fee", "Retail Delivery Fee", "Taxes"),
  { field: "order_amount", headers: ["Order Amount"], kind: "money", required: true, orderLevel: true },
  {
    field: "refund_amount",
    headers: ["Order Refund Amount"],
    kind: "money",
    required: true,
    orderLevel: true,
  },
  {
    field: "created_at",
    headers: ["Created Time"],
    kind: "instant",
    required: true,
    filled: true,
    orderLevel: true,
  },
  { field: "paid_at", headers: ["Paid Time"], kind: "instant", orderLevel: true },
  ...unread("Ship by", "RTS Time"),
  { field: "shipped_at", headers: ["Shipped Time"], kind: "instant", orderLevel: true },
  { field: "delivered_at", headers: ["Delivered Time"], kind: "instant", orderLevel: true },
  { field: "cancelled_at", headers: ["Cancelled Time", "Canceled Time"], kind: "instant", orderLevel: true },
  ...unread("Cancel By", "Cancel Reason"),
  { field: "fulfilment_type", headers: ["Fulfillment Type"], kind: "text" },
  ...unread("Warehouse Name"),
  { field: "tracking_number", headers: ["Tracking ID"], kind: "id" },
  ...unread("Delivery Option Type", "Delivery Option", "Shipping Provider Name"),
  ...buyer("Buyer Message", "Buyer Nickname"),
  { field: "buyer_username", headers: ["Buyer Username"], kind: "text", personal: "sample_orders" },
  ...buyer(
    "Recipient",
    "Phone #",
    "Country",
    "State",
    "City",
    ["Zipcode", "Zip Code"],
    "Address Line 1",
    "Address Line 2",
  ),
  ...buyer("Delivery Instruction", "Payment Method"),
  ...unread("Weight(kg)", "Product Category", "Package ID", "Seller Note"),
  ...buyer("Shipping Information"),
  ...unread("Combined Listing", "Order Channel"),
  { field: "creator_handle", headers: ["Creator Handle"], kind: "handle" },
];

/** Status words of the export in its languages, and the names of the interface (`formats.md` section 1). */
const STATES: Readonly<Record<string, OrderState>> = {
  unpaid: "unpaid",
  "belum dibayar": "unpaid",
  "to ship": "to_ship",
  "on hold": "to_ship",
  "awaiting shipment": "to_ship",
  "partially shipping": "to_ship",
  "awaiting collection": "to_ship",
  "perlu dikirim": "to_ship",
  未発送: "to_ship",
  รอจัดส่ง: "to_ship",
  shipped: "shipped",
  "in transit": "shipped",
  dikirim: "shipped",
  อยู่ระหว่างขนส่ง: "shipped",
  delivered: "delivered",
  completed: "completed",
  selesai: "completed",
  เสร็จสมบูรณ์: "completed",
  canceled: "cancelled",
  cancelled: "cancelled",
  dibatalkan: "cancelled",
  ยกเลิกแล้ว: "cancelled",
};

/** "Delivered" is a substatus of "Shipped": the parcel is there, the return window still open. */
const DELIVERED_SUBSTATUS: ReadonlySet<string> = new Set(["delivered", "จัดส่งสำเร็จ"]);

function stateOf(status: string, substatus: string | null): OrderState | null {
  const word = normaliseWord(status);
  const state = Object.hasOwn(STATES, word)
    ? (STATES[word] ?? null)
    : word.startsWith("awaiting ")
      ? "to_ship"
      : null;
  return state === "shipped" && DELIVERED_SUBSTATUS.has(normaliseWord(substatus ?? "")) ? "delivered" : state;
}

/**
 * "Fulfillment by TikTok Shop" and FBT are TikTok's warehouses; another mention of TikTok (TikTok
 * Shipping, Shipped by TikTok) is TikTok's label on a parcel of the seller. Unknown words give null.
 */
function fulfilmentOf(text: string | null): FulfilmentType | null {
  const word = normaliseWord(text ?? "");
  if (/\bfbt\b|(?:fulfil\w*|dipenuhi) (?:by|oleh) tiktok/.test(word)) return "fbt";
  if (word.includes("tiktok")) return "tiktok";
  return /seller|penjual/.test(word) ? "seller" : null;
}

function toRecords({ values }: Row): RowOutcome {
  const text = (field: string): string | null => (values[field] as string | null | undefined) ?? null;
  const money = (field: string): Money | null => (values[field] as Money | null | undefined) ?? null;
  const instant = (field: string): Instant | null => (values[field] as Instant | null | undefined) ?? null;
  const status = text("order_status") ?? "";
  const state = stateOf(status, text("order_substatus"));
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
  whereToExport: "Seller Center > Orders > Manage orders > Export, as CSV.",
  nature: "export",
  primaryFact: "order_line",
  columns,
  dateHabit: "mdy",
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
