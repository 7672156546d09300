import { describe, expect, it } from "vitest";
import { currencyDigits, currencyOf } from "../../src/core/currency.ts";

describe("currencyDigits", () => {
  it.each([
    ["USD", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["VND", 0],
    ["IDR", 0],
    ["CLP", 0],
    ["KWD", 3],
    ["BHD", 3],
    ["GBP", 2],
  ])("%s has %i", (currency, digits) => {
    expect(currencyDigits(currency)).toBe(digits);
  });
});

describe("currencyOf", () => {
  it.each([
    ["USD", "USD"],
    ["usd", "USD"],
    [" GBP ", "GBP"],
    ["$", "USD"],
    ["£", "GBP"],
    ["€", "EUR"],
    ["¥", "JPY"],
    ["￥", "JPY"],
    ["円", "JPY"],
    ["₫", "VND"],
    ["฿", "THB"],
    ["Rp", "IDR"],
    ["Rp.", "IDR"],
    ["RM", "MYR"],
    ["₱", "PHP"],
    ["S$", "SGD"],
    ["R$", "BRL"],
  ])("%s is %s", (text, currency) => {
    expect(currencyOf(text)).toBe(currency);
  });

  it.each(["", "abc", "US", "12", "%", "constructor", "__proto__"])("%j is no currency", (text) => {
    expect(currencyOf(text)).toBeNull();
  });

  it("takes a shared sign for the ledger's currency, and no other sign", () => {
    expect(currencyOf("$", "SGD")).toBe("SGD");
    expect(currencyOf("¥", "CNY")).toBe("CNY");
    expect(currencyOf("$", "GBP")).toBe("USD");
    expect(currencyOf("€", "USD")).toBe("EUR");
  });
});
