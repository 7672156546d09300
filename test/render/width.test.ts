import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutToWidth, displayWidth, padToWidth } from "../../src/render/width.ts";

describe("displayWidth", () => {
  it.each([
    ["", 0],
    ["anna", 4],
    ["Zoë", 3],
    ["Zoe\u0308", 3],
    ["小明", 4],
    ["ｆｕｌｌ", 8],
    ["カタカナ", 8],
    ["한글", 4],
    ["ไทย", 3],
    ["ที่นี่", 2],
    ["กำ", 2],
    ["😀", 2],
    ["🫠", 2],
    ["👩‍👧", 2],
    ["👍🏽", 2],
    ["🇮🇩", 2],
    ["❤️", 2],
    ["1️⃣", 2],
    ["©", 1],
  ])("of %s is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("cutToWidth", () => {
  it.each([
    ["anna.sells", 20, "anna.sells"],
    ["anna.sells", 6, "anna.…"],
    ["小明小明", 6, "小明…"],
    ["小明小明", 5, "小明…"],
    ["小明小明", 4, "小…"],
    ["👩‍👧👩‍👧👩‍👧", 5, "👩‍👧👩‍👧…"],
  ])("cuts %s to %i columns", (text, width, cut) => {
    expect(cutToWidth(text, width)).toBe(cut);
  });

  it("never exceeds the width, and padding meets it exactly", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 30 }), (text, width) => {
        const cut = cutToWidth(text, width);
        expect(displayWidth(cut)).toBeLessThanOrEqual(width);
        expect(displayWidth(padToWidth(cut, width, "right"))).toBe(width);
      }),
    );
  });
});
