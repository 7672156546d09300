import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { normaliseKey } from "./key-values.ts";
import { creatorOf, filledFields, noCreator, rejectedCell, taken, textOf } from "./sheet-facts.ts";

function toRecords(row: Row, context: RowContext): RowOutcome {
  const creator = creatorOf(row, context);
  if (creator === null) return noCreator();
  const fields = filledFields(row, "brief");
  const code = textOf(row, "code");
  if (code !== null) fields["code"] = normaliseKey("code", code);
  for (const field of ["post_days", "posts_due"]) {
    const count = fields[field];
    if (typeof count === "number" && count < 0)
      return rejectedCell("unreadable", field, `"${field}" ${count}: below 0.`);
  }
  const key = [creator, textOf(row, "sku") ?? "*", textOf(row, "sent_on") ?? ""];
  return taken({ fact: "brief", key, fields });
}

export const briefs: ImporterDef = {
  id: "briefs",
  title: "Briefs (sheet)",
  whereToExport: "A sheet of your own with what each creator was asked for, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "brief",
  columns: [
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle", required: true },
    { field: "sent_on", headers: ["sent_on"], kind: "day", required: true, filled: true },
    { field: "sku", headers: ["sku"], kind: "id" },
    { field: "post_days", headers: ["post_days"], kind: "integer" },
    { field: "posts_due", headers: ["posts_due"], kind: "integer" },
    { field: "link", headers: ["link"], kind: "link" },
    { field: "code", headers: ["code"], kind: "text", names: true },
    { field: "hashtags", headers: ["hashtags"], kind: "text" },
    { field: "note", headers: ["note"], kind: "text" },
  ],
  dayField: "sent_on",
  toRecords,
};
