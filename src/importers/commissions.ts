import { normaliseWord } from "./cells.ts";
import { CREATOR_HEADERS } from "./columns.ts";
import type { CellValue, ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { normaliseKey, type KeyKind } from "./key-values.ts";
import { filledFields, rejectedCell, taken, textOf } from "./sheet-facts.ts";

/** Columns that name the creator, the surest first, and the kind of key that each holds. */
const IDENTITIES = [
  { field: "creator", kind: "handle" },
  { field: "email", kind: "email" },
  { field: "affiliate_id", kind: "affiliate_id" },
  { field: "code", kind: "code" },
  { field: "link", kind: "link" },
] as const satisfies readonly { field: string; kind: KeyKind }[];

/**
 * Words with which affiliate programs say that a commission will never be paid, each read as `ineligible`: such
 * a row counts nothing.
 */
const NEVER_PAID: ReadonlySet<string> = new Set([
  "denied",
  "declined",
  "rejected",
  "unqualified",
  "disqualified",
  "reversed",
  "void",
  "voided",
  "ineligible",
]);

/**
 * The first identity is part of the key, the others are kept as fields: they are evidence too. A row
 * without an order is a payment, of which a creator may get several alike on one day. A conversion's id
 * parts the rows of one order: a sale, and the negative one that cancels it.
 */
function toRecords(row: Row, context: RowContext): RowOutcome {
  const found: { field: string; kind: KeyKind; value: string }[] = [];
  for (const { field, kind } of IDENTITIES) {
    const text = textOf(row, field) ?? (field === "creator" ? context.creator : null);
    if (text === null) continue;
    const value = normaliseKey(kind, text);
    if (value === null)
      return rejectedCell("unreadable", field, `"${field}" ${text}: no ${kind.replace("_", " ")}.`);
    found.push({ field, kind, value });
  }
  const [first, ...others] = found;
  if (first === undefined) {
    return rejectedCell(
      "noIdentity",
      "creator",
      "the row names no creator, e-mail, affiliate id, code or link.",
    );
  }
  const fields: Record<string, CellValue> = filledFields(row, "commission_sheet_row");
  if (fields["commission"] === undefined)
    return rejectedCell("emptyCell", "commission", `"commission" is empty.`);
  for (const { field, value } of others) fields[field] = value;
  if (NEVER_PAID.has(normaliseWord(textOf(row, "status") ?? ""))) fields["status"] = "ineligible";
  const orderId = textOf(row, "order_id")?.replace(/^#\s*/, "") ?? "";
  const conversion = textOf(row, "conversion_id");
  const key = [
    orderId,
    textOf(row, "sku") ?? "",
    first.kind,
    first.value,
    ...(orderId === "" ? [textOf(row, "date") ?? ""] : []),
    ...(conversion === null ? [] : [conversion]),
  ];
  const numbered = orderId === "" && conversion === null;
  return taken({ fact: "commission_sheet_row", key, fields, ...(numbered ? { numbered } : {}) });
}

export const commissions: ImporterDef = {
  id: "commissions",
  title: "Commissions (sheet)",
  whereToExport:
    "A sheet of your own, or of an affiliate program, with one commission per row, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "commission_sheet_row",
  columns: [
    { field: "order_id", headers: ["order_id"], kind: "id" },
    { field: "sku", headers: ["sku"], kind: "id" },
    { field: "conversion_id", headers: ["conversion_id"], kind: "text" },
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle" },
    { field: "code", headers: ["code"], kind: "text", names: true },
    { field: "link", headers: ["link"], kind: "text" },
    { field: "email", headers: ["email"], kind: "text" },
    { field: "affiliate_id", headers: ["affiliate_id"], kind: "text", names: true },
    {
      field: "commission",
      headers: ["commission", "commission amount", "commission total"],
      kind: "money",
      required: true,
    },
    { field: "base", headers: ["base", "sale amount", "revenue", "order total"], kind: "money" },
    { field: "rate", headers: ["rate"], kind: "rate" },
    { field: "status", headers: ["status"], kind: "text" },
    { field: "date", headers: ["date"], kind: "day" },
    { field: "currency", headers: ["currency"], kind: "currency" },
  ],
  oneOf: [["creator", "code", "link", "email", "affiliate_id"]],
  dayField: "date",
  toRecords,
};
