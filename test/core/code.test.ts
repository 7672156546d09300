import { expect, it } from "vitest";
import { normaliseCode } from "../../src/core/code.ts";

it.each([
  ["anna10", "ANNA10"],
  [" Anna10\u200b\t", "ANNA10"],
  ["ＡＮＮＡ１０", "ANNA10"],
  ["@anna10", "ANNA10"],
  ["1E5", "1E5"],
  ["TRUE", "TRUE"],
  ["00123", "00123"],
  ["demo-code_1", "DEMO-CODE_1"],
])("R54: reads the code %j as %j", (text, code) => {
  expect(normaliseCode(text)).toBe(code);
});

it.each(["", " ", "-", "N/A", "\u200b"])("finds no code in %j", (text) => {
  expect(normaliseCode(text)).toBeNull();
});
