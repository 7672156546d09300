import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { normaliseKey } from "./key-values.ts";
import { creatorOf, filledFields, rejectedCell, taken, textOf } from "./sheet-facts.ts";

/** Spend of a day, or of a period from its first to its last day; equal rows stay as many as they are. */
function toRecords(row: Row, context: RowContext): RowOutcome {
  const day = textOf(row, "day");
  const from = textOf(row, "from") ?? day;
  const to = textOf(row, "to") ?? day ?? from;
  if (from === null || to === null)
    return rejectedCell("emptyCell", "day", "the row has neither a day nor the first day of a period.");
  if (to < from) return rejectedCell("contradiction", "to", `the period ends on ${to}, before it begins.`);
  const fields = filledFields(row, "ad_spend");
  if (fields["amount"] === undefined) return rejectedCell("emptyCell", "amount", `"amount" is empty.`);
  const written = textOf(row, "content_id");
  const contentId = written === null ? null : normaliseKey("content", written);
  if (written !== null && contentId === null)
    return rejectedCell("unreadable", "content_id", `"content_id" ${written}: not a content id.`);
  if (contentId !== null) fields["content_id"] = contentId;
  const creator = creatorOf(row, context);
  if (creator !== null) fields["creator"] = creator;
  fields["from"] = from;
  fields["to"] = to;
  const key = [from, to, textOf(row, "campaign") ?? "", contentId ?? creator ?? "", textOf(row, "sku") ?? ""];
  return taken({ fact: "ad_spend", key, fields, numbered: true });
}

export const adSpend: ImporterDef = {
  id: "ad-spend",
  title: "Ad spend (sheet)",
  whereToExport: "A sheet of your own with what was spent on ads by day or period, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "ad_spend",
  columns: [
    { field: "amount", headers: ["amount", "cost", "spend"], kind: "money", required: true },
    { field: "day", headers: ["day"], kind: "day" },
    { field: "from", headers: ["from"], kind: "day" },
    { field: "to", headers: ["to"], kind: "day" },
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle" },
    { field: "content_id", headers: ["content_id"], kind: "text", names: true },
    { field: "campaign", headers: ["campaign"], kind: "text" },
    { field: "sku", headers: ["sku"], kind: "id" },
  ],
  alsoOneOf: [["day", "from"]],
  dayField: "from",
  toRecords,
};
