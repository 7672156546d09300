import { describe, expect, it } from "vitest";
import { failureOf, heaviest, problemLines, problemsLines } from "../../src/cli/errors.ts";
import { CannotGoOn, EXIT, type Problem } from "../../src/core/problem.ts";
import { runSample } from "./run.ts";

const DAMAGED: Problem = {
  code: "CO104",
  severity: "refused",
  file: "affiliate_orders_1109.csv",
  line: 2,
  column: "Order ID",
  value: "5.76E+17",
  message: "this file was saved by a spreadsheet and its ids are lost.",
  cure: "download it again and import it without opening it first.",
};

describe("a problem on stderr", () => {
  it("says what, where and the cure", () => {
    expect(problemLines(DAMAGED)).toEqual([
      'creatorops: error: CO104 affiliate_orders_1109.csv:2: "Order ID" 5.76E+17: ' +
        "this file was saved by a spreadsheet and its ids are lost.",
      "fix: download it again and import it without opening it first.",
    ]);
  });

  it.each([
    [{ file: "a.csv" }, "creatorops: warning: CO150 a.csv: odd"],
    [{ file: "a.csv", line: 3 }, "creatorops: warning: CO150 a.csv:3: odd"],
    [{ column: "SKU" }, 'creatorops: warning: CO150 "SKU": odd'],
    [{ value: "x" }, "creatorops: warning: CO150 x: odd"],
    [{}, "creatorops: warning: CO150 odd"],
    [{ file: "a\u001b[31m\n.csv", line: 1 }, "creatorops: warning: CO150 a^[[31m^J.csv:1: odd"],
  ])("%j", (place, line) => {
    expect(problemLines({ code: "CO150", severity: "warning", message: "odd", ...place })).toEqual([line]);
  });

  it("lists all problems, but not thousands of rejected rows; --quiet drops warnings", () => {
    const rejected = Array.from({ length: 1000 }, (_, line): Problem => ({
      code: "CO201",
      severity: "rejected",
      message: `row ${line}`,
    }));
    const warning: Problem = { code: "CO150", severity: "warning", message: "odd" };
    const lines = problemsLines([DAMAGED, ...rejected, warning], false);
    expect(lines).toHaveLength(2 + 50 + 1 + 1);
    expect(lines.at(-1)).toBe("creatorops: rejected: 950 more; creatorops imports rejected lists them all");
    expect(problemsLines([warning], true)).toEqual([]);
    expect(problemsLines([DAMAGED], true)).toHaveLength(2);
  });
});

describe("exit codes", () => {
  it.each([
    [[], 0],
    [[0, 4], 4],
    [[4, 3], 3],
    [[3, 5], 5],
    [[5, 2], 2],
    [[4, 3, 5, 2, 1], 1],
  ] as const)("of %j is %i", (codes, exit) => {
    expect(heaviest(codes)).toBe(exit);
  });
});

describe("what stops a command", () => {
  const facts = { version: "1.2.3", debug: false };

  it("prints every problem that it carries", () => {
    const failure = failureOf(new CannotGoOn(EXIT.refused, DAMAGED, { ...DAMAGED, line: 3 }), facts);
    expect(failure.exit).toBe(2);
    expect(failure.lines).toHaveLength(4);
  });

  it("is a fault of ours with version and platform, without a stack", async () => {
    const { code, stdout, stderr } = await runSample(["break"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("this is a fault of creatorops: a mistake\n");
    expect(stderr).toContain(
      `please report it with what you ran: creatorops 0.0.0-sample, node ${process.version}`,
    );
    expect(stderr).not.toContain("    at ");
    expect((await runSample(["break", "--debug"])).stderr).toContain("    at ");
  });

  it("is one line with the cure when the compiled part of better-sqlite3 is missing", async () => {
    const { code, stderr } = await runSample(["unloadable"]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      "creatorops: error: CO009 better-sqlite3 was installed without its compiled part\n" +
        "fix: npm i -g --allow-scripts=better-sqlite3 creatorops\n",
    );
  });

  it("is one line with the cure when the answer is too long for one text", async () => {
    const { code, stdout, stderr } = await runSample(["endless"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^creatorops: error: CO011 [^\n]+\nfix: show fewer rows with --limit[^\n]+\n$/);
  });

  it.each([
    ["Could not locate the bindings file. Tried: …", undefined],
    ["Cannot find module 'better-sqlite3'", "MODULE_NOT_FOUND"],
    ["Cannot find package 'better-sqlite3' imported from …", "ERR_MODULE_NOT_FOUND"],
    ["The module was compiled against a different Node.js version", "ERR_DLOPEN_FAILED"],
  ])("knows %j", (message, code) => {
    expect(failureOf(Object.assign(new Error(message), { code }), facts).lines[0]).toContain("CO009");
  });

  it("names the file that the system refuses to open", () => {
    const refused = Object.assign(new Error("EACCES: permission denied, open 'x\u001b.csv'"), {
      code: "EACCES",
      syscall: "open",
    });
    expect(failureOf(refused, facts)).toEqual({
      exit: 1,
      lines: ["creatorops: error: CO010 EACCES: permission denied, open 'x^[.csv'"],
    });
  });
});
