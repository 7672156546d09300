import { cleanCell } from "../core/cell.ts";
import type { Instant } from "../core/scalars.ts";
import type { CellValue, ColumnDef, ImporterDef, Row, RowOutcome } from "./importer.ts";
import { orderNumber } from "./labels.ts";
import { rejectedCell, taken, textOf } from "./sheet-facts.ts";

const columns: readonly ColumnDef[] = [
  { field: "date", headers: ["Conversion Date"], kind: "day", required: true },
  { field: "first_name", headers: ["First Name"], kind: "text", required: true },
  { field: "last_name", headers: ["Last Name"], kind: "text", required: true },
  { field: "order_id", headers: ["Order ID"], kind: "id", required: true, filled: true },
  { field: "base", headers: ["Revenue"], kind: "money" },
  { field: "commission", headers: ["Commission"], kind: "money", required: true, filled: true },
];

/** Its affiliates have no id but their name, as one text; only a key of kind `affiliate_id` says who that is. */
function affiliateId(row: Row): string | null {
  const names = [textOf(row, "first_name"), textOf(row, "last_name")].filter((name) => name !== null);
  return cleanCell(names.join(" ").replaceAll(/\s+/gu, " "));
}

/** The last part of the key is the program: the same order in another program's sheet is other money. */
function toRecords(row: Row): RowOutcome {
  const affiliate = affiliateId(row);
  if (affiliate === null)
    return rejectedCell("noIdentity", "first_name", `"First Name" and "Last Name" are empty.`);
  const order = orderNumber(textOf(row, "order_id"));
  if (order === null) return rejectedCell("unreadable", "order_id", `"Order ID": no id.`);
  const fields: Record<string, CellValue> = {};
  for (const field of ["commission", "base", "date"]) {
    const value = row.values[field];
    if (value !== undefined && value !== null) fields[field] = value;
  }
  const key = [order, "", "affiliate_id", affiliate, socialSnowball.id];
  return taken({ fact: "commission_sheet_row", key, fields });
}

export const socialSnowball: ImporterDef = {
  id: "social-snowball",
  title: "Social Snowball conversions",
  whereToExport: "Social Snowball > Conversions > Export, as CSV.",
  nature: "export",
  primaryFact: "commission_sheet_row",
  columns,
  dateHabit: "mdy",
  // `conversions-export-<unix>.csv`, in seconds or milliseconds.
  exportTimeFromName: (baseName) => {
    const stamp = /conversions-export-(\d{10})(?:\d{3})?(?!\d)/.exec(baseName)?.[1];
    return stamp === undefined ? null : (Number(stamp) as Instant);
  },
  exportTimeFields: ["date"],
  dayField: "date",
  toRecords,
};
