import { describe, expect, it } from "vitest";
import { cleanCell } from "../../src/core/cell.ts";

describe("cleanCell", () => {
  it.each([
    "",
    " ",
    "\t",
    "\u00a0",
    "\ufeff",
    "-",
    " -- ",
    "/",
    "N/A",
    "n/a",
    "#",
    "######",
    "\t######\r",
    "\u200b",
  ])("R59: finds no value in %j", (text) => {
    expect(cleanCell(text)).toBeNull();
  });

  it.each([
    ["577123456789012345\t", "577123456789012345"],
    ["\ufeffOrder ID", "Order ID"],
    ["\u00a0\u202f12.34\u2009\u3000", "12.34"],
    ["\u200e@demo.shop\u200b", "@demo.shop"],
    ["two  words", "two  words"],
    ["0", "0"],
    ["---", "---"],
    ["#REF!", "#REF!"],
    ["#1001", "#1001"],
    ["NA", "NA"],
    ["円", "円"],
  ])("reads %j as %j", (text, value) => {
    expect(cleanCell(text)).toBe(value);
  });
});
