import { postedAt } from "../core/content-id.ts";
import type { CommissionRowFact } from "../core/facts.ts";
import type { Instant, Money } from "../core/scalars.ts";
import { commissionStateOf } from "./commission-states.ts";
import type { ImporterDef, Row, RowOutcome } from "./importer.ts";
import { AFFILIATE_COLUMNS } from "./tiktok-affiliate-columns.ts";

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
    state: commissionStateOf(text("order_status")),
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
    estimated_partner: money("estimated_partner"),
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
  columns: AFFILIATE_COLUMNS,
  // Day first in every country, also in the United States.
  dateHabit: "dmy",
  exportTimeFromName: (baseName) => postedAt(/affiliate_orders_(\d{19})(?!\d)/i.exec(baseName)?.[1] ?? ""),
  exportTimeFields: ["created_at", "paid_at", "delivered_at", "commission_paid_at"],
  dayField: "created_at",
  isNotData: (cell) => !/\d/.test(cell("order_id")),
  endsWithLineEnd: true,
  toRecords,
};
