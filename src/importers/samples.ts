import { SAMPLE_STATES } from "../core/sample-states.ts";
import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { creatorOf, filledFields, noCreator, taken, textOf } from "./sheet-facts.ts";

const STATES = {
  ...Object.fromEntries(SAMPLE_STATES.map((state) => [state, state])),
  canceled: "cancelled",
};

/** A row with an order or a tracking number is known by it; two others may be alike and stay two. */
function toRecords(row: Row, context: RowContext): RowOutcome {
  const creator = creatorOf(row, context);
  if (creator === null) return noCreator();
  const sku = textOf(row, "sku") ?? "";
  const day = textOf(row, "requested_on") ?? textOf(row, "shipped_on") ?? "";
  const known = textOf(row, "order_id") ?? textOf(row, "tracking_number");
  const key = [known ?? `${creator}/${sku}/${day}`, sku];
  const fields = { ...filledFields(row, "sample_row"), creator };
  return taken({ fact: "sample_row", key, fields, ...(known === null ? { numbered: true } : {}) });
}

export const samples: ImporterDef = {
  id: "samples",
  title: "Samples (sheet)",
  whereToExport: "A sheet of your own with one sample per row, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "sample_row",
  columns: [
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle", required: true },
    { field: "sku", headers: ["sku"], kind: "id", required: true, filled: true },
    { field: "quantity", headers: ["quantity"], kind: "integer" },
    { field: "state", headers: ["state"], kind: "choice", choices: STATES },
    { field: "state_on", headers: ["state_on"], kind: "day" },
    { field: "requested_on", headers: ["requested_on"], kind: "day" },
    { field: "approved_on", headers: ["approved_on"], kind: "day" },
    { field: "shipped_on", headers: ["shipped_on"], kind: "day" },
    { field: "delivered_on", headers: ["delivered_on"], kind: "day" },
    { field: "order_id", headers: ["order_id"], kind: "id" },
    { field: "tracking_number", headers: ["tracking_number"], kind: "id" },
    { field: "shipping_cost", headers: ["shipping_cost"], kind: "money" },
    { field: "note", headers: ["note"], kind: "text" },
  ],
  dayField: "requested_on",
  toRecords,
};
