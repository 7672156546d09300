import { instantOf } from "./calendar.ts";
import type { Cells } from "./cells.ts";
import { csvText, dayFirst, moneyText, monthFirst, percentText } from "./cells.ts";
import { AFFILIATE_HEADERS, ORDER_HEADERS, PIRATESHIP_HEADERS } from "./headers.ts";
import type { AffiliateRow, LabelRow, OrderRow, Shop, ShopFile } from "./model.ts";

type FileOf<Kind extends ShopFile["kind"]> = Extract<ShopFile, { kind: Kind }>;

const STATUS: Readonly<Record<OrderRow["state"], readonly [status: string, substatus: string]>> = {
  unpaid: ["Unpaid", ""],
  to_ship: ["To ship", "Awaiting shipment"],
  shipped: ["Shipped", "In transit"],
  delivered: ["Shipped", "Delivered"],
  completed: ["Completed", ""],
  cancelled: ["Canceled", ""],
};

const TAB = "\t";

function orderIdentityCells(row: OrderRow): Cells {
  const [status, substatus] = STATUS[row.state];
  return {
    "Order ID": row.order_id + TAB,
    "Order Status": status,
    "Order Substatus": substatus,
    "Normal or Pre-order": "Normal",
    "SKU ID": row.sku_id + TAB,
    "Seller SKU": row.seller_sku ?? "",
    "Product ID": (row.product_id ?? "") + TAB,
    "Product Name": row.product_name,
    Variation: "Default",
    Quantity: String(row.quantity),
    "Sku Quantity of return": String(row.returned_quantity),
    "Created Time": monthFirst(row.created_at) + TAB,
    "Paid Time": monthFirst(row.paid_at) + TAB,
    "Shipped Time": monthFirst(row.shipped_at) + TAB,
    "Delivered Time": monthFirst(row.delivered_at) + TAB,
    "Cancelled Time": monthFirst(row.cancelled_at) + TAB,
    "Fulfillment Type":
      row.fulfilment_type === "fbt" ? "Fulfillment by TikTok Shop" : "Fulfillment by seller",
    "Tracking ID": row.tracking_number ?? "",
    "Buyer Nickname": "PIIMARK Buyer",
    "Buyer Username": row.buyer_username,
    Recipient: 'PIIMARK "Some" Buyer',
    "Address Line 1": "PIIMARK Street 1, Unit 2",
    "Shipping Information": "PIIMARK Buyer\nPIIMARK Street 1",
    "Creator Handle": row.creator_handle ?? "",
  };
}

function orderMoneyCells(row: OrderRow, currency: string): Cells {
  const money = (amount: number | null): string => moneyText(amount, currency);
  const paid = row.gross - row.seller_discount - row.platform_discount;
  return {
    "SKU Unit Original Price": money(Math.floor(row.gross / row.quantity)),
    "SKU Subtotal Before Discount": money(row.gross),
    "SKU Platform Discount": money(row.platform_discount),
    "SKU Seller Discount": money(row.seller_discount),
    "SKU Subtotal After Discount": money(paid),
    "Shipping Fee After Discount": money(row.buyer_shipping_fee),
    "Original Shipping Fee": money(row.buyer_shipping_fee + row.platform_shipping_discount),
    "Shipping Fee Seller Discount": money(0),
    "Shipping Fee Platform Discount": money(row.platform_shipping_discount),
    "Payment platform discount": money(0),
    "Order Amount": money(row.order_amount),
    "Order Refund Amount": money(row.refund_amount),
  };
}

/** An order export: byte order mark, trailing tabs, newlines inside cells, US dates. */
export function orderFile(file: FileOf<"tiktok-orders">, shop: Shop): [name: string, text: string] {
  const described: Cells[] = file.described
    ? [{ "Order ID": "Platform unique order ID.", "Order Status": "Current order status." }]
    : [];
  const rows = file.rows.map((row) => ({
    ...orderIdentityCells(row),
    ...orderMoneyCells(row, shop.currency),
  }));
  const time = `${file.exported_at.slice(0, 10)}-${file.exported_at.slice(11, 16).replace(":", "_")}`;
  return [`All order-${time}.csv`, `\uFEFF${csvText(ORDER_HEADERS, [...described, ...rows])}`];
}

const affiliateStatus = { pending: "Pending", settled: "Settled", ineligible: "Ineligible" } as const;

function affiliateCells(row: AffiliateRow, currency: string): Cells {
  const money = (amount: number | null): string => moneyText(amount, currency);
  const percent = (rate: number | null): string => (rate === null ? "" : percentText(rate));
  return {
    "Order ID": row.order_id,
    "Product ID": row.product_id,
    "Product Name": row.product_name,
    "SKU ID": row.sku_id,
    Price: money(row.payment_amount),
    "Payment Amount": money(row.payment_amount),
    Currency: currency,
    Quantity: String(row.quantity),
    "Fully returned or refunded": "No",
    "Payment method": "Card",
    "Order Status": affiliateStatus[row.state],
    "Creator Username": row.creator_handle,
    "Content Type": row.content_type,
    "Content ID": row.content_id ?? "",
    "commission model": "fixed commission",
    "Standard commission rate": percent(row.standard_rate),
    "Est. Commission Base": money(row.estimated_base),
    "Est. standard commission payment": money(row.estimated_standard),
    "Actual Commission Base": money(row.actual_base),
    "Actual Commission Payment": money(row.actual_standard),
    "Shop Ads commission rate": percent(row.ads_rate),
    "Est. Shop Ads commission payment": money(row.estimated_ads),
    "Actual Shop Ads commission payment": money(row.actual_ads),
    "Est. co-funded creator bonus": money(row.estimated_bonus),
    "Actual co-funded creator bonus": money(row.actual_bonus),
    "Time Created": dayFirst(row.created_at),
    "Time Commission Paid": dayFirst(row.commission_paid_at),
    Platform: "TikTok Shop",
  };
}

/** An affiliate export; the upper 32 bits of the id in its name are its export time. */
export function affiliateFile(
  file: FileOf<"tiktok-affiliate-orders">,
  shop: Shop,
): [name: string, text: string] {
  const seconds = BigInt(instantOf(file.exported_at, shop.timezone));
  const id = (seconds << 32n) + 123_457n;
  const rows = file.rows.map((row) => affiliateCells(row, shop.currency));
  return [`affiliate_orders_${id}.csv`, csvText(AFFILIATE_HEADERS, rows)];
}

function labelCells(row: LabelRow, currency: string): Cells {
  return {
    "Created Date": row.created_on,
    Recipient: "PIIMARK Buyer",
    "Tracking Number": row.tracking_number,
    Cost: moneyText(row.label_cost, currency),
    Status: row.label_voided ? "Refunded" : "Printed",
    Batch: "Batch 1",
    "Ship Date": row.shipped_on ?? "",
    "Tracking Status": row.delivered_on === null ? "In Transit" : "Delivered",
    "Tracking Date": row.delivered_on ?? "",
    "Address Line 1": "PIIMARK Street 1",
    Country: "US",
    Carrier: "USPS",
    Service: "Ground Advantage",
    "Order ID": row.order_number ?? "",
    "Rubber Stamp 1": row.reference ?? "",
  };
}

/** A Pirate Ship shipments file. */
export function labelFile(file: FileOf<"pirateship">, shop: Shop): [name: string, text: string] {
  const rows = file.rows.map((row) => labelCells(row, shop.currency));
  return ["shipments.csv", csvText(PIRATESHIP_HEADERS, rows)];
}
