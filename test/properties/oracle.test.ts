import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Ran } from "../oracle/compare.ts";
import { compareWithProgram } from "../oracle/compare.ts";
import { shopArbitrary } from "../shops/arbitrary.ts";
import type { Shop } from "../shops/model.ts";
import { runHere } from "./program.ts";
import { writeShop } from "../shops/write.ts";

const PROGRAM = fileURLToPath(new URL("../../bin/creatorops.js", import.meta.url));
const RUNS = Number(process.env["CREATOROPS_RUNS"] ?? 12);
const SIZE = Number(process.env["CREATOROPS_SHOP_SIZE"] ?? 12);
/** The same shops every time; another seed looks at others, and finds where the rules can be read in two ways. */
const SEED = process.env["CREATOROPS_SEED"] ?? "101";
const HANG_GUARD = 120_000;
/** Far more than the shops need; a guard, not a measure. */
const TIME_LIMIT = 60_000 + RUNS * 5000;

/** The built program in a process of its own. */
function runBuilt(args: string[]): Ran {
  const ran = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: "utf8" });
  const stdout = ran.status === 0 ? ran.stdout : ran.stdout + ran.stderr;
  return { stdout, exit: ran.status ?? 1 };
}

/** What to look at when a shop fails: how to draw it again, its files, and where the readings part. */
async function explained(shop: Shop, seed: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "creatorops-shop-"));
  writeShop(shop, folder);
  const settings = shop.settings.map(({ name, value, from }) => `${name} ${value} ${from ?? ""}`);
  const differences = await compareWithProgram(shop, runHere);
  return [`CREATOROPS_SEED=${seed}, files in ${folder}`, ...settings, ...differences].join("\n");
}

test(
  "the program and a second reading of the rules agree",
  { timeout: HANG_GUARD + TIME_LIMIT },
  async () => {
    const agrees = fc.asyncProperty(
      shopArbitrary(SIZE),
      async (shop) => (await compareWithProgram(shop, runHere)).length === 0,
    );
    // The limit also ends the shrinking of a shop that fails.
    const limits = { numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT };
    const result = await fc.check(agrees, { ...limits, seed: Number(SEED) });
    const shop = result.counterexample?.[0];
    if (shop !== undefined) expect.fail(await explained(shop, result.seed));
    expect(result.numRuns, "shops that the time allowed").toBe(RUNS);
  },
);

test("so does the built program", { timeout: HANG_GUARD }, async () => {
  const [shop] = fc.sample(shopArbitrary(SIZE), { numRuns: 1, seed: 20_261_116 });
  expect(await compareWithProgram(shop!, runBuilt)).toEqual([]);
});
