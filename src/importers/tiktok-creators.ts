import { unread } from "./columns.ts";
import type { CellValue, ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { noCreator, taken, textOf } from "./sheet-facts.ts";

const METRICS = ["gmv", "followers", "items_sold", "est_commission", "videos", "samples_shipped"] as const;

/** What TikTok counts of a creator, as seen on the day of the file. */
function toRecords(row: Row, { fileDay }: RowContext): RowOutcome {
  const creator = textOf(row, "creator");
  if (creator === null) return noCreator();
  const fields: Record<string, CellValue> = {};
  for (const name of METRICS) {
    const value = row.values[name];
    if (value !== undefined && value !== null) fields[name] = value;
  }
  return taken({ fact: "creator_metric", key: [creator, fileDay], fields });
}

export const tiktokCreators: ImporterDef = {
  id: "tiktok-creators",
  title: "TikTok Shop creators",
  whereToExport:
    "Affiliate Center > Analytics > Creator (or Seller Center > Data Compass > Creator) > Export.",
  nature: "export",
  primaryFact: "creator_metric",
  columns: [
    ...unread("Creator nickname"),
    { field: "creator", headers: ["Creator username", "Creator name"], kind: "handle", required: true },
    {
      // Renamed early in 2026: a file without any of these names is another file, not one full of zeros.
      field: "gmv",
      headers: ["Creator-attributed GMV", "Affiliate-attributed GMV", "Affiliate GMV"],
      kind: "money",
      required: true,
    },
    ...unread("Refunds", "Attributed orders", "Affiliate orders", "Customers", "Products sold"),
    {
      field: "items_sold",
      headers: [
        "Creator-attributed items sold",
        "Affiliate-attributed items sold",
        "Affiliate products sold",
        "Items sold",
      ],
      kind: "integer",
    },
    ...unread(
      "Items refunded",
      "Affiliate items refunded",
      "Affiliate refunded GMV",
      "Avg. daily products sold",
    ),
    ...unread(["AOV", "Avg. order value"], "Avg. affiliate customers", "Commission base"),
    { field: "videos", headers: ["Videos", "Affiliate shoppable videos"], kind: "integer" },
    ...unread("LIVE streams", "Affiliate LIVE streams"),
    { field: "est_commission", headers: ["Est. commission"], kind: "money", required: true },
    { field: "samples_shipped", headers: ["Samples shipped"], kind: "integer" },
    ...unread("Est. flat fee", "Creator video-attributed GMV", "Creator LIVE-attributed GMV"),
    ...unread("Affiliate product card-attributed GMV", "Affiliate LIVE GMV", "Affiliate shoppable video GMV"),
    ...unread(
      "Affiliate product card GMV",
      "Target collaboration GMV",
      "Target collaboration est. commission",
    ),
    ...unread("Open collaboration GMV", "Open collaboration est. commission", "CTOR", "CTR", "LIVE CTR"),
    ...unread("LIVE CTOR", "LIVE RPM", "Video CTR", "Video CTOR", "Video RPM", "Total sample content"),
    ...unread("Products added to showcase", "Product impressions", "Video views"),
    { field: "followers", headers: ["Affiliate followers"], kind: "integer" },
  ],
  // The row below the header that explains it has sentences where names stand; in Japanese without blanks.
  isNotData: (cell) =>
    !/\d/.test(cell("gmv") + cell("est_commission")) && /[^\w.@]/.test(cell("creator").trim()),
  toRecords,
};
