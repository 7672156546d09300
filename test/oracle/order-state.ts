import type { DayText } from "../shops/calendar.ts";
import { dayOf } from "../shops/calendar.ts";
import { rowsOf } from "../shops/model.ts";
import type { Facts, Order } from "./facts.ts";
import { netSales } from "./facts.ts";

/** What an order is as of a day: a state that has a day counts from that day on. */

const known = (moment: string | null, asOf: DayText): boolean => moment !== null && dayOf(moment) <= asOf;

export const isCancelled = ({ head }: Order, asOf: DayText): boolean =>
  head.state === "cancelled" && (head.cancelled_at === null || known(head.cancelled_at, asOf));

/** Paid by its time; without one, by a status past `unpaid` (a cancellation proves no payment). */
function isPaid({ head }: Order, asOf: DayText): boolean {
  if (head.paid_at !== null) return known(head.paid_at, asOf);
  return head.state !== "unpaid" && head.state !== "cancelled";
}

export function isSampleOrder(facts: Facts, order: Order, asOf: DayText): boolean {
  if (isCancelled(order, asOf)) return false;
  const listed = rowsOf(facts.shop, "samples").some((row) => row.order_id === order.order_id);
  return listed || order.lines.every((line) => netSales(line) === 0);
}

/** True when the order's lines count (`domain.md §5`). */
export const isCounted = (facts: Facts, order: Order, asOf: DayText): boolean =>
  isPaid(order, asOf) && !isCancelled(order, asOf) && !isSampleOrder(facts, order, asOf);

export const ordersAsOf = (facts: Facts, asOf: DayText): Order[] =>
  [...facts.orders.values()].filter((order) => order.created_on <= asOf);
