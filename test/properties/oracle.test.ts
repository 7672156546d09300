import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareWithProgram } from "../oracle/compare.ts";
import { shopArbitrary } from "../shops/arbitrary.ts";

const PROGRAM = fileURLToPath(new URL("../../bin/creatorops.js", import.meta.url));
const RUNS = Number(process.env["CREATOROPS_RUNS"] ?? 25);
const SIZE = Number(process.env["CREATOROPS_SHOP_SIZE"] ?? 12);
const SEED = process.env["CREATOROPS_SEED"];

function run(args: string[]): { stdout: string; exit: number } {
  const ran = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: "utf8" });
  const failed = ran.status !== 0;
  return { stdout: failed ? `${ran.stdout}${ran.stderr}` : ran.stdout, exit: ran.status ?? 1 };
}

test(
  "the program and a second reading of the rules print the same numbers",
  { timeout: RUNS * 60_000 },
  () => {
    const agrees = fc.property(shopArbitrary(SIZE), (shop) => {
      expect(compareWithProgram(shop, run)).toEqual([]);
    });
    // A shop is some dozens of processes: shrinking stops before it costs more than it tells.
    const seed = SEED === undefined ? {} : { seed: Number(SEED) };
    fc.assert(agrees, { numRuns: RUNS, interruptAfterTimeLimit: RUNS * 50_000, ...seed });
  },
);
