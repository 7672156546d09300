import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { creatorOf, filledFields, noCreator, rejectedCell, taken, textOf } from "./sheet-facts.ts";

/** Kinds of fees; a payment of commission is no cost of its own (`domain.md §5`, Fixed fees). */
export const FEE_KINDS = ["flat", "retainer", "bonus", "commission"] as const;

/** Two equal fees of one day stay two. */
function toRecords(row: Row, context: RowContext): RowOutcome {
  const creator = creatorOf(row, context);
  if (creator === null) return noCreator();
  const fields = filledFields(row, "fee");
  if (fields["amount"] === undefined) return rejectedCell("emptyCell", "amount", `"amount" is empty.`);
  const key = [creator, textOf(row, "kind") ?? "flat", textOf(row, "due_on") ?? ""];
  return taken({ fact: "fee", key, fields, numbered: true });
}

export const fees: ImporterDef = {
  id: "fees",
  title: "Fees of creators (sheet)",
  whereToExport: "A sheet of your own with one fee or payment per row, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "fee",
  columns: [
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle", required: true },
    { field: "amount", headers: ["amount"], kind: "money", required: true },
    {
      field: "kind",
      headers: ["kind"],
      kind: "choice",
      choices: Object.fromEntries(FEE_KINDS.map((kind) => [kind, kind])),
    },
    { field: "due_on", headers: ["due_on"], kind: "day", required: true, filled: true },
    { field: "paid_on", headers: ["paid_on"], kind: "day" },
    { field: "note", headers: ["note"], kind: "text" },
  ],
  dayField: "due_on",
  toRecords,
};
