import { postedAt } from "../core/content-id.ts";
import type { CommissionRowFact, CommissionState } from "../core/facts.ts";
import type { Instant, Money } from "../core/scalars.ts";
import { normaliseWord } from "./cells.ts";
import { unread } from "./columns.ts";
import type { ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";

const columns: readonly ColumnDef[] = [
  { field: "order_id", headers: ["Order ID"], kind: "id", required: true, filled: true },
  { field: "product_id", headers: ["Product ID"], kind: "id" },
  ...unread("Product Name"),
  { field: "sku_id", headers: ["SKU ID"], kind: "id", required: true, filled: true },
  ...unread("Price"),
  { field: "payment_amount", headers: ["Payment Amount"], kind: "money" },
  { field: "currency", headers: ["Currency"], kind: "currency" },
  { field: "quantity", headers: ["Quantity"], kind: "integer" },
  ...unread("Fully returned or refunded", "Payment method"),
  { field: "order_status", headers: ["Order Status"], kind: "text", required: true, filled: true },
  { field: "creator_handle", headers: ["Creator Username"], kind: "handle", required: true },
  ...unread("Creator Region"),
  { field: "content_type", headers: ["Content Type"], kind: "text" },
  { field: "content_id", headers: ["Content ID"], kind: "id" },
  ...unread("commission model"),
  { field: "standard_rate", headers: ["Standard commission rate"], kind: "rate" },
  { field: "estimated_base", headers: ["Est. Commission Base"], kind: "money", required: true },
  {
    field: "estimated_standard",
    headers: ["Est. standard commission payment"],
    kind: "money",
    required: true,
  },
  { field: "actual_base", headers: ["Actual Commission Base"], kind: "money", required: true },
  { field: "actual_standard", headers: ["Actual Commission Payment"], kind: "money", required: true },
  { field: "ads_rate", headers: ["Shop Ads commission rate"], kind: "rate" },
  { field: "estimated_ads", headers: ["Est. Shop Ads commission payment"], kind: "money", required: true },
  { field: "actual_ads", headers: ["Actual Shop Ads commission payment"], kind: "money", required: true },
  { field: "estimated_bonus", headers: ["Est. co-funded creator bonus"], kind: "money", required: true },
  { field: "actual_bonus", headers: ["Actual co-funded creator bonus"], kind: "money", required: true },
  { field: "created_at", headers: ["Time Created"], kind: "instant", required: true },
  { field: "paid_at", headers: ["Payment time"], kind: "instant" },
  { field: "delivered_at", headers: ["Order Delivery Time"], kind: "instant" },
  { field: "commission_paid_at", headers: ["Time Commission Paid"], kind: "instant" },
  ...unread("Platform"),
];

/** Every other status is pending (`domain.md §3`). */
const STATES: Readonly<Record<string, CommissionState>> = {
  settled: "settled",
  "đã quyết toán": "settled",
  ineligible: "ineligible",
  "không đủ điều kiện": "ineligible",
  cancelled: "ineligible",
  canceled: "ineligible",
};

function toRecords({ values }: Row): RowOutcome {
  const text = (field: string): string | null => (values[field] as string | null | undefined) ?? null;
  const number = (field: string): number | null => (values[field] as number | null | undefined) ?? null;
  const money = (field: string): Money | null => (values[field] as Money | null | undefined) ?? null;
  const instant = (field: string): Instant | null => (values[field] as Instant | null | undefined) ?? null;
  const row: CommissionRowFact = {
    fact: "commission_row",
    order_id: text("order_id") ?? "",
    sku_id: text("sku_id") ?? "",
    product_id: text("product_id"),
    content_id: text("content_id"),
    content_type: text("content_type"),
    state: STATES[normaliseWord(text("order_status") ?? "")] ?? "pending",
    creator_handle: text("creator_handle"),
    quantity: number("quantity"),
    payment_amount: money("payment_amount"),
    standard_rate: number("standard_rate"),
    estimated_base: money("estimated_base"),
    estimated_standard: money("estimated_standard"),
    actual_base: money("actual_base"),
    actual_standard: money("actual_standard"),
    ads_rate: number("ads_rate"),
    estimated_ads: money("estimated_ads"),
    actual_ads: money("actual_ads"),
    estimated_bonus: money("estimated_bonus"),
    actual_bonus: money("actual_bonus"),
    created_at: instant("created_at"),
    paid_at: instant("paid_at"),
    delivered_at: instant("delivered_at"),
    commission_paid_at: instant("commission_paid_at"),
  };
  return { kind: "facts", facts: [row] };
}

export const tiktokAffiliateOrders: ImporterDef = {
  id: "tiktok-affiliate-orders",
  title: "TikTok Shop affiliate orders (seller)",
  whereToExport: "Affiliate Center > Analytics > Affiliate orders > Export, as Excel or CSV.",
  nature: "export",
  primaryFact: "commission_row",
  columns,
  // Day first in every country, also in the United States.
  dateHabit: "dmy",
  exportTimeFromName: (baseName) => postedAt(/affiliate_orders_(\d{19})(?!\d)/i.exec(baseName)?.[1] ?? ""),
  exportTimeFields: ["created_at", "paid_at", "delivered_at", "commission_paid_at"],
  dayField: "created_at",
  isNotData: (cell) => !/\d/.test(cell("order_id")),
  endsWithLineEnd: true,
  toRecords,
};
