import type { DayText } from "../shops/calendar.ts";
import { dayOf } from "../shops/calendar.ts";
import type { LabelRow } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { allocate, sum } from "./arithmetic.ts";
import type { Facts, Order } from "./facts.ts";
import { netSales } from "./facts.ts";
import { textOrder } from "./grouping.ts";

/** A label and what it was bought for. */
export interface Label {
  readonly row: LabelRow;
  /** Ship day, else the order's shipped day, else its created day. */
  readonly day: DayText;
  /** Null when unknown; 0 for a label that was refunded. */
  readonly cost: number | null;
  readonly orders: readonly Order[];
  /** Tracking number that a row of a samples sheet has; null when none has it. */
  readonly sample_tracking: string | null;
}

type Owner = Pick<Label, "orders" | "sample_tracking">;

const NOBODY: Owner = { orders: [], sample_tracking: null };

function ownerByText(facts: Facts, text: string | null): Owner | null {
  if (text === null) return null;
  const order = facts.orders.get(text);
  if (order !== undefined) return { orders: [order], sample_tracking: null };
  const ofSample = rowsOf(facts.shop, "samples").some((row) => row.tracking_number === text);
  return ofSample ? { orders: [], sample_tracking: text } : null;
}

function ownerByTracking(facts: Facts, tracking: string): Owner | null {
  const orders = [...facts.orders.values()].filter((order) =>
    order.lines.some((line) => line.tracking_number === tracking),
  );
  orders.sort((one, other) => textOrder(one.order_id, other.order_id));
  return orders.length > 0 ? { orders, sample_tracking: null } : ownerByText(facts, tracking);
}

function labelOf(facts: Facts, row: LabelRow): Label {
  const owner =
    ownerByText(facts, row.order_number) ??
    ownerByText(facts, row.reference) ??
    ownerByTracking(facts, row.tracking_number) ??
    NOBODY;
  const order = owner.orders[0];
  const orderDay =
    order === undefined ? row.created_on : dayOf(order.head.shipped_at ?? order.head.created_at);
  const known = row.label_cost === 0 ? null : row.label_cost;
  return { row, ...owner, day: row.shipped_on ?? orderDay, cost: row.label_voided ? 0 : known };
}

export const labelsAsOf = (facts: Facts, asOf: DayText): Label[] =>
  facts.labels.map((row) => labelOf(facts, row)).filter((label) => label.day <= asOf);

/** Labels of known cost of one order, with its part of those that it shares, by net sales. */
export function labelCostsOf(labels: readonly Label[], order_id: string): { day: DayText; cost: number }[] {
  return labels.flatMap(({ orders, cost, day }) => {
    const index = orders.findIndex((order) => order.order_id === order_id);
    if (index === -1 || cost === null) return [];
    const weights = orders.map((order) => sum(order.lines.map(netSales)));
    return [{ day, cost: allocate(cost, weights)[index]! }];
  });
}
