import type { ShipmentFact } from "../core/facts.ts";
import { buyer, unread } from "./columns.ts";
import type { ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { labelTaken, orderNumber, stateOfLabel } from "./labels.ts";
import { rejectedCell, textOf } from "./sheet-facts.ts";

/** Both its dashboard's export and the sheet that is uploaded to it, which has no status. */
const columns: readonly ColumnDef[] = [
  { field: "tracking_number", headers: ["Tracking number", "tracking_number"], kind: "id", required: true },
  { field: "order_number", headers: ["Order number", "order_id"], kind: "id" },
  ...unread(["Shipment title", "title"]),
  { field: "carrier", headers: ["Carrier", "courier"], kind: "text" },
  { field: "service", headers: ["Service"], kind: "text" },
  { field: "status", headers: ["Status"], kind: "text" },
  ...unread("Sub-status", "Issues"),
  // Where the parcel was seen last: the buyer's town, in the end.
  ...buyer("Latest event", "Origin", "Destination", "customer_name"),
  ...unread("Transit time", "Estimated delivery date", "On-time status", "order_path", "origin_country"),
];

/** It knows where a parcel is, and neither what its label cost nor on which day it moved. */
function toRecords(row: Row): RowOutcome {
  const trackingNumber = textOf(row, "tracking_number");
  if (trackingNumber === null)
    return rejectedCell("emptyCell", "tracking_number", `"Tracking number" is empty.`);
  const status = textOf(row, "status");
  const label: ShipmentFact = {
    fact: "shipment",
    shipment_key: trackingNumber,
    tracking_number: trackingNumber,
    order_number: orderNumber(textOf(row, "order_number")),
    reference: null,
    carrier: textOf(row, "carrier"),
    service: textOf(row, "service"),
    parcel_state: stateOfLabel(status, false),
    status_text: status,
    label_voided: false,
    label_cost: null,
    created_on: null,
    shipped_on: null,
    delivered_on: null,
  };
  return labelTaken(label, { field: "status", header: "Status" });
}

export const aftership: ImporterDef = {
  id: "aftership",
  title: "AfterShip shipments",
  whereToExport: "AfterShip > Tracking > Shipments > Export, as CSV; or the sheet that was uploaded to it.",
  nature: "export",
  primaryFact: "shipment",
  columns,
  // A tracking number alone may stand in any list of parcels; these columns are its own.
  oneOf: [["sub_status", "latest_event", "on_time_status", "order_path", "shipment_title"]],
  toRecords,
};
