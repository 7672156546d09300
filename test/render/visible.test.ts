import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible, withoutControls } from "../../src/render/visible.ts";

describe("visible", () => {
  it.each([
    ["plain text", "plain text"],
    ["\u001b[2J", "^[[2J"],
    ["\u001b]52;c;QQ==\u0007", "^[]52;c;QQ==^G"],
    ["\u009b31m", "M-^[31m"],
    ["a\r\b\n\tb\u007f\u0000", "a^M^H^J^Ib^?^@"],
    ["\u202Egpj", "<U+202E>gpj"],
    ["an\u200bna", "an<U+200B>na"],
    ["\ufefforders", "<U+FEFF>orders"],
    ["\u{e0041}", "<U+E0041>"],
    ["\ud800", "<U+D800>"],
    ["Zoë 小明 ไทย", "Zoë 小明 ไทย"],
    ["👩‍👧 🏳️‍🌈 ❤️", "👩‍👧 🏳️‍🌈 ❤️"],
    ["a\u200db", "a<U+200D>b"],
  ])("shows %j as %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("leaves nothing that a terminal obeys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visible(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/u);
      }),
    );
  });

  it("is the same when applied twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});

describe("withoutControls", () => {
  it("drops controls and keeps the rest", () => {
    expect(withoutControls("a\u001b[1m\r\n\u0085ü👩‍👧")).toBe("a[1mü👩‍👧");
  });
});
