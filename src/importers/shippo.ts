import type { ParcelState, ShipmentFact } from "../core/facts.ts";
import type { Day } from "../core/scalars.ts";
import { unread } from "./columns.ts";
import type { ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { isVoided, labelTaken, stateOfLabel } from "./labels.ts";
import { rejectedCell, textOf } from "./sheet-facts.ts";

const columns: readonly ColumnDef[] = [
  { field: "transaction_id", headers: ["transaction_object_id"], kind: "id", required: true },
  { field: "carrier", headers: ["carrier"], kind: "text" },
  { field: "tracking_number", headers: ["tracking_number"], kind: "id", required: true },
  { field: "registered_on", headers: ["tracking_registered_at"], kind: "day" },
  { field: "label_status", headers: ["transaction_status"], kind: "text", required: true },
  { field: "tracking_status", headers: ["tracking_status"], kind: "text", required: true },
  { field: "delivered_on", headers: ["first_delivered_at"], kind: "day" },
  ...unread("transit_time_hours"),
];

/** The tracking status; where it is empty, a day of delivery says as much. */
function stateOf(status: string | null, deliveredOn: string | null, voided: boolean): ParcelState {
  if (status === null && deliveredOn !== null) return "delivered";
  return stateOfLabel(status, voided);
}

/** The report tells what became of a label, and neither its cost nor its order: other files do. */
function toRecords(row: Row): RowOutcome {
  const trackingNumber = textOf(row, "tracking_number");
  const key = trackingNumber ?? textOf(row, "transaction_id");
  if (key === null)
    return rejectedCell("emptyCell", "tracking_number", "the row has no tracking number and no transaction.");
  const status = textOf(row, "tracking_status");
  const deliveredOn = textOf(row, "delivered_on") as Day | null;
  const voided = isVoided(textOf(row, "label_status"));
  const state = stateOf(status, deliveredOn, voided);
  const label: ShipmentFact = {
    fact: "shipment",
    shipment_key: key,
    tracking_number: trackingNumber,
    order_number: null,
    reference: null,
    carrier: textOf(row, "carrier"),
    service: null,
    parcel_state: state,
    status_text: status,
    label_voided: voided,
    label_cost: null,
    created_on: textOf(row, "registered_on") as Day | null,
    shipped_on: null,
    // A parcel that came back may have been delivered before; where it is now is what counts.
    delivered_on: state === "delivered" ? deliveredOn : null,
  };
  return labelTaken(label, { field: "tracking_status", header: "tracking_status" });
}

export const shippo: ImporterDef = {
  id: "shippo",
  title: "Shippo tracking report",
  whereToExport: "Shippo > Analytics > Reports > Tracking, as CSV.",
  nature: "export",
  primaryFact: "shipment",
  columns,
  dateHabit: "mdy",
  exportTimeFields: ["registered_on", "delivered_on"],
  dayField: "registered_on",
  toRecords,
};
