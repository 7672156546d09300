import { join } from "node:path";
import { expect, it } from "vitest";
import { openLedger } from "../../src/store/open.ts";
import { refresh } from "../../src/store/refresh.ts";
import { creatorops } from "../cli/shop.ts";
import { ordered, rebuilt } from "../properties/signature.ts";
import type { Cells } from "./refreshed-shop.ts";
import {
  CAP,
  MUG,
  RETURNS,
  SETTLEMENTS,
  commission,
  expectRefreshed,
  lineOf,
  order,
  orderId,
  shop,
  take,
  takeCommissions,
  takeOrders,
} from "./refreshed-shop.ts";

it("touched orders outlive a crash between the import and the refresh", () => {
  const ledger = shop();
  takeOrders(ledger, [order(21)]);
  takeCommissions(ledger, [commission(21, "maker.one")]);
  ledger.open.db.close();
  const { db } = openLedger(ledger.path, "write");
  expect(refresh(db)).toBe("orders");
  expect(ordered(db)).toEqual(rebuilt(db));
  expect(db.prepare("SELECT count(*) FROM line_profit").pluck().get()).toBe(21);
  expect(refresh(db)).toBe("nothing");
});

it("a table of an earlier definition that is a view now, and the other way round, is made anew", () => {
  const ledger = shop();
  ledger.open.db.exec(`
    DROP VIEW counted_line;
    CREATE TABLE counted_line (line_ref INTEGER PRIMARY KEY) STRICT;
    DROP TABLE line_profit;
    CREATE VIEW line_profit AS SELECT 1 AS line_ref;
    UPDATE derived_state SET definition_hash = 'of an earlier version'`);
  expectRefreshed(ledger, "everything");
  expect(lineOf(ledger, 1)).toEqual([1, "attributed", "maker.one", 0, 400, 190]);
});

it("a report between the two tells the facts as well, and writes nothing", () => {
  const ledger = shop();
  takeOrders(ledger, [order(21)]);
  const ran = creatorops(join(ledger.path, ".."), [
    "profit",
    "--by",
    "total",
    "--as-of",
    "2027-01-01",
    "--json",
  ]);
  expect(ran.stdout).toMatch(/"orders": ?21\b/u);
  expectRefreshed(ledger);
});

it("a handle that nothing named comes with a new order", () => {
  const ledger = shop();
  takeOrders(ledger, [order(21), order(22)]);
  takeCommissions(ledger, [commission(21, "maker.new"), commission(22, "maker.one")]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 21)).toEqual([1, "attributed", "maker.new", 0, 400, 190]);
});

it("a commission row comes for an old order, and changes its creator", () => {
  const ledger = shop();
  takeCommissions(ledger, [commission(9, "maker.two"), commission(3, "maker.two")]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 9)).toEqual([1, "attributed", "maker.two", 0, 400, 190]);
  expect(lineOf(ledger, 3)).toEqual([1, "attributed", "maker.two", 0, 400, 190]);
});

it("the only fact that named a handle now names another", () => {
  const ledger = shop();
  takeCommissions(ledger, [commission(9, "maker.gone")]);
  expectRefreshed(ledger);
  takeCommissions(ledger, [commission(9, "maker.one")]);
  expectRefreshed(ledger);
  expect(
    ledger.open.db.prepare("SELECT count(*) FROM creator WHERE creator = 'maker.gone'").pluck().get(),
  ).toBe(0);
});

it("a return comes for an old order", () => {
  const ledger = shop();
  const cells = {
    "Return Order ID": "4035000000000000001",
    "Order ID": orderId(4),
    "SKU ID": MUG,
    "Return Type": "Return and refund",
    "Time Requested": "17/11/2026",
    "Return unit price": "$19.00",
    "Return Quantity": "1",
    "Return Status": "Complete",
    "Refund Time": "18/11/2026",
  };
  take(ledger, "Return orders.csv", RETURNS, [cells]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 4)).toEqual([1, "attributed", "maker.one", 1900, 400, 190]);
});

it("an order moves to another state, and back out of profit", () => {
  const ledger = shop();
  takeOrders(ledger, [order(21, { "Order Status": "To ship", "Shipped Time": "", "Delivered Time": "" })]);
  expectRefreshed(ledger);
  takeOrders(ledger, [order(21)]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 21)).toEqual([1, "organic", null, 0, 400, 0]);
  takeOrders(ledger, [order(21, { "Order Status": "Canceled", "Cancelled Time": "11/12/2026 10:00:00 AM" })]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 21)).toEqual([0, "organic", null, null, null, null]);
});

it("a seller SKU comes to mean two SKUs: old lines of the other one get its cost", () => {
  const ledger = shop();
  takeOrders(ledger, [
    order(30, { "SKU ID": CAP, "Seller SKU": "CAP" }),
    order(31, { "SKU ID": CAP, "Seller SKU": "CAP" }),
  ]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 30)).toEqual([1, "organic", null, 0, 0, 0]);
  takeOrders(ledger, [order(32, { "SKU ID": CAP, "Seller SKU": "MUG" })]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 30)).toEqual([1, "organic", null, 0, 400, 0]);
});

