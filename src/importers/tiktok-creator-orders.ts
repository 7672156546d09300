import { postedAt } from "../core/content-id.ts";
import type { CreatorSaleFact } from "../core/facts.ts";
import type { Instant, Money } from "../core/scalars.ts";
import { commissionStateOf } from "./commission-states.ts";
import { unread } from "./columns.ts";
import type { ColumnDef, ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { noCreator } from "./sheet-facts.ts";

/** Columns that differ from what a seller sees: "Standard" is a rate and "Standard commission" an amount. */
const MONEY: readonly ColumnDef[] = [
  { field: "standard_rate", headers: ["Standard"], kind: "rate" },
  { field: "ads_rate", headers: ["Shop ads"], kind: "rate" },
  ...unread("TikTok bonus", "Partner bonus", "Revenue sharing portion"),
  { field: "gmv", headers: ["GMV"], kind: "money", required: true },
  { field: "estimated_base", headers: ["Est. commission base"], kind: "money" },
  {
    field: "estimated_standard",
    headers: ["Est. standard commission", "Hoa hồng tiêu chuẩn ước tính"],
    kind: "money",
    required: true,
  },
  {
    field: "estimated_ads",
    headers: ["Est. Shop Ads commission", "Hoa hồng Quảng cáo cửa hàng ước tính"],
    kind: "money",
    required: true,
  },
  // Bonuses are TikTok's and the partner's money, taxes and shares come off what the creator gets.
  ...unread(["Est. Bonus", "Thưởng ước tính"]),
  ...unread(["Est. Affiliate partner bonus", "Thưởng ước tính của đối tác liên kết"]),
  ...unread("Est. IVA", "Est. ISR", "Est. PIT"),
  ...unread(["Est. revenue sharing portion", "Ước tính phần chia doanh thu"]),
  { field: "actual_base", headers: ["Actual commission base"], kind: "money" },
  { field: "actual_standard", headers: ["Standard commission"], kind: "money" },
  { field: "actual_ads", headers: ["Shop Ads commission"], kind: "money" },
  ...unread("Bonus", "Affiliate partner bonus", "Tax - ISR", "Tax - IVA", "Tax - PIT", "Shared with partner"),
  {
    field: "total_earned",
    headers: ["Total final earned amount", "Tổng số tiền nhận được cuối cùng"],
    kind: "money",
    required: true,
  },
];

function toRecords({ values }: Row, { creator }: RowContext): RowOutcome {
  if (creator === null) return noCreator();
  const text = (field: string): string | null => (values[field] as string | null | undefined) ?? null;
  const number = (field: string): number | null => (values[field] as number | null | undefined) ?? null;
  const money = (field: string): Money | null => (values[field] as Money | null | undefined) ?? null;
  const instant = (field: string): Instant | null => (values[field] as Instant | null | undefined) ?? null;
  const sale: CreatorSaleFact = {
    fact: "creator_sale",
    order_id: text("order_id") ?? "",
    sku_id: text("sku_id") ?? "",
    creator_handle: creator,
    product_id: text("product_id") ?? "",
    content_id: text("content_id") ?? "",
    content_type: text("content_type"),
    state: commissionStateOf(text("order_status")),
    shop_name: text("shop_name"),
    quantity: number("quantity"),
    gmv: money("gmv"),
    standard_rate: number("standard_rate"),
    ads_rate: number("ads_rate"),
    estimated_base: money("estimated_base"),
    estimated_standard: money("estimated_standard"),
    estimated_ads: money("estimated_ads"),
    actual_base: money("actual_base"),
    actual_standard: money("actual_standard"),
    actual_ads: money("actual_ads"),
    total_earned: money("total_earned"),
    created_at: instant("created_at"),
    commission_paid_at: instant("commission_paid_at"),
  };
  return { kind: "facts", facts: [sale] };
}

export const tiktokCreatorOrders: ImporterDef = {
  id: "tiktok-creator-orders",
  title: "TikTok Shop affiliate orders (a creator's own)",
  whereToExport:
    "A creator's TikTok app or TikTok Studio > Affiliate orders > Export; say whose it is: --creator.",
  nature: "export",
  primaryFact: "creator_sale",
  needsCreator: true,
  columns: [
    { field: "order_id", headers: ["Order ID", "ID đơn hàng"], kind: "id", required: true, filled: true },
    { field: "sku_id", headers: ["SKU ID", "ID SKU"], kind: "id", required: true, filled: true },
    ...unread(["Product name", "Tên sản phẩm"]),
    { field: "product_id", headers: ["Product ID"], kind: "id" },
    ...unread("Price"),
    { field: "quantity", headers: ["Items sold", "Số món bán ra"], kind: "integer" },
    ...unread(["Items refunded", "Số món đã hoàn tiền"]),
    { field: "shop_name", headers: ["Shop name", "Tên cửa hàng"], kind: "text", required: true },
    ...unread("Shop code", "Affiliate partner", "Agency"),
    { field: "currency", headers: ["Currency"], kind: "currency" },
    ...unread("Order type"),
    {
      field: "order_status",
      headers: ["Order settlement status", "Trạng thái quyết toán đơn hàng"],
      kind: "text",
      required: true,
      filled: true,
    },
    ...unread("Indirect", "Commission type"),
    { field: "content_type", headers: ["Content Type"], kind: "text" },
    { field: "content_id", headers: ["Content ID"], kind: "id" },
    ...MONEY,
    { field: "created_at", headers: ["Order date", "Ngày đặt hàng"], kind: "instant", required: true },
    { field: "commission_paid_at", headers: ["Commission settlement date"], kind: "instant" },
  ],
  dateHabit: "dmy",
  // The seller's export has the same name; its headers tell the two apart.
  exportTimeFromName: (baseName) => postedAt(/affiliate_orders_(\d{19})(?!\d)/i.exec(baseName)?.[1] ?? ""),
  exportTimeFields: ["created_at", "commission_paid_at"],
  dayField: "created_at",
  isNotData: (cell) => !/\d/.test(cell("order_id")),
  endsWithLineEnd: true,
  toRecords,
};
