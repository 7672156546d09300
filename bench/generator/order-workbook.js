import { once } from "node:events";
import { createWriteStream, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { writeXlsxStream } from "hucre/xlsx";
import { orderTime } from "./calendar.js";
import { handleOf } from "./catalogue.js";
import { money } from "./write.js";

/**
 * The order export as a workbook, cut to 30 columns: those that the program reads and a few more. TikTok
 * writes every cell as text, amounts too.
 * @typedef {import("./orders.js").Order} Order
 * @typedef {import("./orders.js").Line} Line
 * @type {readonly (readonly [string, (order: Order, line: Line) => string])[]}
 */
const COLUMNS = [
  ["Order ID", ({ orderId }) => orderId],
  [
    "Order Status",
    ({ state }) => (state === "cancelled" ? "Canceled" : state === "to_ship" ? "To ship" : "Completed"),
  ],
  ["Order Substatus", () => ""],
  ["Normal or Pre-order", () => "Normal"],
  ["SKU ID", (_, { sku }) => sku.skuId],
  ["Seller SKU", (_, { sku }) => sku.sellerSku],
  ["Product ID", (_, { sku }) => sku.productId],
  ["Product Name", (_, { sku }) => sku.name],
  ["Variation", (_, { sku }) => sku.variation],
  ["Quantity", (_, { quantity }) => String(quantity)],
  ["Sku Quantity of return", () => "0"],
  ["SKU Unit Original Price", (_, { sku }) => money(sku.price)],
  ["SKU Subtotal Before Discount", (_, { gross }) => money(gross)],
  ["SKU Platform Discount", (_, { platformDiscount }) => money(platformDiscount)],
  ["SKU Seller Discount", (_, { sellerDiscount }) => money(sellerDiscount)],
  ["Shipping Fee After Discount", ({ shipping }) => money(shipping)],
  ["Shipping Fee Platform Discount", () => "0.00"],
  ["Taxes", ({ taxes }) => money(taxes)],
  ["Order Amount", ({ amount }) => money(amount)],
  ["Order Refund Amount", ({ refund }) => (refund === null ? "" : money(refund))],
  ["Created Time", ({ createdAt }) => orderTime(createdAt).trim()],
  ["Paid Time", ({ paidAt }) => orderTime(paidAt).trim()],
  ["Shipped Time", ({ shippedAt }) => orderTime(shippedAt).trim()],
  ["Delivered Time", ({ deliveredAt }) => orderTime(deliveredAt).trim()],
  ["Cancelled Time", ({ cancelledAt }) => orderTime(cancelledAt).trim()],
  ["Fulfillment Type", () => "Fulfillment by seller"],
  ["Buyer Username", ({ number }) => `testbuyer${Math.abs(number) % 100_000}`],
  ["Country", () => "United States"],
  ["Order Channel", () => "TikTok Shop"],
  ["Creator Handle", (_, { creator }) => (creator === null ? "" : handleOf(creator))],
];

/** @param {Iterable<Order>} orders */
function* rows(orders) {
  yield COLUMNS.map(([header]) => header);
  for (const order of orders) {
    for (const line of order.lines) yield COLUMNS.map(([, cell]) => cell(order, line));
  }
}

/** @param {string} path @param {Iterable<Order>} orders */
export async function writeWorkbook(path, orders) {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(`${path}.unfinished`);
  for await (const bytes of writeXlsxStream(rows(orders), { name: "OrderSKUList" })) {
    if (!file.write(bytes)) await once(file, "drain");
  }
  file.end();
  await finished(file);
  renameSync(`${path}.unfinished`, path);
}