it("a commission row waits for its order", () => {
  const ledger = shop();
  takeCommissions(ledger, [commission(40, "maker.late")]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 40)).toBeUndefined();
  takeOrders(ledger, [order(40)]);
  expectRefreshed(ledger);
  expect(lineOf(ledger, 40)).toEqual([1, "attributed", "maker.late", 0, 400, 190]);
});

function settled(id: string, cells: Cells = {}): Cells {
  return {
    "Statement date (UTC)": "2026/11/12",
    "Statement ID": "3620261112",
    "Payment ID": "37202611",
    Status: "Paid",
    Currency: "USD",
    Type: "Order",
    "Order/adjustment ID": id,
    "SKU ID": MUG,
    Quantity: "1",
    "Total settlement amount": "15.96",
    "Net sales": "19.00",
    "Gross sales": "20.00",
    "Seller discount": "-1.00",
    Fees: "-3.04",
    "Referral fee": "-1.14",
    "Affiliate commission": "-1.90",
    ...cells,
  };
}

it("settlements come for an old order, for one that is to come, and for none", () => {
  const ledger = shop();
  const adjustment = {
    Type: "Charge back",
    "SKU ID": "",
    "Net sales": "0.00",
    "Gross sales": "0.00",
    "Seller discount": "0.00",
    Fees: "0.00",
    "Referral fee": "0.00",
    "Affiliate commission": "0.00",
    "Total settlement amount": "-3.00",
    "Adjustment amount": "-3.00",
  };
  take(ledger, "income_20261115085500.csv", SETTLEMENTS, [
    settled(orderId(2)),
    settled(orderId(50)),
    settled("4035000000000000777", adjustment),
    settled("4035000000000000778", { ...adjustment, "Related order ID": orderId(3) }),
  ]);
  expectRefreshed(ledger);
  const places = (): unknown[] =>
    ledger.open.db.prepare("SELECT place FROM settlement_entry ORDER BY entry_id").pluck().all();
  expect(places()).toEqual(["shop", "order", "line", "unknown"]);
  takeOrders(ledger, [order(50)]);
  expectRefreshed(ledger);
  expect(places()).toEqual(["shop", "order", "line", "line"]);
});

it("a free order is a sample at once, a paid one when a sheet says so", () => {
  const ledger = shop();
  const free = { "SKU Seller Discount": "20.00", "Order Amount": "0.00", "Buyer Username": "maker.one" };
  takeOrders(ledger, [order(21, free), order(22)]);
  expectRefreshed(ledger);
  const samples = (): unknown[] =>
    ledger.open.db.prepare("SELECT sample, creator FROM sample ORDER BY sample").raw().all();
  expect(samples()).toEqual([[orderId(21), "maker.one"]]);
  take(
    ledger,
    "samples.csv",
    ["creator", "sku", "order_id", "shipped_on"],
    [{ creator: "maker.two", sku: "MUG", order_id: orderId(22), shipped_on: "2026-11-12" }],
  );
  // What a sheet says is not followed order by order.
  expectRefreshed(ledger, "everything");
  expect(samples()).toEqual([
    [orderId(21), "maker.one"],
    [orderId(22), "maker.two"],
  ]);
  takeOrders(ledger, [order(22, { Quantity: "2" }), order(23)]);
  expectRefreshed(ledger);
});

it("a line leaves its listing, and its SKU gets the name that is left", () => {
  const ledger = shop();
  takeOrders(ledger, [order(21, { "Product Name": "Demo mug, new" })]);
  expectRefreshed(ledger);
  const name = (): unknown => ledger.open.db.prepare("SELECT product_name FROM sku").pluck().get();
  expect(name()).toBe("Demo mug, new");
  takeOrders(ledger, [
    order(21, { "SKU ID": CAP, "Order Status": "Canceled" }),
    order(21, { "Order Status": "Canceled" }),
  ]);
  expectRefreshed(ledger);
  expect(name()).toBe("Demo mug");
});

it("more than orders: an edit and an undo make everything anew", () => {
  const ledger = shop();
  takeOrders(ledger, [order(21)]);
  expectRefreshed(ledger);
  const change = ledger.open.db.prepare("SELECT max(change_id) FROM change").pluck().get() as number;
  ledger.undo(change);
  expect(ordered(ledger.open.db)).toEqual(rebuilt(ledger.open.db));
  expect(ledger.open.db.prepare("SELECT count(*) FROM line_profit").pluck().get()).toBe(20);
});

it("outreach and fees concern no order; beside orders nothing tells which came when, and all is made anew", () => {
  const ledger = shop();
  const message = { creator: "maker.one", event: "contacted", at: "2026-11-12" };
  const takeMessage = (): void => take(ledger, "outreach.csv", ["creator", "event", "at", "note"], [message]);
  takeMessage();
  take(
    ledger,
    "fees.csv",
    ["creator", "amount", "due_on"],
    [{ creator: "maker.nine", amount: "50.00", due_on: "2027-01-31" }],
  );
  expectRefreshed(ledger);
  expect(ledger.open.db.prepare("SELECT horizon FROM derived_state").pluck().get()).toBe("2027-01-31");
  message.at = "2026-11-13";
  takeMessage();
  takeOrders(ledger, [order(21)]);
  expectRefreshed(ledger, "everything");
});
