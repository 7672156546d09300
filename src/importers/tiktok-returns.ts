import type { ReturnFact } from "../core/return-fact.ts";
import type { Day, Money } from "../core/scalars.ts";
import { normaliseWord } from "./cells.ts";
import { buyer, unread } from "./columns.ts";
import type { ImporterDef, Row, RowOutcome } from "./importer.ts";

/**
 * Statuses of a return that is over and was granted: "Completed" in the languages of the order export, and
 * the interface's names. "Success" is granted and not over; a refund time alone proves neither.
 */
const COMPLETED: ReadonlySet<string> = new Set(
  [
    "completed",
    "complete",
    "selesai",
    "เสร็จสมบูรณ์",
    "return or refund request complete",
    "replacement request refund success",
  ].map(normaliseWord),
);

/** A completed return whose units count: not one that a substatus takes back, nor an exchange for the same. */
function isCompleted(status: string, substatus: string | null, type: string | null): boolean {
  if (/cancel|reject/.test(normaliseWord(substatus ?? ""))) return false;
  const word = normaliseWord(status);
  if (word === "replacement request refund success") return true;
  return COMPLETED.has(word) && !/replace|exchange/.test(normaliseWord(type ?? ""));
}

function toRecords({ values }: Row): RowOutcome {
  const text = (field: string): string | null => (values[field] as string | null | undefined) ?? null;
  const status = text("status") ?? "";
  const fact: ReturnFact = {
    fact: "return",
    return_id: text("return_id") ?? "",
    order_id: text("order_id") ?? "",
    sku_id: text("sku_id") ?? "",
    is_completed: isCompleted(status, text("substatus"), text("return_type")),
    status_text: status,
    return_type: text("return_type"),
    quantity: (values["quantity"] as number | null) ?? 0,
    unit_price: (values["unit_price"] as Money | null | undefined) ?? null,
    requested_on: text("requested_on") as Day | null,
    refunded_on: text("refunded_on") as Day | null,
  };
  return { kind: "facts", facts: [fact] };
}

export const tiktokReturns: ImporterDef = {
  id: "tiktok-returns",
  title: "TikTok Shop returns",
  whereToExport: "Seller Center > Orders > Manage returns > Export, as CSV.",
  nature: "export",
  primaryFact: "return",
  columns: [
    { field: "return_id", headers: ["Return Order ID"], kind: "id", required: true, filled: true },
    { field: "order_id", headers: ["Order ID"], kind: "id", required: true, filled: true },
    ...unread("Order Amount", "Order Status", "Order Substatus"),
    ...buyer("Payment Method"),
    { field: "sku_id", headers: ["SKU ID"], kind: "id", required: true, filled: true },
    ...unread("Seller SKU", "Product Name", "SKU Name"),
    ...buyer("Buyer Username"),
    { field: "return_type", headers: ["Return Type"], kind: "text" },
    { field: "requested_on", headers: ["Time Requested"], kind: "day" },
    ...unread("Return Reason"),
    { field: "unit_price", headers: ["Return unit price"], kind: "money" },
    { field: "quantity", headers: ["Return Quantity"], kind: "integer", required: true, filled: true },
    ...unread("Return Logistics Tracking ID"),
    { field: "status", headers: ["Return Status"], kind: "text", required: true, filled: true },
    { field: "substatus", headers: ["Return Sub Status"], kind: "text" },
    { field: "refunded_on", headers: ["Refund Time"], kind: "day" },
    ...unread("Dispute Status", "Appeal Status", "Compensation Status", "Compensation Amount"),
    ...buyer("Buyer Note"),
  ],
  // Day first in every country, also in the United States, where order exports have the month first.
  dateHabit: "dmy",
  exportTimeFields: ["requested_on", "refunded_on"],
  dayField: "requested_on",
  isNotData: (cell) => !/\d/.test(cell("return_id")),
  endsWithLineEnd: true,
  toRecords,
};
