import { expect, it } from "vitest";
import { A, orderRow, ordersFile } from "../oracle/small-shop.ts";
import { smallLedger, type SmallLedger } from "./small-ledger.ts";

const HEADER =
  "OrderID,Transaction Type,Transaction Date,Store OrderID,TrackingId,Original Invoice,Surcharge Applied,WMS Fuel Surcharge\n";
const TRACKING = "9400100000000000000801";

const ledgerOf = (sheets: Readonly<Record<string, string>>): Promise<SmallLedger> =>
  smallLedger([ordersFile([orderRow({})])], sheets);

async function shippingOf(ledger: SmallLedger, ...scope: string[]): Promise<unknown> {
  return (await ledger.rows("profit", "--by", "total", ...scope))[0]?.["shipping"];
}

it("charges and credits of a shipment add up, from whichever invoice and in any order", async () => {
  const charge = `${HEADER}310000001,Charge,11/03/2026,${A},${TRACKING},$10.27,$2.00,$0.50\n`;
  const credit = `${HEADER}310000001,Credit,11/10/2026,${A},,($3.27),,\n`;
  const one = await ledgerOf({ "november-1.csv": charge, "november-2.csv": credit });
  expect(await shippingOf(one)).toBe(750);
  const other = await ledgerOf({ "november-2.csv": credit, "november-1.csv": charge, "again.csv": charge });
  expect(await shippingOf(other)).toBe(750);
  expect(await other.run("--json", "--as-of", "2026-11-20", "explain", A)).toMatch(
    /november-1\.csv:2[^"]*"[^\]]*november-2\.csv:2|november-2\.csv:2[^"]*"[^\]]*november-1\.csv:2/u,
  );
  expect(await other.run("imports", "undo", "3", "--yes")).toContain("3");
  expect(await shippingOf(other)).toBe(1077);
});

it("a credit counts from its own day on", async () => {
  const ledger = await ledgerOf({
    "invoice.csv":
      `${HEADER}310000001,Charge,11/03/2026,${A},${TRACKING},$10.00,,\n` +
      `310000001,Credit,11/18/2026,${A},${TRACKING},$4.00,,\n`,
  });
  const before = JSON.parse(
    await ledger.run("--as-of", "2026-11-17", "--json", "profit", "--by", "total"),
  ) as { rows: { shipping: number }[] };
  expect(before.rows[0]?.shipping).toBe(1000);
  expect(await shippingOf(ledger)).toBe(600);
});

it("a charge that is repeated per item counts once; one of 0.00 is of unknown amount", async () => {
  const row = `310000001,Charge,11/03/2026,${A},${TRACKING},$10.00,,\n`;
  const twice = await ledgerOf({ "invoice.csv": HEADER + row + row });
  expect(await shippingOf(twice)).toBe(1000);
  const unknown = await ledgerOf({
    "invoice.csv": `${HEADER}310000001,Charge,11/03/2026,${A},${TRACKING},$0.00,,\n`,
  });
  expect(await shippingOf(unknown)).toBe(0);
  expect(JSON.stringify((await unknown.report("profit")).notes)).toContain("missing_shipping");
});

it("a label that Shippo took back costs nothing", async () => {
  const ledger = await ledgerOf({
    "shipments.csv": `tracking_number,order_id,cost\n${TRACKING},${A},4.00\n`,
  });
  expect(await shippingOf(ledger)).toBe(400);
  await ledger.take({
    "report.csv":
      "transaction_object_id,carrier,tracking_number,tracking_registered_at,transaction_status,tracking_status,first_delivered_at\n" +
      `0a1b2c3d4e5f60718293a4b5c6d7e801,usps,${TRACKING},2036-11-02T18:05:00Z,REFUNDED,PRE_TRANSIT,\n`,
  });
  expect(await shippingOf(ledger)).toBe(0);
});
