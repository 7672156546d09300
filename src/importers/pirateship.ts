import type { ShipmentFact } from "../core/facts.ts";
import type { Day, Money } from "../core/scalars.ts";
import { buyer, unread } from "./columns.ts";
import type { ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { isVoided, labelTaken, orderNumber, stateOfLabel } from "./labels.ts";
import { problem } from "./problems.ts";

const columns: readonly ColumnDef[] = [
  { field: "created_on", headers: ["Created Date"], kind: "day" },
  ...buyer("Recipient", "Company", "Email"),
  { field: "tracking_number", headers: ["Tracking Number"], kind: "id", required: true },
  { field: "label_cost", headers: ["Cost"], kind: "money", required: true },
  { field: "label_status", headers: ["Status"], kind: "text", required: true },
  ...unread("Batch", "Label Size", "Saved Package", "Ship From"),
  { field: "shipped_on", headers: ["Ship Date"], kind: "day" },
  ...unread("Estimated Delivery Time", "Weight (oz)", "Zone", "Package Type"),
  ...unread("Package Length", "Package Width", "Package Height"),
  { field: "tracking_status", headers: ["Tracking Status"], kind: "text", required: true },
  ...unread("Tracking Info"),
  { field: "tracking_on", headers: ["Tracking Date"], kind: "day" },
  ...buyer("Address Line 1", "Address Line 2", "City", "State", "Zipcode", "Country"),
  { field: "carrier", headers: ["Carrier"], kind: "text" },
  { field: "service", headers: ["Service"], kind: "text" },
  { field: "order_number", headers: ["Order ID"], kind: "id" },
  { field: "rubber_stamp_1", headers: ["Rubber Stamp 1"], kind: "text" },
  { field: "rubber_stamp_2", headers: ["Rubber Stamp 2"], kind: "text" },
  { field: "rubber_stamp_3", headers: ["Rubber Stamp 3"], kind: "text" },
  ...unread("Order Value"),
];

function toRecords({ values }: Row): RowOutcome {
  const text = (field: string): string | null => (values[field] as string | null | undefined) ?? null;
  const day = (field: string): Day | null => (values[field] as Day | null | undefined) ?? null;
  const trackingNumber = text("tracking_number");
  const order = orderNumber(text("order_number"));
  const key = trackingNumber ?? order;
  if (key === null) {
    const message = `"Tracking Number" and "Order ID" are empty: the label cannot be told from others.`;
    return { kind: "rejected", problems: [problem("emptyCell", message, { column: "tracking_number" })] };
  }
  const voided = isVoided(text("label_status"));
  const status = text("tracking_status") ?? text("label_status");
  const state = stateOfLabel(status, voided);
  const cost = values["label_cost"] as Money | null;
  const label: ShipmentFact = {
    fact: "shipment",
    shipment_key: key,
    tracking_number: trackingNumber,
    order_number: order,
    reference: text("rubber_stamp_1") ?? text("rubber_stamp_2") ?? text("rubber_stamp_3"),
    carrier: text("carrier"),
    service: text("service"),
    parcel_state: state,
    status_text: status,
    label_voided: voided,
    label_cost: cost === 0 ? null : cost,
    created_on: day("created_on"),
    shipped_on: day("shipped_on"),
    delivered_on: state === "delivered" ? day("tracking_on") : null,
  };
  return labelTaken(label, { field: "tracking_status", header: "Tracking Status" });
}

export const pirateship: ImporterDef = {
  id: "pirateship",
  title: "Pirate Ship labels",
  whereToExport: "Pirate Ship > Ship > select shipments > Export > Shipment list, as CSV.",
  nature: "export",
  primaryFact: "shipment",
  columns,
  // It sells labels in the United States only.
  dateHabit: "mdy",
  exportTimeFields: ["created_on", "shipped_on", "tracking_on"],
  dayField: "created_on",
  toRecords,
};
