import { orderTime } from "./calendar.js";
import { handleOf } from "./catalogue.js";
import { money, quoted } from "./write.js";

/**
 * The order export of the United States: 63 columns, a byte order mark, a description under the header,
 * CR LF between rows and LF within cells, tabs behind ids and times.
 */
const HEADER = (
  "Order ID|Order Status|Order Substatus|Cancelation/Return Type|Normal or Pre-order|SKU ID|Seller SKU|Product ID|" +
  "Product Name|Variation| Virtual Bundle Seller SKU|Quantity|Sku Quantity of return|SKU Unit Original Price|" +
  "SKU Subtotal Before Discount|SKU Platform Discount|SKU Seller Discount|SKU Subtotal After Discount|" +
  "Shipping Fee After Discount|Original Shipping Fee|Shipping Fee Seller Discount|Co-Funded Shipping Fee Discount|" +
  "Shipping Fee Platform Discount|Payment platform discount|Retail Delivery Fee|Taxes|Order Amount|" +
  "Order Refund Amount|Created Time|Paid Time|RTS Time|Shipped Time|Delivered Time|Cancelled Time|Cancel By|" +
  "Cancel Reason|Fulfillment Type|Warehouse Name|Tracking ID|Delivery Option Type|Delivery Option|" +
  "Shipping Provider Name|Buyer Message|Buyer Nickname|Buyer Username|Recipient|Phone #|Country|State|City|Zipcode|" +
  "Address Line 1|Address Line 2|Delivery Instruction|Payment Method|Weight(kg)|Product Category|Package ID|" +
  "Seller Note|Shipping Information|Combined Listing|Order Channel|Creator Handle"
).split("|");

/** @type {Readonly<Record<string, string>>} */
const DESCRIPTIONS = {
  "Order ID": "Platform unique order ID.",
  "Order Status": "Current order status.",
  "SKU ID": "Platform unique SKU ID.",
  "Seller SKU": "Seller's own SKU, as entered on the product page.",
  "Order Amount": "It equals to all SKU subtotals after discount plus shipping and taxes.",
  "Created Time": "Order created time.",
};

const STATES = {
  unpaid: ["Unpaid", "", ""],
  to_ship: ["To ship", "Awaiting shipment", ""],
  shipped: ["Shipped", "In transit", ""],
  delivered: ["Shipped", "Delivered", ""],
  completed: ["Completed", "", ""],
  cancelled: ["Canceled", "", "Cancel"],
};

const PLACES = [
  ["California", "Sampleton", "CA 90000"],
  ["New York", "Placeholder Falls", "NY 10000"],
  ["Texas", "Exampleville", "TX 75000"],
  ["Colorado", "Mockford", "CO 80000"],
];
const MESSAGES = [
  "Please leave it at the door, thank you 🙏",
  'It is a gift:\nno "price" on it, please',
  "Ring twice, the bell is quiet",
];

/** @param {import("./orders.js").Order} order */
function buyerCells({ number, sampleCreator }) {
  const person = Math.abs(number) % 100_000;
  const [state = "", city = "", zip = ""] = PLACES[person % PLACES.length] ?? [];
  const message = person % 9 === 0 ? (MESSAGES[person % MESSAGES.length] ?? "") : "";
  const user = sampleCreator === null ? `testbuyer${person}` : handleOf(sampleCreator);
  const name = `Buyer ${person}`;
  const street = `${person} Example Street`;
  return {
    before: `${quoted(message)},T**** B****,${user},${name},(+1)555-01**,United States,${state},${city},${zip.slice(3)}\t,${street},,`,
    letter: `"${name}\n(+1)555-01**\n${street}\n${city}, ${zip}"`,
  };
}

/** @param {import("./orders.js").Order} order */
function timeCells({ createdAt, paidAt, shippedAt, deliveredAt, cancelledAt }) {
  const readyAt = shippedAt === null ? null : shippedAt - 14_400;
  return [createdAt, paidAt, readyAt, shippedAt, deliveredAt, cancelledAt].map(orderTime).join(",");
}

/** @param {import("./orders.js").Order} order */
function deliveryCells({ number, state, shippedAt }) {
  const isSellers = number % 7 !== 0;
  const cancelled = state === "cancelled" ? "User,No longer needed" : ",";
  const tracking = shippedAt === null ? "" : `94001082053${44_000_000_000 + number}`;
  const provider = shippedAt === null ? "" : "USPS";
  return isSellers
    ? `${cancelled},Fulfillment by seller,Back room,${tracking},Seller shipping,Standard shipping,${provider}`
    : `${cancelled},Fulfillment by TikTok Shop,TikTok warehouse,${tracking},Fulfilled by TikTok,Standard shipping,${provider}`;
}

/** @param {import("./orders.js").Order} order @returns {string} a row for each line */
export function orderRows(order) {
  const [status, substatus, kind] = STATES[order.state];
  const refundKind = kind === "" && order.refund !== null ? "Refund only" : kind;
  const shipping = money(order.shipping);
  const ofOrder =
    `${shipping},5.99,0.00,0.00,0.00,0.00,0.00,${money(order.taxes)},${money(order.amount)},` +
    `${order.refund === null ? "" : money(order.refund)},${timeCells(order)},${deliveryCells(order)}`;
  const buyer = buyerCells(order);
  const parcel = order.shippedAt === null ? "\t" : `11529${33_253_239_000_000 + order.number}\t`;
  let rows = "";
  for (const { sku, quantity, gross, sellerDiscount, platformDiscount, creator } of order.lines) {
    const after = money(gross - sellerDiscount - platformDiscount);
    rows +=
      `${order.orderId}\t,${status},${substatus},${refundKind},Normal,${sku.skuId}\t,${sku.sellerSku},${sku.productId}\t,` +
      `${quoted(sku.name)},${quoted(sku.variation)},,${quantity},0,${money(gross / quantity)},${money(gross)},` +
      `${money(platformDiscount)},${money(sellerDiscount)},${after},${ofOrder},${buyer.before},Card,0.18,` +
      `${sku.category},${parcel},,${buyer.letter},,TikTok Shop,${creator === null ? "" : handleOf(creator)}\r\n`;
  }
  return rows;
}

/** @param {Iterable<import("./orders.js").Order>} orders */
export function* orderExport(orders) {
  yield `\uFEFF${HEADER.join(",")}\r\n`;
  yield `${HEADER.map((header) => quoted(DESCRIPTIONS[header] ?? "")).join(",")}\r\n`;
  for (const order of orders) yield orderRows(order);
}

/**
 * The orders that fill so many lines; the last one is cut to fit.
 * @param {number} lines
 * @param {(number: number) => import("./orders.js").Order} orderOf
 * @param {number} [first]
 */
export function* ordersOf(lines, orderOf, first = 0) {
  for (let number = first, left = lines; left > 0; number++) {
    const order = orderOf(number);
    yield order.lines.length <= left ? order : { ...order, lines: order.lines.slice(0, left) };
    left -= order.lines.length;
  }
}
