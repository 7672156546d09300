import { isContentId, postedAt } from "../core/content-id.ts";
import { readLink } from "../core/link.ts";
import { parseRate } from "../core/rate.ts";
import { unread } from "./columns.ts";
import type { CellValue, ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { rejectedCell, taken, textOf } from "./sheet-facts.ts";

const COUNTS = ["views", "likes", "comments", "shares", "impressions", "clicks"] as const;

/** A click rate without its sign could be a fraction or percents: no figure is worth refusing the file for. */
function clickRate(row: Row): number | null {
  const text = textOf(row, "ctr");
  if (text?.endsWith("%") !== true) return null;
  const rate = parseRate(text, "percent");
  return rate.ok ? rate.value : null;
}

/** A video is a post, known by its number; its day is the file's, else the one in the number. */
function toRecords(row: Row, context: RowContext): RowOutcome {
  const contentId = textOf(row, "content_id") ?? "";
  if (!isContentId(contentId))
    return rejectedCell("unreadable", "content_id", `"Video ID" ${contentId}: not a content id.`);
  const link = readLink(textOf(row, "link") ?? "");
  const creator = textOf(row, "creator") ?? link?.handle ?? null;
  const made = postedAt(contentId);
  const postedOn = textOf(row, "posted_on") ?? (made === null ? null : context.dayOf(made));
  const fields: Record<string, CellValue> = { content_id: contentId };
  if (link !== null) fields["link"] = link.link;
  if (creator !== null) fields["creator"] = creator;
  if (postedOn !== null) fields["posted_on"] = postedOn;
  for (const name of COUNTS) {
    const count = row.values[name];
    if (typeof count === "number") fields[name] = count;
  }
  // One that a spreadsheet shortened, or several, tell no product.
  const productId = textOf(row, "product_id");
  if (productId !== null && /^\d{8,25}$/u.test(productId)) fields["product_id"] = productId;
  const ctr = clickRate(row);
  if (ctr !== null) fields["ctr"] = ctr;
  return taken({ fact: "post", key: [contentId], fields });
}

export const tiktokVideos: ImporterDef = {
  id: "tiktok-videos",
  title: "TikTok Shop videos",
  whereToExport: "Affiliate Center > Analytics > Video (or Seller Center > Data Compass > Video) > Export.",
  nature: "export",
  primaryFact: "post",
  columns: [
    ...unread("Video title", "Video name"),
    { field: "content_id", headers: ["Video ID"], kind: "id", required: true, filled: true },
    { field: "posted_on", headers: ["Post date", "Video post date"], kind: "day" },
    { field: "link", headers: ["Video link"], kind: "text", required: true },
    { field: "creator", headers: ["Creator username", "Creator name"], kind: "handle" },
    ...unread("Product name"),
    { field: "product_id", headers: ["Product ID"], kind: "text" },
    {
      // Renamed early in 2026: a file without any of these names is another file, not one full of zeros.
      field: "gmv",
      headers: ["Creator video-attributed GMV", "Affiliate video-attributed GMV", "GMV"],
      kind: "text",
      required: true,
    },
    ...unread(
      "Video-attributed orders",
      "AOV",
      "Avg. GMV per customer",
      "Video-attributed items sold",
      "Refunds",
    ),
    ...unread("Items refunded", "Est. commission", "Est. flat fee"),
    { field: "views", headers: ["Video views"], kind: "integer" },
    { field: "likes", headers: ["Likes", "Shoppable video likes"], kind: "integer" },
    { field: "comments", headers: ["Comments", "Shoppable video comments"], kind: "integer" },
    { field: "shares", headers: ["Shares"], kind: "integer" },
    { field: "impressions", headers: ["Video product impressions"], kind: "integer" },
    { field: "clicks", headers: ["Video product clicks"], kind: "integer" },
    ...unread("Completion rate"),
    { field: "ctr", headers: ["CTR"], kind: "text" },
    ...unread("Engagement"),
    ...unread("Video GPM", "Affiliate items sold", "Shoppable video avg. order value", "Affiliate orders"),
    ...unread("Shoppable video impressions", "Affiliate shoppable video GMV"),
  ],
  dateHabit: "ymd",
  dayField: "posted_on",
  isNotData: (cell) => !/\d/.test(cell("content_id")),
  toRecords,
};
