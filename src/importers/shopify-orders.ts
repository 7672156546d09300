import type { SheetFact } from "../core/facts.ts";
import { buyer, unread } from "./columns.ts";
import type { CellValue, ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { orderNumber } from "./labels.ts";
import { problem } from "./problems.ts";
import { rejectedCell, textOf } from "./sheet-facts.ts";
import { type Evidence, readEvidence } from "./shopify-evidence.ts";
import { orderLine } from "./shopify-lines.ts";

/** Cells of the order stand on its first row alone. */
const columns: readonly ColumnDef[] = [
  { field: "name", headers: ["Name"], kind: "id", required: true, filled: true },
  ...buyer("Email"),
  {
    field: "financial_status",
    headers: ["Financial Status"],
    kind: "choice",
    required: true,
    choices: Object.fromEntries(
      [
        "paid",
        "pending",
        "authorized",
        "partially paid",
        "refunded",
        "partially refunded",
        "voided",
        "expired",
        "unpaid",
      ].map((word) => [word, word.replace(" ", "_")]),
    ),
  },
  { field: "paid_at", headers: ["Paid at"], kind: "instant" },
  { field: "fulfilment_status", headers: ["Fulfillment Status"], kind: "text" },
  { field: "fulfilled_at", headers: ["Fulfilled at"], kind: "instant" },
  ...unread("Accepts Marketing"),
  { field: "currency", headers: ["Currency"], kind: "currency" },
  { field: "subtotal", headers: ["Subtotal"], kind: "money", required: true },
  { field: "shipping", headers: ["Shipping"], kind: "money", required: true },
  ...unread("Taxes"),
  { field: "total", headers: ["Total"], kind: "money", required: true },
  { field: "discount_code", headers: ["Discount Code"], kind: "text" },
  ...unread("Discount Amount", "Shipping Method"),
  { field: "created_at", headers: ["Created at"], kind: "instant", required: true },
  { field: "quantity", headers: ["Lineitem quantity"], kind: "integer", required: true, filled: true },
  { field: "product_name", headers: ["Lineitem name"], kind: "text" },
  { field: "price", headers: ["Lineitem price"], kind: "money", required: true, filled: true },
  ...unread("Lineitem compare at price"),
  { field: "sku", headers: ["Lineitem sku"], kind: "id", required: true },
  ...unread("Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status"),
  ...buyer("Billing Name", "Billing Street", "Billing Address1", "Billing Address2", "Billing Company"),
  ...buyer("Billing City", "Billing Zip", "Billing Province", "Billing Country", "Billing Phone"),
  ...buyer("Shipping Name", "Shipping Street", "Shipping Address1", "Shipping Address2"),
  ...buyer("Shipping Company", "Shipping City", "Shipping Zip", "Shipping Province", "Shipping Country"),
  ...buyer("Shipping Phone", "Notes"),
  { field: "note_attributes", headers: ["Note Attributes"], kind: "text", personal: "evidence" },
  { field: "cancelled_at", headers: ["Cancelled at"], kind: "instant" },
  { field: "payment_method", headers: ["Payment Method"], kind: "text", personal: "evidence" },
  ...buyer("Payment Reference"),
  { field: "refunded_amount", headers: ["Refunded Amount"], kind: "money", required: true },
  ...unread("Vendor", "Outstanding Balance", "Employee", "Location", "Device ID"),
  { field: "order_id", headers: ["Id"], kind: "id", required: true },
  { field: "tags", headers: ["Tags"], kind: "text", personal: "evidence" },
  ...unread("Risk Level"),
  { field: "order_source", headers: ["Source"], kind: "text", personal: "evidence" },
  { field: "line_discount", headers: ["Lineitem discount"], kind: "money" },
  ...unread(
    ...[1, 2, 3, 4, 5].flatMap((number) => [`Tax ${number} Name`, `Tax ${number} Value`]),
    "Receipt Number",
    "Duties",
  ),
  ...buyer("Phone", "Billing Province Name", "Shipping Province Name", "Payment ID", "Payment References"),
  ...unread("Payment Terms Name", "Next Payment Due At"),
];

/** What the order says of who sold it, under the id by which the ledger knows the order. */
function evidenceFact(orderId: string, name: string | null, evidence: Evidence): SheetFact {
  const fields: Record<string, CellValue> = name === null ? {} : { name };
  for (const field of ["codes", "links", "traces"] as const)
    if (evidence[field].length > 0) fields[field] = JSON.stringify(evidence[field]);
  return { fact: "order_evidence", key: [orderId], fields };
}

/**
 * An order that TikTok Shop sent here is in TikTok's own export with its money: it gives evidence to
 * that order and nothing else. Any other order is one of the shop, with its lines.
 */
function toRecords(row: Row): RowOutcome {
  const first = row.group?.[0] ?? row;
  const id = textOf(first, "order_id");
  if (id === null)
    return rejectedCell(
      "emptyCell",
      "order_id",
      `"Id" is empty, and the first row of the order is not above.`,
    );
  const name = orderNumber(textOf(first, "name"));
  const evidence = readEvidence(first);
  if (evidence.tiktokIds.length > 0) {
    return { kind: "facts", facts: evidence.tiktokIds.map((tiktok) => evidenceFact(tiktok, name, evidence)) };
  }
  if (evidence.isFromTiktok) {
    const message = `order ${name ?? id} came from TikTok Shop and does not name its TikTok id.`;
    return {
      kind: "facts",
      facts: [{ fact: "order_evidence", key: [id], fields: {} }],
      warnings: [problem("tiktokOrderWithoutId", message)],
    };
  }
  const line = orderLine(row, row.group ?? [row]);
  if (line.kind === "rejected") return line;
  const facts = row.line === first.line ? [evidenceFact(id, name, evidence)] : [];
  return { kind: "facts", facts: [line.line, ...facts] };
}

export const shopifyOrders: ImporterDef = {
  id: "shopify-orders",
  title: "Shopify orders",
  whereToExport: "Shopify admin > Orders > Export > Export orders, as CSV.",
  nature: "export",
  primaryFact: "order_line",
  columns,
  dateHabit: "ymd",
  exportTimeFields: ["created_at", "paid_at", "fulfilled_at", "cancelled_at"],
  dayField: "created_at",
  group: { key: "name", start: "order_id" },
  toRecords,
};
