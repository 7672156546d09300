import { unread } from "./columns.ts";
import type { ImporterDef } from "./importer.ts";
import { SETTLEMENT_MONEY } from "./settlement-parents.ts";
import { ENTRY_COLUMNS, entryOf, UNSETTLED } from "./settlement-entry.ts";

/** TikTok's estimates of what is to come: kept, shown by `reconcile`, and never mixed with settled money. */
export const tiktokUnsettled: ImporterDef = {
  id: "tiktok-unsettled",
  title: "TikTok Shop unsettled orders (estimates)",
  whereToExport: "Seller Center > Finance > Transactions > Unsettled > Export.",
  nature: "export",
  primaryFact: "settlement_entry",
  columns: [
    ...ENTRY_COLUMNS,
    {
      field: "total",
      headers: ["Total estimated settlement amount"],
      kind: "money",
      required: true,
      filled: true,
    },
    ...unread("Estimated Settle time", "unsettled reasons", "Order created date", "Order delivery date"),
    ...SETTLEMENT_MONEY,
  ],
  dateHabit: "ymd",
  isNotData: (cell) => !/\d/u.test(cell("entry_id")),
  toRecords: (row, context) => entryOf(row, context, UNSETTLED),
};
