/**
 * Settlements (`domain.md §5`, §6). Where the rules are silent, this reading takes them like this.
 *
 * Entries
 * - A type is compared without regard to case and blanks, also in keys; all versions of one key
 *   compete, whatever the layout of their files. `income_<time>` names the export time, in the shop's zone.
 * - Of two layouts: rows by SKU are summed per order, type and day; one sum answers for one row by
 *   order, the nearest day first; among the entries dated up to the day that is asked for. The row by
 *   order then appears nowhere, in no statement and no exception either. Adjustments are compared by
 *   their key alone.
 * - `Seller shipping fee` and `Refund subtotal after seller discounts` are parents, too. `Fees` and
 *   `Total fees` alone stand for platform fees, `Net sales` and `Total revenue` alone for gross.
 *   `Sales tax on referral fees` is a platform fee, `Ads referral fee discount` informational.
 * - What is unclassified is the total less all named families, wherever the difference arises.
 *
 * Lines
 * - TikTok carried a parcel when any order-type entry of the order has an amount in `TikTok Shop
 *   shipping fee`, the FBT shipping fees or `Actual shipping fee`; a fee that comes back later is
 *   still one. Own labels then are no cost of any settled line of the order.
 * - The part of an own label of a settled line is that of the label cost alone: what buyer and
 *   TikTok pay stands in the entry. Lines of the order that are not settled keep their estimate.
 * - A settled line has TikTok's commission as settled, also when it is 0. A sheet row is the same
 *   money only if an affiliate row of the line names the same creator; the others add, and
 *   `commission_sheet_differs` compares with what was settled.
 * - A line's components are all `actual` once it is settled, but for costs of goods that are missing
 *   and commission that a sheet calls pending.
 * - An adjustment is other_fees as a whole (minus its total, less ads).
 *
 * Profit
 * - `(shop)`: entries of lines that do not count bear no tax in prices: each bucket stands in its
 *   column and nothing else; they count no units and no orders; they and the others of `(shop)` belong to no
 *   product and no content. Labels stay a cost of the shop, and of samples, even if TikTok carried
 *   the parcel. TikTok's actual commission of a settled line is in its entries alone.
 * - Entries of sample orders: one with a SKU on that SKU, another split by unit cost x quantity. They
 *   are part of the sample's cost everywhere (value at risk, `sample_without_creator`). Ads on them
 *   go to `(shop)`.
 * - Ads on a line's entry are those of its creator, SKU and content, also of a payment of ads that
 *   names the order; of a line that nobody gets they are the shop's. Ads of entries without a line stay out of profit with them.
 * - A month has an ad-spend fact as of a day when the fact has begun by then, booked or not.
 * - Settled basis: units, orders and missing costs count on the day of a line's first order-type
 *   entry; the tax in prices is rounded per entry, at the rate of the order's day; a line without
 *   an order-type entry has only its adjustments. A line is estimated as on the other basis.
 * - An adjustment about an unknown order is in `(shop)`, and an exception as well.
 */

import type { DayText } from "../shops/calendar.ts";
import { daysBetween } from "../shops/calendar.ts";
import { sum } from "./arithmetic.ts";
import type { Facts, Order } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import { ordersAsOf } from "./order-state.ts";
import type { Entry } from "./settlement-entries.ts";

/** Days within which two layouts may date the same entry. */
const SAME_ENTRY_DAYS = 3;

interface SkuGroup {
  readonly day: DayText;
  readonly total: number;
  readonly name: string;
}

const nameOf = (entry: Entry): string => `${entry.order_id} ${entry.row.type.trim().toLowerCase()}`;

/** What the layout by SKU says of one order, type and day, as the layout by order would say it. */
function skuGroups(entries: readonly Entry[]): SkuGroup[] {
  const bySku = entries.filter((entry) => entry.is_order && entry.grain === "sku");
  const groups = groupBy(bySku, (entry) => `${nameOf(entry)} ${entry.day}`);
  return [...groups.values()].map((same) => ({
    name: nameOf(same[0]!),
    day: same[0]!.day,
    total: sum(same.map((entry) => entry.total)),
  }));
}

/** Entries of the layout by order that the layout by SKU has as well; each of its groups answers for one. */
function toldBySku(entries: readonly Entry[]): Set<Entry> {
  const groups = skuGroups(entries);
  const byOrder = entries.filter((entry) => entry.is_order && entry.grain === "order");
  const pairs = byOrder.flatMap((entry) =>
    groups
      .filter((group) => group.name === nameOf(entry) && group.total === entry.total)
      .map((group) => ({ entry, group, distance: Math.abs(daysBetween(group.day, entry.day)) })),
  );
  const told = new Set<Entry>();
  const used = new Set<SkuGroup>();
  for (const { entry, group, distance } of pairs.toSorted((one, other) => one.distance - other.distance)) {
    if (distance > SAME_ENTRY_DAYS || told.has(entry) || used.has(group)) continue;
    told.add(entry);
    used.add(group);
  }
  return told;
}

/** The entries dated up to a day, each once. */
export function entriesAsOf(facts: Facts, asOf: DayText): Entry[] {
  const known = facts.entries.filter((entry) => entry.day <= asOf);
  const told = toldBySku(known);
  return known.filter((entry) => !told.has(entry));
}

/** An entry with the order that it is about; null for an adjustment that is about no known order. */
interface Placed {
  readonly entry: Entry;
  readonly order: Order | null;
}

/** Entries as of a day, with the order that each is about. */
export interface Settlements {
  readonly all: readonly Entry[];
  /** Entries of known orders, and adjustments without one; profit is made of these. */
  readonly placed: readonly Placed[];
  /** Order-type entries of unknown orders or of SKUs that are no line of theirs: out of profit. */
  readonly without_line: readonly Entry[];
  /** Adjustments that name an order which the ledger lacks; they are in profit, too. */
  readonly of_unknown_order: readonly Entry[];
}

const hasLine = (entry: Entry, order: Order): boolean =>
  entry.sku_id === null || order.lines.some((line) => line.sku_id === entry.sku_id);

export function settlementsAsOf(facts: Facts, asOf: DayText): Settlements {
  const all = entriesAsOf(facts, asOf);
  const orders = new Map(ordersAsOf(facts, asOf).map((order) => [order.order_id, order]));
  const orderOf = (entry: Entry): Order | null => orders.get(entry.order_id ?? "") ?? null;
  const isWithoutLine = (entry: Entry): boolean => {
    const order = orderOf(entry);
    return entry.is_order && (order === null || !hasLine(entry, order));
  };
  return {
    all,
    placed: all.filter((entry) => !isWithoutLine(entry)).map((entry) => ({ entry, order: orderOf(entry) })),
    without_line: all.filter(isWithoutLine),
    of_unknown_order: all.filter(
      (entry) => !entry.is_order && entry.order_id !== null && orderOf(entry) === null,
    ),
  };
}
