import { postedAt } from "../core/content-id.ts";
import { readLink } from "../core/link.ts";
import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { normaliseKey } from "./key-values.ts";
import { creatorOf, filledFields, rejectedCell, taken, textOf } from "./sheet-facts.ts";

/** The content id decides, for the handle in a link changes with the account. */
function toRecords(row: Row, context: RowContext): RowOutcome {
  const link = readLink(textOf(row, "link") ?? "");
  const written = textOf(row, "content_id");
  const stated = written === null ? null : normaliseKey("content", written);
  if (written !== null && stated === null) {
    return rejectedCell("unreadable", "content_id", `"content_id" ${written}: not a content id.`);
  }
  const linked = link?.contentId ?? null;
  if (stated !== null && linked !== null && stated !== linked) {
    return rejectedCell(
      "contradiction",
      "content_id",
      `"content_id" is ${stated}, and the link says ${linked}.`,
    );
  }
  const contentId = stated ?? linked;
  const key = contentId ?? link?.link;
  if (key === undefined)
    return rejectedCell("emptyCell", "link", "the row has neither a link nor a content id.");
  const fields = filledFields(row, "post");
  if (contentId !== null) fields["content_id"] = contentId;
  const creator = creatorOf(row, context) ?? link?.handle ?? null;
  if (creator !== null) fields["creator"] = creator;
  const instant = contentId === null ? null : postedAt(contentId);
  if (fields["posted_on"] === undefined && instant !== null) fields["posted_on"] = context.dayOf(instant);
  return taken({ fact: "post", key: [key], fields });
}

export const posts: ImporterDef = {
  id: "posts",
  title: "Posts (sheet)",
  whereToExport: "A sheet of your own with the link of each post, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "post",
  columns: [
    { field: "link", headers: ["link"], kind: "link" },
    { field: "content_id", headers: ["content_id"], kind: "id" },
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle" },
    { field: "posted_on", headers: ["posted_on"], kind: "day" },
    { field: "sku", headers: ["sku"], kind: "id" },
    { field: "views", headers: ["views"], kind: "integer" },
    { field: "likes", headers: ["likes"], kind: "integer" },
    { field: "comments", headers: ["comments"], kind: "integer" },
    { field: "shares", headers: ["shares"], kind: "integer" },
    { field: "impressions", headers: ["impressions"], kind: "integer" },
    { field: "clicks", headers: ["clicks"], kind: "integer" },
    { field: "ctr", headers: ["ctr"], kind: "rate" },
    { field: "ctor", headers: ["ctor"], kind: "rate" },
    { field: "approved_on", headers: ["approved_on"], kind: "day" },
    { field: "note", headers: ["note"], kind: "text" },
  ],
  oneOf: [["link", "content_id"]],
  dayField: "posted_on",
  toRecords,
};
