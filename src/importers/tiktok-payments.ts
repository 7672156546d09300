import { buyer, unread } from "./columns.ts";
import type { ImporterDef, Row, RowOutcome } from "./importer.ts";
import { filledFields, taken, textOf } from "./sheet-facts.ts";

/** A payout of TikTok to the shop's bank; the digits of the bank account are never read. */
function toRecords(row: Row): RowOutcome {
  return taken({
    fact: "payment",
    key: [textOf(row, "payment_id") ?? ""],
    fields: filledFields(row, "payment"),
  });
}

export const tiktokPayments: ImporterDef = {
  id: "tiktok-payments",
  title: "TikTok Shop payouts and withdrawals",
  whereToExport: "Seller Center > Finance > Payouts (or Withdrawals) > Export; the sheet Payments.",
  nature: "export",
  primaryFact: "payment",
  columns: [
    {
      field: "payment_id",
      headers: ["Payment ID", "Reference ID"],
      kind: "id",
      required: true,
      filled: true,
    },
    { field: "amount", headers: ["Payment amount", "Amount"], kind: "money", required: true, filled: true },
    {
      field: "initiated_on",
      headers: ["Payment initiation date", "Request time"],
      kind: "day",
      required: true,
    },
    { field: "completed_on", headers: ["Payment completion date", "Success time"], kind: "day" },
    { field: "status", headers: ["Status"], kind: "text", required: true },
    { field: "type", headers: ["Type"], kind: "text" },
    { field: "currency", headers: ["Currency"], kind: "currency" },
    ...unread("Statement ID"),
    ...buyer("Bank account"),
  ],
  dateHabit: "ymd",
  exportTimeFields: ["initiated_on", "completed_on"],
  dayField: "initiated_on",
  isNotData: (cell) => !/\d/u.test(cell("payment_id")),
  toRecords,
};
