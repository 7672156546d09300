import { REVIEW_CHOICES } from "../core/review.ts";
import type { ImporterDef, Row, RowOutcome } from "./importer.ts";
import { taken, textOf } from "./sheet-facts.ts";

const FIELDS = [
  "orders",
  "amount",
  "first_day",
  "last_day",
  "choice",
  "creator",
  "remember",
  "from",
  "to",
] as const;

/** Carries a row to the command that asked for it: what it decides is only known beside the open items. */
function toRecords(row: Row): RowOutcome {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, row.values[field] ?? null]));
  return taken({ fact: "decision", key: [textOf(row, "item") ?? ""], fields });
}

/**
 * The open items as `review --export` writes them, with a person's answers. It is no source: `import` does not
 * know it, for an answer holds only for the item that was asked.
 */
export const reviewSheet: ImporterDef = {
  id: "review",
  title: "Open items with a decision each",
  whereToExport: "creatorops review --export FILE writes it.",
  nature: "sheet",
  primaryFact: "decision",
  columns: [
    { field: "item", headers: ["item"], kind: "text", required: true, filled: true, names: true },
    { field: "orders", headers: ["orders"], kind: "integer", required: true },
    { field: "amount", headers: ["amount"], kind: "money", required: true },
    { field: "currency", headers: ["currency"], kind: "currency" },
    { field: "first_day", headers: ["first_day"], kind: "day" },
    { field: "last_day", headers: ["last_day"], kind: "day" },
    {
      field: "choice",
      headers: ["choice"],
      kind: "choice",
      required: true,
      choices: Object.fromEntries(REVIEW_CHOICES.map((choice) => [choice, choice])),
    },
    { field: "creator", headers: ["creator"], kind: "handle", required: true },
    {
      field: "remember",
      headers: ["remember"],
      kind: "choice",
      // `TRUE` is what a spreadsheet makes of a ticked box
      choices: { yes: "yes", no: "no", true: "yes", false: "no" },
    },
    { field: "from", headers: ["from"], kind: "day" },
    { field: "to", headers: ["to"], kind: "day" },
  ],
  toRecords,
};
