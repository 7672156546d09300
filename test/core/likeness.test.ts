import { expect, it } from "vitest";
import { likenessTo } from "../../src/core/likeness.ts";

it.each([
  ["MAYA.15", "differs in one dot", 83],
  ["MA_YA_15", "differs in 2 underscores", 67],
  ["MAYA51", "two of its characters are swapped", 67],
  ["MAYA16", "differs in one character", 83],
  ["MAYA155", "differs in one character", 83],
])("%s is like MAYA15: it %s", (unknown, reason, score) => {
  expect(likenessTo(unknown, ["GLOW10", "MAYA15"])).toEqual({ known: "MAYA15", reason, score });
});

it("what shares few letters is like nothing", () => {
  expect(likenessTo("ZZZZZZ", ["GLOW10", "MAYA15"])).toBeNull();
  expect(likenessTo("MAYA15", [])).toBeNull();
});
