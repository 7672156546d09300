import { describe, expect, it } from "vitest";
import { run } from "./run.ts";

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
});
