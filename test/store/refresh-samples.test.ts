import { expect, it } from "vitest";
import type { TestLedger } from "../properties/ledger.ts";
import type { Cells } from "./refreshed-shop.ts";
import {
  commission,
  expectRefreshed,
  MUG,
  order,
  orderId,
  shop,
  take,
  takeCommissions,
  takeOrders,
} from "./refreshed-shop.ts";

const SAMPLES = ["creator", "sku", "requested_on", "order_id", "tracking_number"];
const SHIPMENTS = [
  "tracking_number",
  "shipment_id",
  "order_id",
  "reference",
  "shipped_on",
  "cost",
  "currency",
];

function sampleOrder(id: number, cells: Cells = {}): Cells {
  return order(id, { "SKU Seller Discount": "20.00", "Order Amount": "0.00", ...cells });
}

function samples({ open: { db } }: TestLedger): unknown[] {
  return db
    .prepare(
      `SELECT s.sample, s.creator, group_concat(i.name || ' ' || coalesce(i.unit_cost, '?'), ', ' ORDER BY i.sku)
       FROM sample AS s LEFT JOIN sample_item AS i ON i.sample_ref = s.sample_ref GROUP BY s.sample_ref`,
    )
    .raw()
    .all();
}

/** Three sample orders, of buyers whom nothing else names but the first. */
function sampleShop(): TestLedger {
  const ledger = shop();
  takeOrders(ledger, [
    sampleOrder(50, { "Buyer Username": "maker.one", "Tracking ID": "T50" }),
    sampleOrder(52, { "Buyer Username": "maker.late" }),
    sampleOrder(54),
  ]);
  expectRefreshed(ledger);
  expect(samples(ledger)).toEqual([
    [orderId(50), "maker.one", "MUG 400"],
    [orderId(52), null, "MUG 400"],
    [orderId(54), null, "MUG 400"],
  ]);
  return ledger;
}

const withCreators = (ledger: TestLedger): unknown[] =>
  (samples(ledger) as unknown[][]).map(([sample, creator]) => [sample, creator]);

it("a sample order comes between others, and its number moves theirs", () => {
  const ledger = sampleShop();
  takeOrders(ledger, [sampleOrder(51), sampleOrder(60)]);
  expectRefreshed(ledger);
  expect(withCreators(ledger).map((row) => (row as unknown[])[0])).toEqual(
    [50, 51, 52, 54, 60].map((id) => orderId(id)),
  );
});

it("a sample order is paid after all", () => {
  const ledger = sampleShop();
  takeOrders(ledger, [order(50, { "Tracking ID": "T50" })]);
  expectRefreshed(ledger);
  expect(withCreators(ledger)).toEqual([
    [orderId(52), null],
    [orderId(54), null],
  ]);
});

it("two sample orders share a parcel, and no longer do", () => {
  const ledger = sampleShop();
  takeOrders(ledger, [sampleOrder(53, { "Tracking ID": "T50" })]);
  expectRefreshed(ledger);
  expect(withCreators(ledger)).toEqual([
    [orderId(50), "maker.one"],
    [orderId(52), null],
    [orderId(54), null],
  ]);
  takeOrders(ledger, [sampleOrder(53, { "Tracking ID": "T53" })]);
  expectRefreshed(ledger);
  expect(withCreators(ledger)).toEqual([
    [orderId(50), "maker.one"],
    [orderId(52), null],
    [orderId(53), null],
    [orderId(54), null],
  ]);
});

it("a handle that a new order names is an old sample's buyer", () => {
  const ledger = sampleShop();
  takeOrders(ledger, [order(21)]);
  takeCommissions(ledger, [commission(21, "maker.late")]);
  expectRefreshed(ledger);
  expect(withCreators(ledger)[1]).toEqual([orderId(52), "maker.late"]);
});

