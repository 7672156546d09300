import { describe, expect, it } from "vitest";
import { nearestHeader } from "../../src/importers/header.ts";
import { IMPORTERS } from "../../src/importers/index.ts";
import { recognise } from "../../src/importers/recognise.ts";
import { factsOf, readBytes, refusalOf } from "./fixtures.ts";

function sourceOf(header: string): string {
  const found = recognise(header.split(","), IMPORTERS);
  if (found.kind === "match") return found.importer.id;
  if (found.kind === "incomplete") return `incomplete:${found.match.importer.id}`;
  return found.kind === "ambiguous"
    ? found.candidates.map(({ id }) => id).join("|")
    : `none:${found.nearest?.id}`;
}

describe("recognise", () => {
  it.each([
    ["creator", "creators"],
    // An affiliate export without its SKU ids was once taken for a roster, since it has a creator column.
    [
      "Order ID,Product ID,Payment Amount,Currency,Order Status,Creator Username,Content Type,Content ID",
      "incomplete:tiktok-affiliate-orders",
    ],
    ["creator,code", "keys"],
    ["creator,link", "keys"],
    ["creator,link,posted_on", "posts"],
    ["link", "posts"],
    ["creator,sku", "samples"],
    ["creator,sku,rate", "terms"],
    ["sku,cost", "costs"],
    ["order_id,creator,commission,rate", "commissions"],
    ["creator,commission", "terms|commissions"],
    ["order id , CREATOR,Commission-Amount", "commissions"],
    // A list of parcels is a sheet, until a column that only a tracker has says otherwise.
    ["tracking_number,order_id", "shipments"],
    ["tracking_number,order_id,status,carrier,cost", "shipments"],
    ["tracking_number,courier,order_id,title", "aftership"],
    ["OrderID,Store OrderID,Transaction Type,Transaction Date,Original Invoice", "shipbob"],
    ["Conversion Date,First Name,Last Name,Order ID,Commission", "social-snowball"],
    ["order_id,code,amount", "none:commissions"],
    ["colour,shape", "none:undefined"],
    ["__proto__,constructor,toString,creator", "creators"],
  ])("R47, R50: %s is %s", (header, source) => {
    expect(sourceOf(header)).toBe(source);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("does not show a first row that is data", () => {
    const [found] = refusalOf(() =>
      readBytes("PIIMARK Buyer,piimark@example.invalid,577123456789012345\n", "x.csv"),
    );
    expect(JSON.stringify(found)).not.toMatch(/piimark/i);
  });

  it("R51: names the format that a file looks like when another is asked for", () => {
    const [found] = refusalOf(() => readBytes("sku,unit_cost\nA,1.00\n", "x.csv", { as: "tiktok-orders" }));
    expect(found).toMatchObject({ code: "CO111", message: expect.stringContaining("looks like costs") });
  });

  it("takes the creator of a sheet without one from the command line", () => {
    const sheet = "sku,quantity,state\nSERUM-30,1,shipped\n";
    expect(refusalOf(() => readBytes(sheet, "x.csv"))[0]?.code).toBe("CO109");
    const [fact] = factsOf(readBytes(sheet, "x.csv", { creator: "@Demo.Glow" }));
    expect(fact).toMatchObject({ fact: "sample_row", fields: { creator: "demo.glow", sku: "SERUM-30" } });
  });
});

describe("nearestHeader", () => {
  it.each([
    ["unit_cost", ["Unit Csot", "note"], "Unit Csot"],
    ["SKU Seller Discount", ["SKU Seler Discount", "SKU Platform Discount"], "SKU Seler Discount"],
    ["sku", ["colour"], null],
  ])("R48: of %s among %j is %s", (wanted, headers, nearest) => {
    expect(nearestHeader(wanted, headers)).toBe(nearest);
  });
});
