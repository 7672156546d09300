import { describe, expect, it } from "vitest";
import { displayWidth } from "../../src/render/width.ts";
import { runSample } from "./run.ts";

const SGR = /\u001b\[\d+m/g;

describe("on a terminal", () => {
  it("a report is a table fitted to the width", async () => {
    const { code, stdout } = await runSample(["answer", "--as-of", "2026-11-16"], { tty: 60 });
    expect(code).toBe(0);
    const lines = stdout.replaceAll(SGR, "").split("\n");
    expect(lines).toContain("@anna.sells   1,200  12,345.67   12.5%");
    expect(lines.find((line) => line.startsWith("not shown"))).toContain("note");
    expect(Math.max(...lines.slice(2, 9).map(displayWidth))).toBeLessThanOrEqual(60);
  });

  it("20,000 rows are 200 and a remark", async () => {
    const { stdout } = await runSample(["answer", "--rows", "20000"], { tty: 140 });
    expect(stdout).toContain("19,800 more, use --format csv");
    expect(stdout.match(/@creator/g)).toHaveLength(200);
  });

  it("--format wins over the terminal", async () => {
    const { stdout } = await runSample(["answer", "--rows", "1", "--format", "tsv"], { tty: 80 });
    expect(stdout).toBe("creator\torders\tnet_profit\tmargin_bps\tnote\ncreator0\t0\t0.00\t100\tnote 0\n");
  });

  it("hostile text comes out visible", async () => {
    const { stdout } = await runSample(["answer"], { tty: 140, env: { NO_COLOR: "1" } });
    expect(stdout).toContain("^[[2J^[]0;x^GM-^[31m^M^HX<U+202E>gpj");
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it.each([
    [{}, [], true],
    [{ NO_COLOR: "1" }, [], false],
    [{ NO_COLOR: "" }, [], true],
    [{ TERM: "dumb", FORCE_COLOR: "1" }, [], false],
    [{}, ["--no-color"], false],
    [{}, ["--no-color", "--color"], false],
    [{}, ["--color", "--no-color"], false],
    [{ NO_COLOR: "1" }, ["--color"], true],
  ])("with %j and %j, coloured: %j", async (env, flags, coloured) => {
    const { stdout } = await runSample(["answer", ...flags], { tty: 80, env });
    expect(SGR.test(stdout)).toBe(coloured);
    SGR.lastIndex = 0;
  });

  it.each([
    [{}, [], false],
    [{ FORCE_COLOR: "1" }, [], true],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, [], false],
    [{}, ["--color"], true],
  ])("a table in a pipe with %j and %j, coloured: %j", async (env, flags, coloured) => {
    const { stdout } = await runSample(["answer", "--format", "table", ...flags], { env });
    expect(stdout.search(SGR) >= 0).toBe(coloured);
  });
});

describe("questions", () => {
  it("are asked of a person, with the data in them made visible", async () => {
    const { code, stdout } = await runSample(["ask"], { tty: 80, stdin: "my shop\r", awaited: "Which shop" });
    expect(code).toBe(0);
    expect(stdout).toContain("<U+202E>gpj");
    expect(stdout).toContain("my shop");
  });

  it("end the program with 130 on Ctrl-C", async () => {
    const { code, stdout } = await runSample(["ask"], { tty: 80, stdin: "\u0003", awaited: "Which shop" });
    expect(code).toBe(130);
    expect(stdout.lastIndexOf("\u001b[?25h")).toBeGreaterThanOrEqual(stdout.lastIndexOf("\u001b[?25l"));
  });

  it.each([
    ["no terminal", {}, []],
    ["CI", { tty: 80, env: { CI: "true" } }, []],
    ["--no-input", { tty: 80 }, ["--no-input"]],
  ])("are refused with exit 2: %s", async (_, options, flags) => {
    const { code, stdout, stderr } = await runSample(["ask", ...flags], options);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain("CO004 a value is missing and there is nobody to ask: Which shop");
  });
});
