import { allocate } from "../core/allocation.ts";
import type { OrderLineFact, OrderState } from "../core/facts.ts";
import type { Instant, Money } from "../core/scalars.ts";
import { normaliseWord } from "./cells.ts";
import type { Row, RowOutcome } from "./importer.ts";
import { rejectedCell, textOf } from "./sheet-facts.ts";

type Rejected = Extract<RowOutcome, { kind: "rejected" }>;
type Line = Rejected | { readonly kind: "line"; readonly line: OrderLineFact };

/** The largest amount of a row (`domain.md §2`). */
const LARGEST = 3_000_000_000;

/** What one row adds to its order. */
interface Item {
  readonly row: Row;
  readonly sku: string;
  readonly quantity: number;
  readonly gross: number;
  /** Its own discount; that of the whole order is not in it. */
  readonly discount: number;
}

function moneyOf({ values }: Row, field: string): number | null {
  return (values[field] as Money | null | undefined) ?? null;
}

/** Paid is what has been paid whole: part of a payment, or one that is only authorised, is none yet. */
const PAID: ReadonlySet<string> = new Set(["paid", "refunded", "partially_refunded"]);

function stateOf(first: Row): OrderState {
  const payment = textOf(first, "financial_status") ?? "";
  if (payment === "voided" || first.values["cancelled_at"] != null) return "cancelled";
  if (!PAID.has(payment)) return "unpaid";
  return normaliseWord(textOf(first, "fulfilment_status") ?? "") === "fulfilled" ? "shipped" : "to_ship";
}

function itemOf(row: Row): Item | null {
  const sku = textOf(row, "sku") ?? textOf(row, "product_name");
  const quantity = row.values["quantity"] as number;
  const gross = quantity * (moneyOf(row, "price") ?? 0);
  if (sku === null || gross < 0 || gross > LARGEST) return null;
  return { row, sku, quantity, gross, discount: Math.min(gross, moneyOf(row, "line_discount") ?? 0) };
}

/**
 * Discount of each item. "Subtotal" is what the buyer paid for the items, so that all discounts
 * together are the rest; what no item has for itself is split by what is left of each. Null when
 * the subtotal is more than the items, or negative.
 */
function discounts(items: readonly Item[], subtotal: number): readonly number[] | null {
  const rest = items.reduce((sum, { gross }) => sum + gross, 0) - subtotal;
  if (rest < 0 || subtotal < 0) return null;
  const own = items.reduce((sum, { discount }) => sum + discount, 0);
  const kept = items.map(({ discount }) => (own <= rest && discount > 0 ? discount : 0));
  const left = rest - kept.reduce((sum, discount) => sum + discount, 0);
  const parts = allocate(
    left,
    items.map(({ gross }, index) => gross - (kept[index] ?? 0)),
  );
  return kept.map((discount, index) => discount + (parts[index] ?? 0));
}

/** Ties of an allocation go to the lower SKU (`domain.md §5`). */
function bySku(one: Item, other: Item): number {
  return Number(one.sku > other.sku) - Number(one.sku < other.sku);
}

/** The order line of a row's SKU: rows of one order with one SKU are one line, and each gives it whole. */
export function orderLine(row: Row, group: readonly Row[]): Line {
  const first = group[0] ?? row;
  const refuse = (...found: Parameters<typeof rejectedCell>): Rejected => rejectedCell(...found) as Rejected;
  for (const field of ["financial_status", "created_at", "subtotal", "total"])
    if (first.values[field] == null) return refuse("emptyCell", field, `"${field}" of the order is empty.`);
  const items = group.map(itemOf);
  const found = items.filter((item) => item !== null).toSorted(bySku);
  const bad = group[items.indexOf(null)];
  if (bad !== undefined)
    return refuse("unreadable", "sku", `line ${bad.line} has neither SKU nor name, or no possible amount.`);
  const taken = discounts(found, moneyOf(first, "subtotal") ?? 0);
  if (taken === null)
    return refuse("contradiction", "subtotal", "the subtotal of the order does not fit its items.");
  const { sku } = found.find((item) => item.row.line === row.line) as Item;
  const mine = found.map((item, index) => ({ ...item, discount: taken[index] ?? 0 }));
  return {
    kind: "line",
    line: lineFact(
      first,
      mine.filter((item) => item.sku === sku),
    ),
  };
}

/** A shop of its own: nobody but the seller ships or pays a part, and its buyers are no creators. */
function lineFact(first: Row, items: readonly Item[]): OrderLineFact {
  const instant = (field: string): Instant | null =>
    (first.values[field] as Instant | null | undefined) ?? null;
  const sum = (read: (item: Item) => number): number => items.reduce((total, item) => total + read(item), 0);
  const state = stateOf(first);
  const [item] = items;
  return {
    fact: "order_line",
    order_id: textOf(first, "order_id") ?? "",
    sku_id: item?.sku ?? "",
    product_id: null,
    seller_sku: item === undefined ? null : textOf(item.row, "sku"),
    product_name: item === undefined ? null : textOf(item.row, "product_name"),
    variation: null,
    state,
    quantity: sum(({ quantity }) => quantity),
    returned_quantity: 0,
    gross: sum(({ gross }) => gross) as Money,
    platform_discount: null,
    seller_discount: sum(({ discount }) => discount) as Money,
    buyer_shipping_fee: moneyOf(first, "shipping") as Money | null,
    platform_shipping_discount: null,
    order_amount: moneyOf(first, "total") as Money | null,
    refund_amount: moneyOf(first, "refunded_amount") as Money | null,
    created_at: instant("created_at") ?? (0 as Instant),
    paid_at: state === "unpaid" ? null : instant("paid_at"),
    shipped_at: instant("fulfilled_at"),
    delivered_at: null,
    cancelled_at: instant("cancelled_at"),
    fulfilment_type: "seller",
    tracking_number: null,
    creator_handle: null,
    buyer_username: null,
  };
}
