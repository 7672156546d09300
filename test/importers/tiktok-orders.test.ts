import { describe, expect, it } from "vitest";
import type { OrderLineFact } from "../../src/core/facts.ts";
import { bytesOf, factsOf, readBytes, rejectionsOf } from "./fixtures.ts";

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
  ])("%s / %s is %s", (status, substatus, state) => {
    expect(lineWith([",DELIVERED,,", `,${status},${substatus},`])?.state).toBe(state);
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
