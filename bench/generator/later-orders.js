import { DAY } from "./calendar.js";
import { EXPORTED, orderAt } from "./orders.js";
import { randomOf } from "./random.js";

/** @typedef {import("./orders.js").Order} Order */

/** Another seed decides what changes, so that an order which does not stays the same to the last byte. */
const CHANGE_SEED = 7_919;

/** A tenth of the orders. @param {number} number */
const changes = (number) => randomOf(CHANGE_SEED, number)() < 0.1;

/**
 * The order as it stands a day later: a tenth of them have moved on, got a refund, or another time of
 * delivery or cancellation; the others are the same.
 * @param {number} number
 * @param {{ lines: number }} shop
 * @returns {Order}
 */
export function orderOneDayLater(number, shop) {
  const before = orderAt(number, shop);
  if (!changes(number)) return before;
  const now = EXPORTED + DAY;
  const order = orderAt(number, { ...shop, now });
  if (order.state !== before.state) return order;
  const isHalf = number % 2 === 0;
  switch (order.state) {
    case "cancelled":
      return { ...order, cancelledAt: (order.cancelledAt ?? 0) + 60 };
    case "delivered":
    case "completed":
      return isHalf && order.refund === null && order.amount > 0
        ? { ...order, refund: order.amount, isWholeRefund: true }
        : { ...order, deliveredAt: (order.deliveredAt ?? 0) + 60 };
    case "shipped":
      return { ...order, state: "delivered", deliveredAt: now - 3600 };
    default:
      return { ...order, state: "shipped", paidAt: order.paidAt ?? now - 7200, shippedAt: now - 3600 };
  }
}
