import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "./run.ts";
import { emptyLedger } from "./shop.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const PIECES = fileURLToPath(new URL("../../dist/program/", import.meta.url));
const TRACE = new URL("./sample/trace.mjs", import.meta.url).href;

async function loadedBy(...args: string[]): Promise<string[]> {
  const { stderr } = await run(args, { env: { NODE_OPTIONS: `--import ${TRACE}` } });
  return Array.from(
    stderr.matchAll(/^loaded file:\/\/\S*?\/(dist|node_modules)\/(\S+)$/gm),
    ([, root, path]) => `${root}/${path}`,
  );
}

describe("start-up", () => {
  it.each([["--help"], ["--version"]])(
    "%s loads no package, and neither commands nor the store",
    async (flag) => {
      const loaded = await loadedBy(flag);
      const pieces = loaded.filter((path) => path.startsWith("dist/"));
      expect(pieces).toContain("dist/program/main.cjs");
      // Beside it what it has in common with the commands; each of them would be pieces of its own.
      expect(pieces.length).toBeLessThanOrEqual(3);
      expect(loaded.filter((path) => path.startsWith("node_modules/"))).toEqual([]);
    },
  );

  it("of a report loads the driver of SQLite, and no other package", async () => {
    const ledger = join(emptyLedger(), "creatorops.db");
    const loaded = await loadedBy("profit", "--month", "2026-10", "--json", "--db", ledger);
    const packages = loaded.flatMap((path) => /^node_modules\/([^/]+)\//u.exec(path)?.[1] ?? []);
    expect([...new Set(packages)].toSorted()).toEqual(["better-sqlite3", "bindings", "file-uri-to-path"]);
  });

  it("of an import loads the reader of workbooks for a workbook alone", async () => {
    const ledger = join(emptyLedger(), "creatorops.db");
    const loads = async (file: string): Promise<boolean> => {
      const loaded = await loadedBy("import", "--dry-run", "--db", ledger, join(FIXTURES, file));
      return loaded.some((path) => path === "dist/program/workbook.cjs");
    };
    expect(await loads("workbooks/one-table/plain.csv")).toBe(false);
    expect(await loads("workbooks/one-table/prefixed.xlsx")).toBe(true);
  });

  it("requires no package that is an ES module: Node before 22.12 cannot", () => {
    const texts = readdirSync(PIECES).map((name) => readFileSync(join(PIECES, name), "utf8"));
    const packages = texts.flatMap((text) =>
      Array.from(text.matchAll(/\brequire\("(\w[^":]*)"\)/gu), ([, name = ""]) => name),
    );
    expect(packages).toContain("better-sqlite3");
    const requireAll = `${JSON.stringify(packages)}.forEach((name) => require(name))`;
    execFileSync(process.execPath, ["--no-experimental-require-module", "-e", requireAll], { cwd: PIECES });
  });
});
