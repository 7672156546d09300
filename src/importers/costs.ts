import type { ImporterDef, Row, RowOutcome } from "./importer.ts";
import { filledFields, rejectedCell, taken, textOf } from "./sheet-facts.ts";

function toRecords(row: Row): RowOutcome {
  const fields = filledFields(row, "cost");
  if (fields["unit_cost"] === undefined)
    return rejectedCell("emptyCell", "unit_cost", `"unit_cost" is empty.`);
  return taken({ fact: "cost", key: [textOf(row, "sku") ?? "", textOf(row, "from") ?? ""], fields });
}

export const costs: ImporterDef = {
  id: "costs",
  title: "Product costs (sheet)",
  whereToExport: "A sheet of your own with the unit cost of each SKU, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "cost",
  columns: [
    { field: "sku", headers: ["sku"], kind: "id", required: true, filled: true },
    { field: "unit_cost", headers: ["unit_cost", "cost", "cogs"], kind: "money", required: true },
    { field: "from", headers: ["from"], kind: "day" },
    { field: "currency", headers: ["currency"], kind: "currency" },
  ],
  dayField: "from",
  toRecords,
};
