import { instantOf } from "./calendar.ts";
import type { Cells } from "./cells.ts";
import { csvText, dayFirst, moneyText, percentText } from "./cells.ts";
import { CREATOR_ORDER_HEADERS, RETURN_HEADERS } from "./headers.ts";
import type { CreatorSaleRow, ReturnRow, Shop, ShopFile } from "./model.ts";

type FileOf<Kind extends ShopFile["kind"]> = Extract<ShopFile, { kind: Kind }>;

const STATUS = {
  completed: "Completed",
  requested: "Return/refund requested",
  rejected: "Rejected",
} as const;
const dayText = (day: string | null): string =>
  day === null ? "" : dayFirst(`${day}T00:00:00`).slice(0, 10);

function returnCells(row: ReturnRow): Cells {
  return {
    "Return Order ID": `${row.return_id}\t`,
    "Order ID": `${row.order_id}\t`,
    "SKU ID": `${row.sku_id}\t`,
    "Payment Method": "PIIMARK card",
    "Buyer Username": "PIIMARK_buyer",
    "Return Type": row.is_exchange ? "Replacement" : "Return and refund",
    "Time Requested": dayText(row.requested_on),
    "Return Reason": "Missing parts",
    "Return Quantity": String(row.quantity),
    "Return Status": STATUS[row.status],
    "Refund Time": dayText(row.refunded_on),
    "Buyer Note": 'PIIMARK "note"',
  };
}

/** A returns export; its name has no time. */
export function returnFile(file: FileOf<"tiktok-returns">): [name: string, text: string] {
  return ["returns.csv", `\uFEFF${csvText(RETURN_HEADERS, file.rows.map(returnCells))}`];
}

const STATE = { pending: "AwaitingPayment", settled: "Settled", ineligible: "Ineligible" } as const;

function saleCells(row: CreatorSaleRow, currency: string): Cells {
  const money = (amount: number | null): string => (amount === null ? "/" : moneyText(amount, currency));
  return {
    "Order ID": row.order_id,
    "SKU ID": row.sku_id,
    "Product ID": row.product_id,
    "Shop name": row.shop_name,
    Currency: currency,
    "Order settlement status": STATE[row.state],
    "Content Type": row.content_type,
    "Content ID": row.content_id ?? "/",
    Standard: percentText(1000),
    "Shop ads": "/",
    GMV: money(1500),
    "Est. standard commission": money(row.estimated_standard),
    "Est. Shop Ads commission": money(row.estimated_ads),
    // Not the seller's money, so that a sum that takes it in shows.
    "Est. Bonus": money(77),
    Bonus: money(77),
    "Standard commission": money(row.actual_standard),
    "Shop Ads commission": money(row.actual_ads),
    "Total final earned amount": money(row.actual_standard),
    "Order date": dayFirst(row.created_at),
    "Commission settlement date": row.commission_paid_at === null ? "/" : dayFirst(row.commission_paid_at),
  };
}

/** A creator's own export, under the name that the seller's has as well. */
export function creatorOrderFile(
  file: FileOf<"tiktok-creator-orders">,
  shop: Shop,
  position: number,
): [name: string, text: string] {
  const seconds = BigInt(instantOf(file.exported_at, shop.timezone));
  const id = (seconds << 32n) + 200_000n + BigInt(position);
  const rows = file.rows.map((row) => saleCells(row, shop.currency));
  return [`affiliate_orders_${id}.csv`, csvText(CREATOR_ORDER_HEADERS, rows)];
}
