import { describe, expect, it } from "vitest";
import type { OrderLineFact } from "../../src/core/facts.ts";
import { bytesOf, factsOf, readBytes, refusalOf, rejectionsOf } from "./fixtures.ts";

const FILE = bytesOf("tiktok-orders/renamed.csv").toString();

/** The first line of the fixture with cells replaced. */
function lineWith(
  ...replacements: readonly (readonly [from: string, to: string])[]
): OrderLineFact | undefined {
  const text = replacements.reduce((changed, [from, to]) => changed.replace(from, to), FILE);
  return factsOf(readBytes(text, "orders.csv"))[0] as OrderLineFact | undefined;
}

describe("the state of an order", () => {
  it.each([
    ["UNPAID", "", "unpaid"],
    ["On hold", "", "to_ship"],
    ["AWAITING_SHIPMENT", "", "to_ship"],
    ["Awaiting collection", "", "to_ship"],
    ["PARTIALLY_SHIPPING", "", "to_ship"],
    ["To ship", "Awaiting shipment", "to_ship"],
    ["Shipped", "In transit", "shipped"],
    ["IN_TRANSIT", "", "shipped"],
    ["Shipped", "Delivered", "delivered"],
    ["Delivered", "", "delivered"],
    ["Completed", "", "completed"],
    ["Cancelled", "", "cancelled"],
    ["Dibatalkan", "", "cancelled"],
    ["Belum dibayar", "", "unpaid"],
    ["Perlu dikirim", "Menunggu pengambilan", "to_ship"],
    ["Dikirim", "", "shipped"],
    ["Selesai", "", "completed"],
    ["未発送", "発送待ち", "to_ship"],
    ["รอจัดส่ง", "", "to_ship"],
    ["อยู่ระหว่างขนส่ง", "", "shipped"],
    ["อยู่ระหว่างขนส่ง", "จัดส่งสำเร็จ", "delivered"],
    ["เสร็จสมบูรณ์", "", "completed"],
    ["ยกเลิกแล้ว", "", "cancelled"],
  ])("%s / %s is %s", (status, substatus, state) => {
    const line = lineWith([",DELIVERED,,", `,${status},${substatus},`], ["11/17/2026 10:00:00 PM", ""]);
    expect(line?.state).toBe(state);
  });

  it("is delivered when the row has a delivered time, whatever its substatus is called", () => {
    expect(lineWith([",DELIVERED,,", ",Shipped,Terkirim,"])?.state).toBe("delivered");
  });

  it("rejects a row with a status nobody knows, and no other", () => {
    const file = readBytes(FILE.replace(",DELIVERED,", ",toString,"), "orders.csv");
    expect(rejectionsOf(file)).toMatchObject([{ code: "CO208", column: "Order Status", value: "toString" }]);
    expect(factsOf(file)).toHaveLength(1);
  });
});

describe("who ships", () => {
  it.each([
    ["Fulfillment by seller", "seller"],
    ["Seller Shipping", "seller"],
    ["Dikirim oleh Penjual", "seller"],
    ["Fulfillment by TikTok Shop", "fbt"],
    ["Fulfilled by TikTok", "fbt"],
    ["FBT", "fbt"],
    ["TikTok Shipping", "tiktok"],
    ["Carrier pigeon", null],
  ])("%s is %s", (text, type) => {
    expect(lineWith([",Fulfillment by seller,", `,${text},`])?.fulfilment_type).toBe(type);
  });
});

describe("a buyer's data", () => {
  it("is in no problem, whatever else is wrong with the row", () => {
    const damaged = FILE.replace("20.00", "PIIMARKED-ROW").replaceAll("36.24", "many");
    const found = rejectionsOf(readBytes(damaged, "orders.csv"));
    expect(found.map(({ column }) => column)).toContain("Order Amount");
    expect(JSON.stringify(found)).not.toMatch(
      /PIIMARK (?:Buyer|Street|City|State|message|leave)|demo_shopper/,
    );
  });

  it("leaves the user name alone, normalised, for sample orders", () => {
    expect(lineWith(["demo_shopper", " @Demo.Shopper "])?.buyer_username).toBe("demo.shopper");
  });
});

describe("dates without AM and PM", () => {
  const clock = FILE.replaceAll(/(\d\d)\/1(\d)\/2026 (\d+:\d\d:\d\d) [AP]M/g, "$1/0$2/2026 $3");

  it("are not taken for American ones: no day above 12 asks", () => {
    const problems = refusalOf(() => readBytes(clock, "orders.csv"));
    expect(problems.map(({ code, column }) => [code, column])).toContainEqual(["CO113", "Created Time"]);
    expect(problems[0]?.cure).toContain("--date-order");
    const [line] = factsOf(readBytes(clock, "orders.csv", { dateOrder: "mdy" })) as OrderLineFact[];
    expect(line?.created_at).toBe(Date.parse("2026-11-03T17:15:00Z") / 1000);
  });

  it("have the day first in the layouts that write addresses in one line", () => {
    const layout = clock.replace(",Address Line 1,", ",Detail Address,");
    const [line] = factsOf(readBytes(layout, "orders.csv")) as OrderLineFact[];
    expect(line?.created_at).toBe(Date.parse("2026-03-11T16:15:00Z") / 1000);
  });
});

describe("a money column of a formula", () => {
  it.each([
    ["jp.csv", "セラーSKU割引", "SKU Seller Discount"],
    ["id-2026.csv", "Order Refund Amount", "Order Refund Amount"],
    ["th.csv", "Shipping Fee Platform Discount", "Shipping Fee Platform Discount"],
  ])("of %s that is called otherwise refuses the file", (name, header, wanted) => {
    const text = bytesOf(`tiktok-orders/${name}`).toString().replace(header, "PIIMARK something else");
    expect(refusalOf(() => readBytes(text, "orders.csv"))).toMatchObject([{ code: "CO111", column: wanted }]);
  });
});
