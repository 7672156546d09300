import type { Money } from "../core/scalars.ts";
import { buyer, unread } from "./columns.ts";
import type { CellValue, ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { orderNumber } from "./labels.ts";
import { taken, textOf } from "./sheet-facts.ts";

/** Columns of newer invoices: what a shipment cost beside "Original Invoice". */
const SURCHARGES = [
  "WMS Fuel Surcharge",
  "Delivery Area Surcharge",
  "Residential Area Surcharge",
  "Address Correction Fee",
  "Other Order Fee",
] as const;

const surchargeColumns = SURCHARGES.map((header, index): ColumnDef => {
  return { field: `surcharge_${index + 1}`, headers: [header], kind: "money" };
});

const columns: readonly ColumnDef[] = [
  ...unread("User ID", "Merchant Name"),
  ...buyer("Customer Name"),
  ...unread("StoreIntegrationName"),
  // Its own number of the shipment; the order of the shop is "Store OrderID".
  { field: "shipment_id", headers: ["OrderID"], kind: "id", required: true, filled: true },
  {
    field: "transaction_type",
    headers: ["Transaction Type"],
    kind: "choice",
    choices: { charge: "charge", credit: "credit" },
    required: true,
    filled: true,
  },
  { field: "charged_on", headers: ["Transaction Date"], kind: "day", required: true },
  { field: "order_number", headers: ["Store OrderID"], kind: "id", required: true },
  { field: "tracking_number", headers: ["TrackingId"], kind: "id" },
  ...unread("Fulfillment without Surcharge"),
  // A part of "Original Invoice".
  { field: "surcharge_applied", headers: ["Surcharge Applied"], kind: "money" },
  { field: "amount", headers: ["Original Invoice"], kind: "money", required: true },
  ...unread("Insurance Amount", "Products Sold", "Total Quantity", "Ship Option ID"),
  { field: "carrier", headers: ["Carrier"], kind: "text" },
  { field: "service", headers: ["Carrier Service"], kind: "text" },
  ...unread("Zone Used", "Actual Weight (Oz)", "Dim Weight(Oz)", "Billable Weight(Oz)"),
  ...unread("Length", "Width", "Height"),
  ...buyer("State", "Destination Country"),
  ...unread("Order Category", "Transit Time (Days)", "Transaction Status", "Invoice Number", "Invoice Date"),
  ...unread("Pick Fees", "B2B Fees"),
  ...surchargeColumns,
];

/**
 * What a row charges, or gives back as a negative amount. Surcharges in columns of their own come on
 * top, unless they are the parts of "Surcharge Applied", which the invoice contains already. A credit
 * is money back whichever sign it is written with.
 */
function amountOf(row: Row): number {
  const money = (field: string): number => (row.values[field] as Money | null | undefined) ?? 0;
  const surcharges = surchargeColumns.reduce((sum, { field }) => sum + money(field), 0);
  const isWithin = surcharges === money("surcharge_applied");
  const amount = money("amount") + (isWithin ? 0 : surcharges);
  return textOf(row, "transaction_type") === "credit" ? -Math.abs(amount) : amount;
}

/**
 * One row is one charge or credit; a shipment costs the sum of its rows, from whichever invoices they
 * come. The invoice's number is no part of the key, for a pending charge gets it later; the amount is,
 * so that a correction of the same day is another charge, and a row that is repeated per item is not.
 */
function toRecords(row: Row): RowOutcome {
  const amount = amountOf(row);
  const fields: Record<string, CellValue> = { amount };
  const order = orderNumber(textOf(row, "order_number"));
  if (order !== null) fields["order_number"] = order;
  for (const field of ["tracking_number", "carrier", "service"]) {
    const text = textOf(row, field);
    if (text !== null) fields[field] = text;
  }
  const [id, type] = [textOf(row, "shipment_id") ?? "", textOf(row, "transaction_type") ?? ""];
  const key = [id, type, textOf(row, "charged_on") ?? "", String(amount)];
  return taken({ fact: "label_charge", key, fields });
}

export const shipbob: ImporterDef = {
  id: "shipbob",
  title: "ShipBob invoices",
  whereToExport: "ShipBob > Billing > Invoices > shipment details (extras), as CSV.",
  nature: "export",
  primaryFact: "label_charge",
  columns,
  dateHabit: "mdy",
  exportTimeFields: ["charged_on"],
  dayField: "charged_on",
  toRecords,
};
