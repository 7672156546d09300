import type { DayText } from "./calendar.ts";
import type { Cells } from "./cells.ts";
import { csvText, moneyText } from "./cells.ts";
import type { Shop } from "./model.ts";
import type { SettlementFile, SettlementRow } from "./settlement-model.ts";

/** Names that TikTok writes in two ways, some with blanks after them. */
const RESPELLED: Readonly<Record<string, string>> = {
  "Statement date (UTC)": "Statement date",
  Type: "Type ",
  "Order/adjustment ID": "Order/adjustment ID  ",
  "Related order ID": "Related order ID  ",
  "Total revenue": "Total Revenue",
  "Total fees": "Total Fees",
  "Affiliate commission": "Affiliate Commission",
};

const yearFirst = (day: DayText): string => day.replaceAll("-", "/");

/** Money that is about the buyer, and no money of the seller. */
function buyerCells(row: SettlementRow, currency: string): Cells {
  const paid = moneyText(Math.abs(row.total) + 31, currency);
  return { "Customer payment": paid, "Platform discounts": moneyText(31, currency) };
}

function identityCells(row: SettlementRow, currency: string): Cells {
  const day = yearFirst(row.day);
  return {
    "Statement date (UTC)": day,
    "Statement ID": row.statement_id ?? "",
    Status: "Settled",
    Currency: currency,
    Type: row.type,
    "Order/adjustment ID": row.entry_id,
    "SKU ID": row.sku_id ?? "",
    Quantity: row.sku_id === null ? "" : "1",
    "Order created date": day,
    "Order created time": day,
    "Order settled time": day,
    "Related order ID": row.related_order_id ?? "",
    "Total settlement amount": moneyText(row.total, currency),
    "Collection methods": "TikTok",
  };
}

function rowCells(row: SettlementRow, file: SettlementFile, currency: string): Cells {
  const money = Object.entries(row.money).map(([header, amount]) => [header, moneyText(amount, currency)]);
  const cells: Record<string, string> = {
    ...buyerCells(row, currency),
    ...(Object.fromEntries(money) as Cells),
    ...identityCells(row, currency),
  };
  const written = file.headers.map((header) => {
    const text = cells[header] ?? "";
    return [headerText(file, header), text === "" ? file.empty : text];
  });
  return Object.fromEntries(written) as Cells;
}

const headerText = (file: SettlementFile, header: string): string =>
  file.respelled ? (RESPELLED[header] ?? header) : header;

/** A finance export as CSV; its name says when it was made. */
export function settlementFile(file: SettlementFile, shop: Shop): [name: string, text: string] {
  const blank: Cells[] = Array.from({ length: file.blank_rows }, () => ({}));
  const rows = file.rows.map((row) => rowCells(row, file, shop.currency));
  const headers = file.headers.map((header) => headerText(file, header));
  const time = file.exported_at.replaceAll(/\D/gu, "");
  return [`income_${time}.csv`, csvText(headers, [...rows, ...blank])];
}
