import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvText, parseCsv } from "../csv.ts";
import { SHOP } from "./shop.ts";

const [HEADER = [], , FIRST = []] = parseCsv(
  readFileSync(join(SHOP, "All order-2026-11-09-08_30.csv"), "utf8"),
);

/** One order of one line, paid and not yet sent, by what a test says of it. */
export interface OrderRow {
  readonly id: number;
  /** Day of November 2026 on which it was placed. */
  readonly day: number;
  readonly status?: string;
  readonly amount?: string;
}

function cellsOf({ id, day, status = "To ship", amount = "10.00" }: OrderRow): string[] {
  const base = Object.fromEntries(
    HEADER.map((name, index) => [name, (FIRST[index] ?? "").replaceAll("\n", " ")]),
  );
  const created = `11/${String(day).padStart(2, "0")}/2026 10:00:00 AM\t`;
  return Object.values({
    ...base,
    "Order ID": `5774000000000${String(id).padStart(5, "0")}\t`,
    "Order Status": status,
    "Order Substatus": "",
    Quantity: "1",
    "SKU Subtotal Before Discount": amount,
    "SKU Platform Discount": "0.00",
    "SKU Seller Discount": "0.00",
    "Order Amount": amount,
    "Order Refund Amount": "",
    "Created Time": created,
    "Paid Time": created,
    "Shipped Time": "",
    "Delivered Time": "",
    "Cancelled Time": "",
    "Buyer Message": "",
    "Creator Handle": "",
  });
}

/** An order export of these rows, without the description that TikTok puts below the header. */
export function orderFile(rows: readonly OrderRow[]): string {
  return csvText([HEADER, ...rows.map(cellsOf)]);
}

/** Consecutive orders, one a day. */
export function ordersOf(from: number, to: number): OrderRow[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ id: from + index, day: from + index }));
}
