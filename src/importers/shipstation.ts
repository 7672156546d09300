import type { ParcelState, ShipmentFact } from "../core/facts.ts";
import type { Day, Money } from "../core/scalars.ts";
import { normaliseWord } from "./cells.ts";
import { buyer, unread } from "./columns.ts";
import type { ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { labelTaken, orderNumber } from "./labels.ts";
import { parcelState } from "./parcel-states.ts";
import { rejectedCell, textOf } from "./sheet-facts.ts";

const columns: readonly ColumnDef[] = [
  { field: "shipment_id", headers: ["Shipment #"], kind: "id" },
  { field: "order_number", headers: ["Order #", "Order - Number"], kind: "id", required: true },
  {
    field: "tracking_number",
    headers: ["Tracking #", "Tracking Number", "Shipment - Tracking Number"],
    kind: "id",
  },
  ...unread("Item SKU"),
  // What the label cost. "Shipping Paid" and "Amount - Order Shipping" are what the customer paid.
  { field: "label_cost", headers: ["Rate", "Amount - Shipping Cost"], kind: "money", required: true },
  ...unread("Shipping Paid", "Carrier Fee", "Amount - Order Shipping", "Amount - Order Subtotal"),
  ...unread(
    "Amount - Order Tax",
    "Amount - Order Total",
    "Amount - Paid by Customer",
    "Amount - Ship Rate Quoted",
  ),
  ...buyer(
    "Recipient",
    "Bill To - Name",
    "Customer Email",
    "Ship To - Name",
    "Username",
    "Order - CustomerID",
  ),
  { field: "carrier", headers: ["Carrier - Carrier Selected", "Carrier"], kind: "text" },
  ...unread("Carrier - Service Requested"),
  { field: "service", headers: ["Carrier - Service Selected", "Service"], kind: "text" },
  ...unread("Count - Number of Items", "Count - Number of Shipments"),
  { field: "custom_1", headers: ["Custom - Field 1"], kind: "text" },
  { field: "custom_2", headers: ["Custom - Field 2"], kind: "text" },
  { field: "custom_3", headers: ["Custom - Field 3"], kind: "text" },
  ...unread("Date - Hold Until"),
  { field: "created_on", headers: ["Date - Order Date", "Order Date"], kind: "day" },
  ...unread("Date - Paid Date"),
  { field: "shipped_on", headers: ["Date - Shipped Date", "Ship Date"], kind: "day" },
  ...unread("Market - Store Name", "Order - Pay Method"),
  { field: "status", headers: ["Order - Status", "Order Status"], kind: "text" },
  ...unread("Source", "Tags", "Weight - TotalOz"),
];

/** States of its orders beside the carriers' phrases. */
const ORDER_STATES: Readonly<Record<string, ParcelState>> = {
  "awaiting payment": "label_created",
  "on hold": "label_created",
};

function stateOf(status: string | null): ParcelState {
  return status === null ? "unknown" : (ORDER_STATES[normaliseWord(status)] ?? parcelState(status));
}

/** Items of one shipment stand on rows of their own, each with the cost: they have one key, and one counts. */
function toRecords(row: Row): RowOutcome {
  const day = (field: string): Day | null => textOf(row, field) as Day | null;
  const order = orderNumber(textOf(row, "order_number"));
  const trackingNumber = textOf(row, "tracking_number");
  const key = trackingNumber ?? textOf(row, "shipment_id") ?? order;
  if (key === null)
    return rejectedCell("emptyCell", "order_number", "the row has no shipment, tracking or order number.");
  const status = textOf(row, "status");
  const state = stateOf(status);
  const cost = (row.values["label_cost"] as Money | null | undefined) ?? null;
  const notes = ["custom_1", "custom_2", "custom_3"].flatMap((field) => textOf(row, field) ?? []);
  const label: ShipmentFact = {
    fact: "shipment",
    shipment_key: key,
    tracking_number: trackingNumber,
    order_number: order,
    reference: notes.length === 0 ? null : notes.join(", "),
    carrier: textOf(row, "carrier"),
    service: textOf(row, "service"),
    parcel_state: state,
    status_text: status,
    // A cancelled order has no label of its own any more; one that was bought keeps its cost.
    label_voided: false,
    label_cost: cost === 0 ? null : cost,
    created_on: day("created_on"),
    shipped_on: day("shipped_on"),
    delivered_on: null,
  };
  return labelTaken(label, { field: "status", header: "Order - Status" });
}

export const shipstation: ImporterDef = {
  id: "shipstation",
  title: "ShipStation orders or shipments",
  whereToExport: "ShipStation > Orders > Export, or Shipments > Export, as CSV.",
  nature: "export",
  primaryFact: "shipment",
  columns,
  dateHabit: "mdy",
  exportTimeFields: ["created_on", "shipped_on"],
  dayField: "shipped_on",
  toRecords,
};
