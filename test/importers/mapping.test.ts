import { describe, expect, it } from "vitest";
import { isBuyersHeader } from "../../src/importers/buyer-headers.ts";
import { guessMapping, likeliestSources } from "../../src/importers/guess.ts";
import type { ImporterDef } from "../../src/importers/importer.ts";
import { FORMATS, IMPORTERS } from "../../src/importers/index.ts";
import { fingerprintOf } from "../../src/importers/profile.ts";
import { headerLikeness } from "../../src/importers/similarity.ts";
import { factsOf, readBytes, refusalOf } from "./fixtures.ts";

function source(id: string): ImporterDef {
  const found = FORMATS.find((importer) => importer.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

const ROSTER = "Real Name,Discord Name,Brand,Role,Retainer,Account 1,Account 2".split(",");
const TAP = "No,Brand,Category,OPEN PLAN,CREATOR COMMISSION,TAP LINK,Last Update,Note,End Date".split(",");

describe("a fingerprint", () => {
  it("is that of the headers, whatever their order, case and blanks", () => {
    expect(fingerprintOf(["Order ID", " sku", ""])).toBe(fingerprintOf(["SKU", "order_id"]));
    expect(fingerprintOf(["sku", "sku"])).not.toBe(fingerprintOf(["sku"]));
    expect(fingerprintOf(["sku"])).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("a buyer's header", () => {
  it.each([
    ["Buyer Username", "commissions", true],
    ["buyer_username", "commissions", true],
    ["Recipient", "samples", true],
    ["Customer Email", "commissions", true],
    ["ShippingAddress", "shipments", true],
    ["Ship to: phone", "shipments", true],
    ["Email", "commissions", false],
    ["Email", "costs", true],
    ["State", "samples", false],
    ["State", "commissions", true],
    ["Customer payment", "commissions", false],
    ["Shipping Fee", "shipments", false],
  ])("%s for %s: %s", (header, id, expected) => {
    expect(isBuyersHeader(header, source(id), FORMATS)).toBe(expected);
  });
});

describe("likeness of headers", () => {
  it.each([
    ["unit_cost", "Unit Cost", 1],
    ["commission", "Commission", 1],
    ["creator", "Creator name on TikTok", 0.6],
    ["order_id", "Order number", 0.8],
    ["commission", "Payout", 0.7],
    ["tracking_number", "TrackingNo", 0.7],
  ])("%s in %s is at least %d", (known, header, least) => {
    expect(headerLikeness(known, header)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ["date", "Update"],
    ["rate", "Role"],
    ["sku", ""],
    ["commission", "Brand"],
  ])("%s is not in %s", (known, header) => {
    expect(headerLikeness(known, header)).toBeLessThan(0.5);
  });
});

describe("a guess", () => {
  it("finds the source of files that people keep", () => {
    const likeliest = (header: readonly string[]) => likeliestSources(header, IMPORTERS)[0]?.id;
    expect(likeliest(["Order number", "Influencer handle", "Payout", "When"])).toBe("commissions");
    expect(likeliest(["Article SKU", "Cost per unit"])).toBe("costs");
    expect(likeliest(["Tracking No.", "Carrier name", "Shipped on", "Creator"])).toBe("shipments");
  });

  it("takes each column once, never a buyer's, and what is stated as it is", () => {
    const header = ["Order number", "Influencer handle", "Payout", "When", "Customer Email"];
    const stated = [{ field: "base", header: "Payout" }];
    expect(guessMapping(header, source("commissions"), FORMATS)).toEqual([
      { field: "order_id", header: "Order number" },
      { field: "creator", header: "Influencer handle" },
      { field: "commission", header: "Payout" },
      { field: "date", header: "When" },
    ]);
    expect(guessMapping(header, source("commissions"), FORMATS, stated)).not.toContainEqual({
      field: "commission",
      header: "Payout",
    });
  });
});

describe("a mapped file", () => {
  it("is read under any headers: a roster of accounts, a sheet of rates", () => {
    const roster = `${ROSTER.join(",")}\nDemo Person,demo#1,B,R,50,@Demo.One,@Demo.Two\n`;
    const mapping = [
      { field: "creator", header: "Account 1" },
      { field: "name", header: "Real Name" },
    ];
    expect(factsOf(readBytes(roster, "roster.csv", { as: "creators", mapping }))).toMatchObject([
      { fact: "creator", key: ["demo.one"], fields: { name: "Demo Person" } },
    ]);
    const tap = `${TAP.join(",")}\n1,B,Care,10%,15%,https://x.example.invalid/t,,n,2026-12-31\n`;
    const rates = [
      { field: "rate", header: "creator commission" },
      { field: "to", header: "End Date" },
    ];
    const read = readBytes(tap, "tap.csv", { as: "terms", mapping: rates, creator: "demo.tap" });
    expect(factsOf(read)).toMatchObject([{ fact: "term", fields: { rate: 1500, to: "2026-12-31" } }]);
    expect(read.reading.columns).toContainEqual({ field: "note", header: "Note" });
  });

  it("takes the mapped column where another has the field's own header", () => {
    const file = readBytes("sku,unit_cost,Landed\nA,1.00,2.00\n", "x.csv", {
      as: "costs",
      mapping: [{ field: "unit_cost", header: "Landed" }],
    });
    expect(factsOf(file)).toMatchObject([{ fields: { unit_cost: 200 } }]);
    expect(file.unknownHeaders).toEqual(["unit_cost"]);
  });

  it("without a header row shows none of its data", () => {
    const data = "PIIMARK Buyer,piimark@example.invalid,577123456789012345\n";
    const mapping = [{ field: "sku", header: "SKU" }];
    expect(JSON.stringify(refusalOf(() => readBytes(data, "x.csv", { as: "costs", mapping })))).not.toMatch(
      /piimark/i,
    );
  });
});
