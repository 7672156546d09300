import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run, runSample } from "./run.ts";

describe("wrong usage exits 2, with one reason and a hint on stderr and nothing on stdout", () => {
  it.each([
    [["bogus"], "unknown command 'bogus'"],
    [["bogus", "--help"], "unknown command 'bogus'"],
    [["help", "bogus"], "unknown command 'bogus'"],
    [["things", "bogus"], "unknown command 'things bogus'"],
    [["echo"], "missing required argument 'word'"],
    [["things", "show"], "missing required argument 'number'"],
    [["answer", "--typo"], "unknown option '--typo'"],
    [["things", "list", "--typo"], "unknown option '--typo'"],
    [["--typo"], "unknown option '--typo'"],
    [["things", "--month", "2026-10"], "unknown option '--month'"],
    [["answer", "extra"], "too many arguments"],
    [["answer", "--limit", "abc"], "a whole number"],
    [["answer", "--limit", "-5"], "a whole number"],
    [["answer", "--rows", "1.5"], "a whole number"],
    [["answer", "--format", "xml"], "one of table, csv, tsv, json, md"],
    [["answer", "--kind", "tiny"], "one of small, large"],
    [["answer", "--db", "a.db", "--db", "b.db"], "only once"],
    [["--db", "a.db", "answer", "--db", "b.db"], "only once"],
    [["answer", "--db"], "argument missing"],
    [["answer", "--db", "--json"], "The value is missing"],
    [["answer", "--columns", "creator,,orders"], "names parted by commas"],
    [["answer", "--columns", "creator,nope"], 'no column "nope"'],
    [["answer", "--sort", "nope"], 'no column "nope"'],
    [["answer", "--sort", "orders:down"], "asc or desc"],
    [["answer", "--fail-on", "orders>1"], "not a condition"],
    [["answer", "--fail-on", "max(note)>1"], "holds no figures"],
    [["answer", "--as-of", "2026-02-30"], "no day"],
    [["answer", "--known-at", "lately"], "number of a change or a day"],
    [["answer", "--week", "2026-W60"], "no such week"],
    [["answer", "--month", "2026-13"], "no such month"],
    [["answer", "--last", "0d"], "a number of days"],
    [["answer", "--week", "2026-W45", "--month", "2026-10"], "name two periods"],
    [["answer", "--json", "--format", "csv"], "name two formats"],
    [["answer", "--json", "--excel"], "--excel does not go with json"],
    [["answer", "--out", "x.docx"], "names no format"],
    [["ledger", "--db", ""], "no path of a ledger"],
    [["ledger", "--db", ":memory:"], "no path of a ledger"],
    [["ledger", "--db", "file:x?mode=memory"], "no path of a ledger"],
  ])("%j", async (args, reason) => {
    const cwd = mkdtempSync(join(tmpdir(), "creatorops-"));
    const { code, stdout, stderr } = await runSample(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).toMatch(/^creatorops: error: CO00\d [^\n]+\nfix: [^\n]+\n$/);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe("help and version", () => {
  it.each([[["--help"]], [["-h"]], [["help"]], [[]]])("%j prints the table of contents", async (args) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const word of ["init", "import", "profit", "overdue", "pipeline", "Exit codes:", "--as-of"]) {
      expect(stdout).toContain(word);
    }
  });

  it.each([[["help", "answer"]], [["answer", "--help"]]])("%j explains the command", async (args) => {
    const { code, stdout, stderr } = await runSample(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /Usage: creatorops answer \[options\][^]+--kind <kind>[^]+Report options:[^]+--fail-on/,
    );
    expect(stdout).toMatch(/Global Options:[^]+--db <file>[^]+Examples:\n {2}creatorops answer --rows 3/);
  });

  it("lists the commands below a noun", async () => {
    const { code, stdout } = await runSample(["things", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/list .*things list command[^]+show .*things show command/);
  });

  it("prints the version of package.json", async () => {
    expect(await run(["--version"])).toMatchObject({ code: 0, stdout: "0.1.0\n", stderr: "" });
  });
});

describe("what a command gets", () => {
  async function received(...args: string[]): Promise<unknown> {
    const { stdout } = await runSample(["echo", ...args, "--json"]);
    const answer = JSON.parse(stdout) as { rows: [{ note: string }] };
    return JSON.parse(answer.rows[0].note);
  }

  it("arguments in order, options under the names as typed", async () => {
    expect(await received("a", "b", "--rows", "3", "--date-order", "dmy")).toMatchObject({
      arguments: ["a", "b"],
      options: { rows: 3, "date-order": "dmy" },
      period: { from: null, to: null },
    });
  });

  it("what stands after -- as an argument", async () => {
    expect(await received("a", "--as-of", "2026-11-16")).toMatchObject({ asOf: "2026-11-16" });
    const { stdout } = await runSample(["echo", "--json", "--", "-weird.csv", "--json"]);
    expect(stdout).toContain(String.raw`\"arguments\":[\"-weird.csv\",\"--json\"]`);
  });

  it("global options before and after the command", async () => {
    const { stdout } = await runSample(["--json", "things", "show", "4"]);
    expect(JSON.parse(stdout)).toMatchObject({ rows: [{ note: "thing 4" }], ledger: null, as_of: null });
  });

  it("a noun alone is its list", async () => {
    expect((await runSample(["things"])).stdout).toBe("note\nthe list\n");
  });

  it("standard input to its end", async () => {
    expect((await runSample(["read"], { stdin: "x".repeat(300_000) })).stdout).toBe("note\n300000\n");
  });
});
