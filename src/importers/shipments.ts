import type { ParcelState } from "../core/facts.ts";
import { CREATOR_HEADERS } from "./columns.ts";
import type { CellValue, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { parcelState } from "./parcel-states.ts";
import { problem } from "./problems.ts";
import { filledFields, rejectedCell, textOf } from "./sheet-facts.ts";

/** What the row says of the parcel: its status, else a day of delivery; null when neither is filled. */
function stateOf(row: Row): ParcelState | null {
  const status = textOf(row, "status");
  if (status !== null) return parcelState(status);
  return textOf(row, "delivered_on") === null ? null : "delivered";
}

function toRecords(row: Row): RowOutcome {
  const trackingNumber = textOf(row, "tracking_number");
  const key = trackingNumber ?? textOf(row, "shipment_id");
  if (key === null)
    return rejectedCell(
      "emptyCell",
      "tracking_number",
      `"tracking_number" and "shipment_id" are empty: the parcel cannot be told from others.`,
    );
  const fields: Record<string, CellValue> = filledFields(row, "shipment_row");
  const status = textOf(row, "status");
  const state = stateOf(row);
  const names = [textOf(row, "creator"), textOf(row, "reference")].filter((text) => text !== null);
  const order = textOf(row, "order_id")?.replace(/^#\s*/, "");
  if (order !== undefined) fields["order_number"] = order;
  if (names.length > 0) fields["reference"] = names.join(", ");
  if (state !== null) fields["parcel_state"] = state;
  if (status !== null) fields["status_text"] = status;
  // A label of 0.00 is one of unknown cost.
  if (fields["label_cost"] === 0) delete fields["label_cost"];
  const facts = [{ fact: "shipment_row" as const, key: [key], fields }];
  if (state !== "unknown") return { kind: "facts", facts };
  const message = `"status" ${status ?? ""}: not a known status; the parcel's state is unknown.`;
  return { kind: "facts", facts, warnings: [problem("unknownStatus", message, { column: "status" })] };
}

export const shipments: ImporterDef = {
  id: "shipments",
  title: "Shipments (sheet)",
  whereToExport: "A sheet of your own, or any list of parcels with these columns, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "shipment_row",
  columns: [
    { field: "tracking_number", headers: ["tracking_number"], kind: "id" },
    { field: "shipment_id", headers: ["shipment_id"], kind: "id" },
    { field: "order_id", headers: ["order_id"], kind: "id" },
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle" },
    { field: "reference", headers: ["reference"], kind: "text", names: true },
    { field: "carrier", headers: ["carrier"], kind: "text" },
    { field: "service", headers: ["service"], kind: "text" },
    { field: "status", headers: ["status"], kind: "text" },
    { field: "shipped_on", headers: ["shipped_on"], kind: "day" },
    { field: "delivered_on", headers: ["delivered_on"], kind: "day" },
    { field: "label_cost", headers: ["cost"], kind: "money" },
    { field: "currency", headers: ["currency"], kind: "currency" },
  ],
  oneOf: [["tracking_number", "shipment_id"]],
  dayField: "shipped_on",
  toRecords,
};
