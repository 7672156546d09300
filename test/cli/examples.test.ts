import { copyFileSync, cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { COMMAND_GROUPS } from "../../src/commands/index.ts";
import { creatorops, emptyLedger, SHOP, shopFiles } from "./shop.ts";

const ENTRIES = COMMAND_GROUPS.flatMap(({ commands }) => commands);
const EXAMPLES = (
  await Promise.all(
    ENTRIES.map(async ({ path, load }) => {
      const { examples } = await load();
      return examples.map((example) => [example, path] as const);
    }),
  )
).flat();

let shop = "";
beforeAll(() => {
  shop = emptyLedger();
  creatorops(shop, ["import", SHOP]);
  const profile = ["--as", "costs", "--map", "unit_cost=unit_cost", "--profile", "my-costs"];
  creatorops(shop, ["mapping", "new", join(SHOP, "costs.csv"), ...profile]);
}, 60_000);

/** The sample shop's ledger and the files that examples name, in a folder of its own. */
function folderFor(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-example-"));
  if (path !== "init") copyFileSync(join(shop, "creatorops.db"), join(folder, "creatorops.db"));
  cpSync(SHOP, join(folder, "exports"), { recursive: true });
  const files = shopFiles();
  copyFileSync(join(SHOP, files[0] ?? ""), join(folder, "orders.csv"));
  copyFileSync(join(SHOP, "costs.csv"), join(folder, "costs.csv"));
  return folder;
}

/** The words of a line as a shell parts them: quotes of either kind hold blanks. */
function wordsOf(line: string): readonly string[] {
  return Array.from(
    line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

it.each(EXAMPLES)("the example of the help works: %s", (example, path) => {
  const [program, ...words] = wordsOf(example);
  expect(program).toBe("creatorops");
  expect(words.join(" ").startsWith(path.replace(/ list$/, ""))).toBe(true);
  const ran = creatorops(folderFor(path), words);
  expect(ran.stderr).not.toContain("error:");
  expect(example.includes("--fail-on") ? [0, 4] : [0]).toContain(ran.exit);
});
