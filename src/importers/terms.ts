import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { creatorOf, filledFields, noCreator, rejectedCell, taken, textOf } from "./sheet-facts.ts";

/** Stands for every creator, or every SKU. */
const EVERY = "*";

function toRecords(row: Row, context: RowContext): RowOutcome {
  const creator = textOf(row, "creator") === EVERY ? EVERY : creatorOf(row, context);
  if (creator === null) return noCreator();
  const fields = filledFields(row, "term");
  if (Object.keys(fields).length === 0)
    return rejectedCell("emptyCell", "rate", "the row has no rate and no other term.");
  const key = [
    creator,
    textOf(row, "sku") ?? EVERY,
    textOf(row, "kind") ?? "standard",
    textOf(row, "from") ?? "",
  ];
  return taken({ fact: "term", key, fields });
}

export const terms: ImporterDef = {
  id: "terms",
  title: "Agreed terms (sheet)",
  whereToExport: "A sheet of your own with what was agreed with each creator, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "term",
  columns: [
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle", required: true },
    { field: "rate", headers: ["rate", "commission", "commission rate"], kind: "rate", required: true },
    { field: "sku", headers: ["sku"], kind: "id" },
    { field: "kind", headers: ["kind"], kind: "choice", choices: { standard: "standard", ads: "ads" } },
    { field: "from", headers: ["from", "start", "effective from"], kind: "day" },
    { field: "to", headers: ["to"], kind: "day" },
    { field: "post_days", headers: ["post_days"], kind: "integer" },
    { field: "posts_due", headers: ["posts_due"], kind: "integer" },
    { field: "flat_fee", headers: ["flat_fee"], kind: "money" },
    { field: "note", headers: ["note"], kind: "text" },
  ],
  dayField: "from",
  toRecords,
};
