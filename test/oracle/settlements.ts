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
