import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "./run.ts";
import { emptyLedger } from "./shop.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures/", import.meta.url));
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
    "%s loads commander, and neither commands nor the store",
    async (flag) => {
      const loaded = await loadedBy(flag);
      expect(loaded).toContain("dist/commands/index.js");
      expect(loaded.filter((path) => /^node_modules\/(?!commander\/)/.test(path))).toEqual([]);
      expect(
        loaded.filter((path) => /^dist\/(commands\/(?!index|command)|store|importers|reports)/.test(path)),
      ).toEqual([]);
    },
  );

  it("of an import loads the reader of workbooks for a workbook alone", async () => {
    const ledger = join(emptyLedger(), "creatorops.db");
    const loads = async (file: string): Promise<boolean> => {
      const loaded = await loadedBy("import", "--dry-run", "--db", ledger, join(FIXTURES, file));
      return loaded.some((path) => path === "dist/importers/sheet/workbook.js");
    };
    expect(await loads("workbooks/one-table/plain.csv")).toBe(false);
    expect(await loads("workbooks/one-table/prefixed.xlsx")).toBe(true);
  });
});
