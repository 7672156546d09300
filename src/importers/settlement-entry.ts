import type { SettlementEntryFact, SettlementKind } from "../core/facts.ts";
import { formatMoney } from "../core/money.ts";
import type { Day, Money } from "../core/scalars.ts";
import { normaliseWord } from "./cells.ts";
import { unread } from "./columns.ts";
import type { ColumnDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { problem } from "./problems.ts";
import { bucketsOf } from "./settlement-buckets.ts";
import { rejectedCell, textOf } from "./sheet-facts.ts";

/** Types that settle an order, in the languages of the exports; every other type is an adjustment. */
const ORDER_TYPES: Readonly<Record<string, SettlementKind>> = {
  order: "order",
  pesanan: "order",
  "đơn hàng": "order",
  คำสั่งซื้อ: "order",
  注文: "order",
  refund: "refund",
  "pengembalian dana": "refund",
  "hoàn tiền": "refund",
  คืนเงิน: "refund",
  返金: "refund",
};

/** Money that was taken for ads, whatever column it stands in. */
const ADS_TYPES: ReadonlySet<string> = new Set([
  "gmv payment for tiktok ads",
  "pembayaran gmv untuk iklan tiktok",
]);

/** What a settlement and a list of unsettled orders say in the same words, besides the amounts. */
export const ENTRY_COLUMNS: readonly ColumnDef[] = [
  {
    field: "entry_id",
    headers: ["Order/adjustment ID", "ID Pesanan/Penyesuaian"],
    kind: "id",
    required: true,
    filled: true,
  },
  { field: "type", headers: ["Type"], kind: "text", required: true, filled: true },
  { field: "sku_id", headers: ["SKU ID"], kind: "id" },
  { field: "related_order_id", headers: ["Related order ID"], kind: "id" },
  { field: "currency", headers: ["Currency"], kind: "currency" },
  ...unread("Quantity", "Product name", "SKU name", "Adjustment reason", "Delivery option"),
  ...unread("Collection methods", "Signature confirmation service fee type", "Order Source"),
  ...unread("Shopping center items"),
];

/** The day of an entry that has none yet, the same in every export, so that estimates replace each other. */
export const UNSETTLED = "" as Day;

function settledDay(row: Row): Day | null {
  return (textOf(row, "settled_on") ?? textOf(row, "statement_on")) as Day | null;
}

/** One row of a finance export as an entry, with a word about what its columns leave of its total. */
export function entryOf(row: Row, context: RowContext, day: Day | null = settledDay(row)): RowOutcome {
  const total = row.values["total"] as Money;
  if (day === null) {
    const column = row.values["settled_on"] === undefined ? "statement_on" : "settled_on";
    return rejectedCell("emptyCell", column, "the row has neither a settled day nor a statement day.");
  }
  const type = textOf(row, "type") ?? "";
  const kind = ORDER_TYPES[normaliseWord(type)] ?? "adjustment";
  const { amounts, unclassified, chargesParcel } = bucketsOf(row, total);
  const isAds = ADS_TYPES.has(normaliseWord(type));
  const entry: SettlementEntryFact = {
    fact: "settlement_entry",
    entry_id: textOf(row, "entry_id") ?? "",
    type,
    kind,
    sku_id: textOf(row, "sku_id") ?? "",
    day,
    total,
    related_order_id: textOf(row, "related_order_id"),
    statement_id: textOf(row, "statement_id"),
    payment_id: textOf(row, "payment_id"),
    ...amounts,
    adjustment: (isAds ? 0 : amounts.adjustment) as Money,
    ads: (isAds ? amounts.ads + amounts.adjustment : amounts.ads) as Money,
    unclassified,
    charges_parcel: chargesParcel,
  };
  if (unclassified === 0) return { kind: "facts", facts: [entry] };
  const missed = formatMoney(0 - unclassified, context.currency);
  const unknown = context.unknownHeaders.map((header) => `"${header}"`).join(", ");
  const perhaps = unknown === "" ? "" : `; columns that are not known: ${unknown}`;
  const message = `its columns leave ${missed} of the total, kept as unclassified${perhaps}.`;
  return {
    kind: "facts",
    facts: [entry],
    warnings: [problem("unclassified", message, { column: "total" })],
  };
}
