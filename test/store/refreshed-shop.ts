import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { SHOP } from "../cli/shop.ts";
import { csvText, parseCsv } from "../csv.ts";
import type { TestLedger } from "../properties/ledger.ts";
import { testLedger } from "../properties/ledger.ts";
import { ordered, rebuilt } from "../properties/signature.ts";

export type Cells = Readonly<Record<string, string>>;

const FIXTURES = fileURLToPath(new URL("../../fixtures/", import.meta.url));

function headerOf(folder: string, start: string): string[] {
  const name = readdirSync(folder).find((file) => file.startsWith(start)) ?? "";
  const [header = []] = parseCsv(readFileSync(join(folder, name), "utf8"));
  return header;
}

const ORDERS = headerOf(SHOP, "All order");
const AFFILIATE = headerOf(SHOP, "affiliate_orders");
/** The settlement export has a banner above its header. */
export const [SETTLEMENTS = []] = parseCsv(
  readFileSync(join(SHOP, readdirSync(SHOP).find((file) => file.startsWith("income_")) ?? ""), "utf8"),
).filter((record) => record.some((cell) => cell.includes("Statement date")));
export const RETURNS = headerOf(join(FIXTURES, "tiktok-returns"), "");

export const orderId = (id: number): string => `5774000000000${String(id).padStart(5, "0")}`;
export const MUG = "1729400011230002451";
export const CAP = "1729400011230002452";

export function order(id: number, cells: Cells = {}): Cells {
  const day = `11/${String((id % 9) + 1).padStart(2, "0")}/2026 10:00:00 AM`;
  return {
    "Order ID": orderId(id),
    "Order Status": "Completed",
    "SKU ID": MUG,
    "Seller SKU": "MUG",
    "Product Name": "Demo mug",
    Quantity: "1",
    "Sku Quantity of return": "0",
    "SKU Subtotal Before Discount": "20.00",
    "SKU Platform Discount": "0.00",
    "SKU Seller Discount": "1.00",
    "Order Amount": "19.00",
    "Created Time": day,
    "Paid Time": day,
    "Shipped Time": day,
    "Delivered Time": day,
    ...cells,
  };
}

export function commission(id: number, creator: string, cells: Cells = {}): Cells {
  return {
    "Order ID": orderId(id),
    "SKU ID": MUG,
    "Payment Amount": "19.00",
    Currency: "USD",
    Quantity: "1",
    "Order Status": "Settled",
    "Creator Username": creator,
    "Content Type": "Video",
    "Content ID": `769000000000000${String(id).padStart(4, "0")}`,
    "Standard commission rate": "10%",
    "Est. Commission Base": "19.00",
    "Est. standard commission payment": "1.90",
    "Actual Commission Base": "19.00",
    "Actual Commission Payment": "1.90",
    "Time Created": `0${(id % 9) + 1}/11/2026 10:00:00`,
    ...cells,
  };
}

/** Files come one hour after the other. */
export function take(
  ledger: TestLedger,
  name: string,
  header: readonly string[],
  rows: readonly Cells[],
): void {
  const changes = ledger.open.db.prepare("SELECT max(change_id) FROM change").pluck().get() as number;
  const exportedAt = 1_795_000_000 + changes * 3600;
  const text = csvText([header, ...rows.map((row) => header.map((column) => row[column.trim()] ?? ""))]);
  const taken = ledger.take({ name, bytes: Buffer.from(text), modifiedAt: exportedAt * 1000, exportedAt });
  expect([taken["status"], taken["rejected"]]).toEqual(["imported", 0]);
}

export const takeOrders = (ledger: TestLedger, rows: readonly Cells[]): void =>
  take(ledger, "All order.csv", ORDERS, rows);
export const takeCommissions = (ledger: TestLedger, rows: readonly Cells[]): void =>
  take(ledger, "affiliate_orders.csv", AFFILIATE, rows);

/** A shop of twenty orders, five of which a creator sold. */
export function shop(): TestLedger {
  const path = join(mkdtempSync(join(tmpdir(), "creatorops-refresh-")), "creatorops.db");
  const ledger = testLedger(path, { currency: "USD", timezone: "America/Los_Angeles", settings: [] });
  const ids = Array.from({ length: 20 }, (_, index) => index + 1);
  takeOrders(
    ledger,
    ids.map((id) => order(id)),
  );
  takeCommissions(
    ledger,
    ids.slice(0, 5).map((id) => commission(id, "maker.one")),
  );
  take(ledger, "costs.csv", ["sku", "unit_cost"], [{ sku: "MUG", unit_cost: "4.00" }]);
  take(ledger, "terms.csv", ["creator", "rate"], [{ creator: "*", rate: "10%" }]);
  expect(ledger.refresh()).toBe("everything");
  return ledger;
}

export function expectRefreshed(ledger: TestLedger, way = "orders"): void {
  expect(ledger.refresh()).toBe(way);
  expect(ordered(ledger.open.db)).toEqual(rebuilt(ledger.open.db));
}

export function lineOf({ open: { db } }: TestLedger, id: number): unknown {
  return db
    .prepare(
      `SELECT a.counts, a.status, a.creator, p.refunds, p.cogs, p.commission
       FROM line_attribution AS a JOIN order_key USING (order_ref) LEFT JOIN line_profit AS p USING (line_ref)
       WHERE order_id = ? ORDER BY a.line_ref`,
    )
    .raw()
    .get(orderId(id));
}
