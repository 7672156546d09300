import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecimalMark, decideDecimalMark, formatMoney, parseMoney } from "../../src/core/money.ts";
import type { Parsed } from "../../src/core/scalars.ts";

function valueOf<Value>(parsed: Parsed<Value>): Value | string {
  return parsed.ok ? parsed.value : parsed.reason;
}

describe("parseMoney", () => {
  it.each<[string, DecimalMark, string, number]>([
    ["12.34", ".", "USD", 1234],
    ["1,234.56", ".", "USD", 123456],
    ["$1,234.56", ".", "USD", 123456],
    ["11,000 JPY", ".", "JPY", 11000],
    ["Rp 1.234.567", ".", "IDR", 1234567],
    ["Rp. 1.234.567", ".", "IDR", 1234567],
    ["Rp1.234.567", ",", "IDR", 1234567],
    ["39,90", ",", "BRL", 3990],
    ["R$ 1.234,56", ",", "BRL", 123456],
    ["($10.27)", ".", "USD", -1027],
    ["$(10.27)", ".", "USD", -1027],
    ["-1.17", ".", "USD", -117],
    ["-$1.17", ".", "USD", -117],
    ["$-1.17", ".", "USD", -117],
    ["12.50-", ".", "USD", -1250],
    ["2,281,428円", ".", "JPY", 2281428],
    ["￥１，２００", ".", "JPY", 1200],
    ["1.234,56", ",", "EUR", 123456],
    ["1\u202f234,56", ",", "EUR", 123456],
    ["1\u00a0234\u00a0567,89 €", ",", "EUR", 123456789],
    ["1'234.50", ".", "USD", 123450],
    ["(12.50)", ".", "USD", -1250],
    ["\u22125.00", ".", "USD", -500],
    ["£5", ".", "GBP", 500],
    ["GBP 5.00", ".", "GBP", 500],
    ["US$ 5.00 USD", ".", "USD", 500],
    ["RM1,250.00", ".", "MYR", 125000],
    ["S$3.20", ".", "SGD", 320],
    ["$3.20", ".", "SGD", 320],
    ["THB12.00", ".", "THB", 1200],
    ["99.000₫", ",", "VND", 99000],
    ["0", ".", "USD", 0],
    ["-0.00", ".", "USD", 0],
    ["+7", ".", "USD", 700],
    [".5", ".", "USD", 50],
    ["-$.50", ".", "USD", -50],
    ["007.10", ".", "USD", 710],
    ["150000", ".", "IDR", 150000],
    ["150.000", ".", "IDR", 150000],
    ["150,000", ".", "IDR", 150000],
    ["150000.00", ".", "IDR", 150000],
    ["150,000.00", ".", "IDR", 150000],
    ["150.000,00", ",", "IDR", 150000],
    ["1200", ".", "JPY", 1200],
    ["99.000", ".", "VND", 99000],
    ["1.234", ".", "KWD", 1234],
    ["1.2", ".", "KWD", 1200],
    ["30,000,000.00", ".", "USD", 3_000_000_000],
    ["-30000000", ".", "USD", -3_000_000_000],
    ["3000000000", ".", "JPY", 3_000_000_000],
  ])("R56, R60: reads %j with %j in %s as %i", (text, mark, currency, value) => {
    expect(valueOf(parseMoney(text, mark, currency))).toBe(value);
  });

  it.each([
    ["", "."],
    ["#REF!", "."],
    ["1e3", "."],
    ["1E+3", "."],
    ["0x10", "."],
    ["Infinity", "."],
    ["NaN", "."],
    ["12abc", "."],
    ["1,23,4.5", "."],
    ["1,2345", "."],
    ["1234,567.00", "."],
    ["0,500", "."],
    ["12.", "."],
    ["1.234,56", "."],
    ["1.234.567", "."],
    ["1,234.56", ","],
    ["12.34", ","],
    ["--5", "."],
    ["(-5)", "."],
    ["-5-", "."],
    ["(5", "."],
    [")5(", "."],
    ["1 2", "."],
    ["5 USD EUR", "."],
    ["5%", "."],
    ["12.345", "."],
    ["12.340", "."],
    ["30,000,000.01", "."],
    ["-30000000.01", "."],
    ["99999999999999999999", "."],
    ["9".repeat(100), "."],
  ] as const)("R59: rejects %j with %j in USD", (text, mark) => {
    expect(parseMoney(text, mark, "USD").ok).toBe(false);
  });

  it.each([
    ["150000.50", "IDR"],
    ["150000.5", "IDR"],
    ["1200.000.1", "JPY"],
    ["1.234,567", "VND"],
    ["12.000.00", "JPY"],
    ["1.2345", "KWD"],
  ])("R60: rejects %j in %s", (text, currency) => {
    expect(parseMoney(text, ".", currency).ok).toBe(false);
  });

  it.each([
    ["€5.00", "USD"],
    ["5.00 GBP", "USD"],
    ["$5.00", "GBP"],
    ["JPY 500", "USD"],
  ])("names another currency in %j of a %s ledger", (text, currency) => {
    expect(valueOf(parseMoney(text, ".", currency))).toMatch(/^another currency/u);
  });

  it("R55: sums 0.10 and 0.20 ten thousand times without a remainder", () => {
    let sum = 0;
    for (let index = 0; index < 10_000; index += 1) {
      for (const text of ["0.10", "0.20"]) {
        const parsed = parseMoney(text, ".", "USD");
        sum += parsed.ok ? parsed.value : Number.NaN;
      }
    }
    expect(formatMoney(sum, "USD")).toBe("3000.00");
  });
});

