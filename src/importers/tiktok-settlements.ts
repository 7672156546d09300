import { unread } from "./columns.ts";
import type { ImporterDef } from "./importer.ts";
import { SETTLEMENT_MONEY } from "./settlement-parents.ts";
import { ENTRY_COLUMNS, entryOf } from "./settlement-entry.ts";

export const tiktokSettlements: ImporterDef = {
  id: "tiktok-settlements",
  title: "TikTok Shop settlements (income)",
  whereToExport: "Seller Center > Finance > Transactions (or Statements) > Export; the sheet Order details.",
  nature: "export",
  primaryFact: "settlement_entry",
  columns: [
    ...ENTRY_COLUMNS,
    {
      field: "total",
      headers: ["Total settlement amount", "Jumlah penyelesaian pembayaran"],
      kind: "money",
      required: true,
      filled: true,
    },
    {
      field: "settled_on",
      headers: ["Order settled time", "Waktu penyelesaian pesanan"],
      kind: "day",
    },
    { field: "statement_on", headers: ["Statement date", "Statement date (UTC)"], kind: "day" },
    { field: "statement_id", headers: ["Statement ID"], kind: "id" },
    { field: "payment_id", headers: ["Payment ID"], kind: "id" },
    ...unread("Status", ["Order created date", "Order created time", "Waktu pemesanan"]),
    ...unread("Order delivery date", "Waktu pembayaran pesanan"),
    ...SETTLEMENT_MONEY,
  ],
  alsoOneOf: [["settled_on", "statement_on"]],
  dateHabit: "ymd",
  exportTimeFromName: (baseName, toInstant) => {
    const stamp = /income_(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?!\d)/iu.exec(baseName);
    if (stamp === null) return null;
    const [, year, month, day, hour, minute, second] = stamp;
    return toInstant(`${year}-${month}-${day} ${hour}:${minute}:${second}`);
  },
  exportTimeFields: ["settled_on", "statement_on"],
  dayField: "settled_on",
  isNotData: (cell) => !/\d/u.test(cell("entry_id")),
  toRecords: entryOf,
};