it("a row of a sheet meets a sample order that comes later, and then a nearer one", () => {
  const ledger = sampleShop();
  take(ledger, "samples.csv", SAMPLES, [
    { creator: "maker.one", sku: "MUG", requested_on: "2026-11-01" },
    { creator: "maker.late", sku: "MUG", requested_on: "2026-11-20" },
  ]);
  expectRefreshed(ledger, "everything");
  const before = samples(ledger);
  const created = (day: string): Cells => ({ "Created Time": `11/${day}/2026 10:00:00 AM`, "Paid Time": "" });
  takeOrders(ledger, [sampleOrder(70, { "Buyer Username": "maker.late", ...created("22") })]);
  expectRefreshed(ledger);
  expect(samples(ledger)).not.toEqual(before);
  takeOrders(ledger, [sampleOrder(71, { "Buyer Username": "maker.late", ...created("20") })]);
  expectRefreshed(ledger);
  const matched = ledger.open.db
    .prepare("SELECT k.order_id FROM sample_match JOIN order_key AS k USING (order_ref) ORDER BY 1")
    .pluck()
    .all();
  expect(matched).toContain(orderId(71));
  expect(matched).not.toContain(orderId(70));
});

it("a cost is noted, and what a SKU is called changes", () => {
  const ledger = sampleShop();
  const fact = { fact: "cost" as const, key: ["MUG", "2026-11-02"], fields: { unit_cost: 700 } };
  ledger.edit({ summary: "cost", fact });
  expectRefreshed(ledger);
  expect((samples(ledger) as unknown[][]).map(([, , items]) => items)).toContain("MUG 700");
  takeOrders(ledger, [order(21, { "SKU ID": MUG, "Seller SKU": "MUG-2" })]);
  expectRefreshed(ledger);
  expect((samples(ledger) as unknown[][]).every(([, , items]) => String(items).startsWith("MUG-2 "))).toBe(
    true,
  );
});

it("labels wait for their sample orders, by order and by parcel", () => {
  const ledger = sampleShop();
  take(ledger, "shipments.csv", SHIPMENTS, [
    {
      shipment_id: "S-1",
      order_id: orderId(80),
      reference: "maker.new",
      shipped_on: "2026-11-08",
      cost: "4.51",
    },
    { shipment_id: "S-2", tracking_number: "T81", shipped_on: "2026-11-08", cost: "5.05" },
    {
      shipment_id: "S-3",
      tracking_number: "T82",
      order_id: orderId(82),
      reference: "maker.one",
      shipped_on: "2026-11-08",
      cost: "6.00",
    },
  ]);
  expectRefreshed(ledger, "everything");
  takeOrders(ledger, [sampleOrder(80), sampleOrder(81, { "Tracking ID": "T81" })]);
  expectRefreshed(ledger);
  // The label was an ordinary order's; now it is a sample's.
  takeOrders(ledger, [order(82)]);
  expectRefreshed(ledger);
  takeOrders(ledger, [sampleOrder(82)]);
  expectRefreshed(ledger);
  expect(withCreators(ledger)).toContainEqual([orderId(82), "maker.one"]);
  takeOrders(ledger, [order(21)]);
  takeCommissions(ledger, [commission(21, "maker.new")]);
  expectRefreshed(ledger);
  expect(withCreators(ledger)).toContainEqual([orderId(80), "maker.new"]);
});

it("a label leaves a row's parcel for its order, and a sample order joins a row by its label", () => {
  const ledger = sampleShop();
  take(ledger, "samples.csv", SAMPLES, [
    { creator: "maker.one", sku: "MUG", tracking_number: "T90" },
    { creator: "maker.two", sku: "MUG", tracking_number: "T91" },
  ]);
  const shipped = { shipped_on: "2026-11-08", cost: "4.51" };
  take(ledger, "shipments.csv", SHIPMENTS, [
    { tracking_number: "T90", order_id: orderId(90), ...shipped },
    { tracking_number: "T91", order_id: orderId(91), ...shipped },
  ]);
  expectRefreshed(ledger, "everything");
  expect(withCreators(ledger).slice(-2)).toEqual([
    ["T90", "maker.one"],
    ["T91", "maker.two"],
  ]);
  takeOrders(ledger, [order(90), order(91)]);
  expectRefreshed(ledger);
  takeOrders(ledger, [sampleOrder(91)]);
  expectRefreshed(ledger);
  expect(withCreators(ledger).slice(-2)).toEqual([
    [orderId(91), "maker.two"],
    ["T90", "maker.one"],
  ]);
});
