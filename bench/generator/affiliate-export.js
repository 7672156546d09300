import { affiliateTime, DAY } from "./calendar.js";
import { agreedRate, handleOf } from "./catalogue.js";
import { money, quoted } from "./write.js";

/** The seller's affiliate export: one row for each line that a creator promoted, newest first. */
const HEADER =
  "Order ID,Product ID,Product Name,SKU ID,Price,Payment Amount,Currency,Quantity,Fully returned or refunded," +
  "Payment method,Order Status,Creator Username,Content Type,Content ID,commission model,Standard commission rate," +
  "Est. Commission Base,Est. standard commission payment,Actual Commission Base,Actual Commission Payment," +
  "Shop Ads commission rate,Est. Shop Ads commission payment,Actual Shop Ads commission payment," +
  "Est. co-funded creator bonus,Actual co-funded creator bonus,Time Created,Payment time,Order Delivery Time," +
  "Time Commission Paid,Platform\r\n";

const ADS_RATE = 10;
/** A creator's video of a month is made on a day of their own, and before the orders that it brings. */
const MONTH = 30 * DAY;

/** The upper 32 bits of TikTok's ids are the time of creation. @param {number} creator @param {number} orderedAt */
function videoId(creator, orderedAt) {
  const month = Math.floor((orderedAt - MONTH) / MONTH) * MONTH;
  const postedAt = month + ((creator * 977) % 23) * DAY;
  return String((BigInt(postedAt) << 32n) + BigInt(creator * 8191 + 17));
}

/** @param {import("./orders.js").Order} order @param {number} creator */
function contentOf(order, creator) {
  const kind = (creator + order.number) % 20;
  if (kind < 12) return `Video,${videoId(creator, order.createdAt)}`;
  return kind < 17 ? "Showcase,/" : "Livestream,/";
}

/** @param {import("./orders.js").Order} order */
function standingOf({ state, isWholeRefund, refund }) {
  if (state === "cancelled" || (refund !== null && isWholeRefund)) return "Ineligible";
  return state === "completed" ? "Settled" : "Pending";
}

/** What is left of a base after the part of its order that was paid back. @param {number} base @param {import("./orders.js").Order} order */
function actualBase(base, { refund, amount }) {
  return refund === null ? base : Math.floor((base * (amount - refund)) / amount);
}

/** @param {import("./orders.js").Order} order @param {import("./orders.js").Line & { creator: number }} line */
function row(order, { sku, quantity, gross, sellerDiscount, creator }) {
  const base = gross - sellerDiscount;
  const standing = standingOf(order);
  const isAds = (creator + order.number) % 10 === 0;
  const rate = isAds ? ADS_RATE : agreedRate(creator, order.createdAt);
  const actual = standing === "Settled" ? actualBase(base, order) : standing === "Ineligible" ? 0 : null;
  const estimated = money(Math.round((base * rate) / 100));
  const settled = actual === null ? "/" : money(Math.round((actual * rate) / 100));
  const actualCell = actual === null ? "/" : money(actual);
  const amounts = isAds
    ? `,${money(base)},,${actualCell},,${rate}%,${estimated},${settled}`
    : `${rate}%,${money(base)},${estimated},${actualCell},${settled},/,/,/`;
  const paidOut = standing === "Settled" && order.deliveredAt !== null ? order.deliveredAt + 7 * DAY : null;
  return (
    `${order.orderId},${sku.productId},${quoted(sku.name)},${sku.skuId},${money(sku.price)},${money(base)},USD,${quantity},` +
    `${order.isWholeRefund ? "yes" : "no"},Credit/debit card,${standing},${handleOf(creator)},${contentOf(order, creator)},` +
    `fixed commission,${amounts},/,/,${affiliateTime(order.createdAt)},${affiliateTime(order.paidAt)},` +
    `${affiliateTime(order.deliveredAt)},${affiliateTime(paidOut)},TikTok\r\n`
  );
}

/** @param {Iterable<import("./orders.js").Order>} orders */
export function* affiliateExport(orders) {
  yield `\uFEFF${HEADER}`;
  for (const order of orders) {
    if (order.state === "unpaid") continue;
    for (const line of order.lines)
      if (line.creator !== null) yield row(order, { ...line, creator: line.creator });
  }
}
