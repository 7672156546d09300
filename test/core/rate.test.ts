import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RateStyle, decideRateStyle, formatRate, parseRate } from "../../src/core/rate.ts";

describe("parseRate", () => {
  it.each<[string, RateStyle, number]>([
    ["15%", "percent", 1500],
    ["15%", "fraction", 1500],
    ["15.00%", "fraction", 1500],
    ["5.93%", "percent", 593],
    ["15 %", "percent", 1500],
    ["15％", "percent", 1500],
    ["15", "percent", 1500],
    ["0.15", "fraction", 1500],
    ["0,15", "fraction", 1500],
    [".15", "fraction", 1500],
    ["7,5%", "percent", 750],
    ["1", "fraction", 10000],
    ["0", "percent", 0],
    ["0%", "fraction", 0],
    ["120.5%", "percent", 12050],
    ["0.28500000000000003", "fraction", 2850],
    ["12.345%", "percent", 1235],
    ["12.3449%", "percent", 1234],
    ["99.999%", "percent", 10000],
  ])("reads %j as %s: %i", (text, style, value) => {
    expect(parseRate(text, style)).toEqual({ ok: true, value });
  });

  it.each<[string, RateStyle]>([
    ["6,7,8,19%", "percent"],
    ["", "percent"],
    ["%", "percent"],
    ["abc", "percent"],
    ["Beauty", "percent"],
    ["-5%", "percent"],
    ["15%%", "percent"],
    ["1e3", "percent"],
    ["10-15%", "percent"],
    ["15", "fraction"],
    ["1.01", "fraction"],
    ["10000.01%", "percent"],
    ["12345678%", "percent"],
  ])("rejects %j as %s", (text, style) => {
    expect(parseRate(text, style).ok).toBe(false);
  });
});

describe("decideRateStyle", () => {
  it.each<[string[], RateStyle]>([
    [["0.15", "0.1"], "fraction"],
    [["0.15", "1", "0"], "fraction"],
    [["15", "12.5", "1"], "percent"],
    [["1"], "percent"],
    [["0", "15"], "percent"],
    [["15", "20%"], "percent"],
    [["0,15", "15%"], "fraction"],
  ])("decides %j: %s", (cells, style) => {
    expect(decideRateStyle(cells)).toEqual({ kind: "decided", style });
  });

  it("is open when every cell stands for itself", () => {
    expect(decideRateStyle(["15%", "0.5%", "0", "", "abc"])).toEqual({ kind: "open" });
  });

  it.each([[["15", "0.15"]], [["0.5", "5%", "2"]]])("needs an answer for %j", (cells) => {
    expect(decideRateStyle(cells)).toEqual({
      kind: "ambiguous",
      example: cells.find((cell) => cell.startsWith("0.")),
    });
  });
});

describe("formatRate", () => {
  it.each([
    [1500, "15%"],
    [1550, "15.5%"],
    [1234, "12.34%"],
    [5, "0.05%"],
    [0, "0%"],
    [-250, "-2.5%"],
  ])("writes %i as %s", (basisPoints, text) => {
    expect(formatRate(basisPoints)).toBe(text);
  });

  it("is read back as the same rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (basisPoints) => {
        expect(parseRate(formatRate(basisPoints), "fraction")).toEqual({ ok: true, value: basisPoints });
      }),
    );
  });
});