describe("formatMoney", () => {
  it.each([
    [123456, "USD", "1234.56"],
    [-5, "USD", "-0.05"],
    [0, "USD", "0.00"],
    [-0, "USD", "0.00"],
    [1200, "JPY", "1200"],
    [-1234, "KWD", "-1.234"],
    [90_000_000_000, "USD", "900000000.00"],
  ])("writes %i %s as %s", (money, currency, text) => {
    expect(formatMoney(money, currency)).toBe(text);
  });

  it("is read back as the same amount", () => {
    const currency = fc.constantFrom("USD", "JPY", "KWD", "EUR", "IDR");
    const amount = fc.integer({ min: -3_000_000_000, max: 3_000_000_000 });
    fc.assert(
      fc.property(amount, currency, (money, code) => {
        const text = formatMoney(money, code);
        expect(valueOf(parseMoney(text, ".", code))).toBe(money === 0 ? 0 : money);
        expect(valueOf(parseMoney(`${text} ${code}`, ".", code))).toBe(money === 0 ? 0 : money);
      }),
    );
  });
});

describe("decideDecimalMark", () => {
  it.each<[string[], string, DecimalMark]>([
    [["1,234.56", "7"], "USD", "."],
    [["1.234,56", "1.234"], "EUR", ","],
    [["39,90", "89,80"], "BRL", ","],
    [["1,234", "0.50"], "USD", "."],
    [["12.3"], "USD", "."],
    [["1,234,567"], "USD", "."],
    [["1.234.567"], "EUR", ","],
    [["0.500"], "USD", "."],
    [["1234.567"], "USD", "."],
    [["$.50"], "USD", "."],
    [["150000.00", "150.000"], "IDR", "."],
    [["1.234,00"], "IDR", ","],
    [["1.234"], "KWD", "."],
    [["1.234", "0,250"], "KWD", ","],
  ])("decides %j in %s: %s", (cells, currency, mark) => {
    expect(decideDecimalMark(cells, currency)).toEqual({ kind: "decided", mark });
  });

  it.each([
    [[], "USD"],
    [["7", "1200", "1 234"], "USD"],
    [["", "-", "N/A", "#REF!", "1,23,4.5"], "USD"],
    [["1.234", "1,234", "1.234.567"], "IDR"],
    [["11,000 JPY"], "JPY"],
    [["1.234,56 EUR", "€1.234"], "USD"],
  ])("leaves %j in %s open", (cells, currency) => {
    expect(decideDecimalMark(cells, currency)).toEqual({ kind: "open" });
  });

  it.each([
    [["7", "1,234"], "USD", "1,234"],
    [["1.234", "9"], "USD", "1.234"],
    [["$1,234"], "USD", "$1,234"],
    [["1,234"], "KWD", "1,234"],
    [["1.234", "5,250"], "KWD", "5,250"],
  ])("R58: needs an answer for %j in %s", (cells, currency, example) => {
    expect(decideDecimalMark(cells, currency)).toEqual({ kind: "ambiguous", example });
  });

  it("R57: names a cell of each style when two are mixed", () => {
    const decision = decideDecimalMark(["5", "1,234.56", "2.00", "1.234,56"], "USD");
    expect(decision).toEqual({ kind: "mixed", examples: ["1,234.56", "1.234,56"] });
  });

  it("reads every amount the same with either mark when the column is open", () => {
    const amounts = fc.array(fc.stringMatching(/^-?\d{1,3}(?:[.,]\d{3}){0,2}$/u), { maxLength: 4 });
    fc.assert(
      fc.property(amounts, fc.constantFrom("USD", "JPY"), (cells, currency) => {
        fc.pre(decideDecimalMark(cells, currency).kind === "open");
        for (const cell of cells) {
          const [dot, comma] = [parseMoney(cell, ".", currency), parseMoney(cell, ",", currency)];
          expect(dot.ok).toBe(comma.ok);
          if (dot.ok) expect(dot).toEqual(comma);
        }
      }),
    );
  });
});
