import { isDay } from "../core/calendar.ts";
import { isContentId } from "../core/content-id.ts";
import { normaliseHandle } from "../core/handle.ts";
import { unread } from "./columns.ts";
import type { CellValue, ImporterDef, Period, Row, RowContext, RowOutcome } from "./importer.ts";
import { rejectedCell, taken, textOf } from "./sheet-facts.ts";

/** `2026-10-01 - 2026-10-31`, anywhere in the name. */
const DAYS = /(\d{4}-\d{2}-\d{2})\s*(?:-|_|to|~)\s*(\d{4}-\d{2}-\d{2})/u;

function periodFromName(baseName: string): Period | null {
  const [, from = "", to = ""] = DAYS.exec(baseName) ?? [];
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

/** A product card has neither account nor video. */
const NONE: ReadonlySet<string> = new Set(["0", "n/a"]);

/** What one creative cost in the days of the file; equal rows stay as many as they are. */
function toRecords(row: Row, { period }: RowContext): RowOutcome {
  if (period === null) return rejectedCell("emptyCell", "amount", "the row has no days.");
  const filled = (field: string): string | null => {
    const text = textOf(row, field);
    return text === null || NONE.has(text.toLowerCase()) ? null : text;
  };
  const video = filled("content_id")?.replace(/\.0+$/u, "") ?? null;
  if (video !== null && !isContentId(video))
    return rejectedCell("unreadable", "content_id", `"Video ID" ${video}: not a content id.`);
  const account = filled("creator");
  const creator = account === null ? null : normaliseHandle(account);
  const campaign = textOf(row, "campaign");
  const fields: Record<string, CellValue> = { ...period, amount: row.values["amount"] ?? null };
  if (campaign !== null) fields["campaign"] = campaign;
  if (video !== null) fields["content_id"] = video;
  if (creator !== null) fields["creator"] = creator;
  const key = [period.from, period.to, campaign ?? "", video ?? creator ?? "", filled("product_id") ?? ""];
  return taken({ fact: "ad_spend", key, fields, numbered: true });
}

export const gmvMax: ImporterDef = {
  id: "gmv-max",
  title: "GMV Max creatives (ad spend)",
  whereToExport: "TikTok Ads Manager > GMV Max > Creatives > Export; its days stand in the file's name.",
  nature: "export",
  primaryFact: "ad_spend",
  columns: [
    { field: "campaign", headers: ["Campaign name", "广告计划名称", "Tên chiến dịch"], kind: "text" },
    ...unread("Campaign ID"),
    { field: "product_id", headers: ["Product ID"], kind: "text", names: true },
    ...unread("Creative type", "Video title"),
    {
      field: "content_id",
      headers: ["Video ID", "Post ID", "视频 ID"],
      kind: "text",
      names: true,
      required: true,
    },
    {
      field: "creator",
      headers: ["TikTok account", "TikTok 账号", "Tài khoản TikTok"],
      kind: "text",
      names: true,
    },
    ...unread("Time posted", "Status", "Exploration secondary status", "Authorization type"),
    {
      field: "amount",
      headers: ["Cost", "成本", "Chi phí", "Biaya", "ต้นทุน"],
      kind: "money",
      required: true,
      filled: true,
    },
    ...unread(["SKU orders", "SKU 订单数", "Pesanan SKU"], "Cost per order"),
    ...unread(["Gross revenue", "总收入", "Doanh thu gộp", "Pendapatan kotor"], "ROI"),
    ...unread("Product ad impressions", "Product ad clicks", "Product ad click rate", "Ad conversion rate"),
    ...unread("2-second ad video view rate", "6-second ad video view rate", "25% ad video view rate"),
    ...unread("50% ad video view rate", "75% ad video view rate", "100% ad video view rate"),
    { field: "currency", headers: ["Currency", "สกุลเงิน"], kind: "currency" },
  ],
  periodFromName,
  isNotData: (cell) => cell("amount").trim() === "" && cell("content_id").trim() === "",
  toRecords,
};
