import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseHandle, suspiciousCharacters } from "../../src/core/handle.ts";

describe("normaliseHandle", () => {
  it.each([
    "@Anna ",
    "ANNA",
    "ＡＮＮＡ",
    "＠anna",
    "anna\u200b",
    "\u202eanna\u2066",
    "@@anna",
    "@ anna",
    "\ufeff@anna\t",
    "https://www.tiktok.com/@anna?lang=en",
    "http://m.tiktok.com/@Anna/video/7301234567890123456",
    "tiktok.com/@anna",
    "//www.tiktok.com/@anna/",
    "https://www.tiktok.com/%40anna",
  ])("reads %j as anna", (text) => {
    expect(normaliseHandle(text)).toBe("anna");
  });

  it.each([
    ["demo.shop", "demo.shop"],
    ["demo_shop", "demo_shop"],
    ["@Demo.Shop.", "demo.shop."],
    ["İstanbul", "i\u0307stanbul"],
    ["Демо", "демо"],
    ["MAR1", "mar1"],
  ])("reads %j as %j", (text, handle) => {
    expect(normaliseHandle(text)).toBe(handle);
  });

  it.each(["", " ", "@", "\u200b", "-", "/", "N/A", "https://demo.example/anna", "https://www.tiktok.com/"])(
    "finds no handle in %j",
    (text) => {
      expect(normaliseHandle(text)).toBeNull();
    },
  );

  it("changes nothing when it is applied again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const handle = normaliseHandle(text);
        if (handle !== null) expect(normaliseHandle(handle)).toBe(handle);
      }),
    );
  });
});

describe("suspiciousCharacters", () => {
  it.each([
    ["\u0430nna", ["U+0430"]],
    ["ann\u0430\u0430\u03bf", ["U+0430", "U+03BF"]],
    ["anna", []],
    ["анна", []],
    ["anna日本", []],
    ["annä", []],
  ])("of %j are %j", (handle, found) => {
    expect(suspiciousCharacters(handle)).toEqual(found);
  });

  it("keeps a look-alike apart from the handle it imitates", () => {
    expect(normaliseHandle("\u0430nna")).not.toBe(normaliseHandle("anna"));
  });
});
