import { describe, expect, it } from "vitest";
import { wantsColour } from "../../src/render/colour.ts";

const BOTH = { noColorFlag: true, colorFlag: true };
const NO_COLOR_FLAG = { noColorFlag: true };
const COLOR_FLAG = { colorFlag: true };

describe("wantsColour", () => {
  it.each([
    ["a terminal", {}, {}, true, true],
    ["a pipe", {}, {}, false, false],
    ["NO_COLOR=1", {}, { NO_COLOR: "1" }, true, false],
    ["NO_COLOR= (empty)", {}, { NO_COLOR: "" }, true, true],
    ["TERM=dumb", {}, { TERM: "dumb" }, true, false],
    ["FORCE_COLOR=1 in a pipe", {}, { FORCE_COLOR: "1" }, false, true],
    ["FORCE_COLOR=0 on a terminal", {}, { FORCE_COLOR: "0" }, true, false],
    ["TERM=dumb over FORCE_COLOR", {}, { TERM: "dumb", FORCE_COLOR: "1" }, true, false],
    ["NO_COLOR over FORCE_COLOR", {}, { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
    ["--color over NO_COLOR", COLOR_FLAG, { NO_COLOR: "1" }, false, true],
    ["--color over TERM=dumb", COLOR_FLAG, { TERM: "dumb" }, false, true],
    ["--no-color over FORCE_COLOR", NO_COLOR_FLAG, { FORCE_COLOR: "1" }, true, false],
    ["--no-color over --color", BOTH, {}, true, false],
  ])("%s", (_, flags, env, terminal, coloured) => {
    expect(wantsColour({ noColorFlag: false, colorFlag: false, ...flags, env, terminal })).toBe(coloured);
  });
});
