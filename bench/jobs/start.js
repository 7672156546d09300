import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { measure } from "../measure.js";
import { bareNode } from "../peers.js";
import { creatorops, help, removeLedger } from "../program.js";
import { timeRow } from "../rows.js";
import { takeTurns } from "../turns.js";

/** Times this short need more runs than the others. */
const LEAST_RUNS = 15;

/**
 * How long it takes to start: the help, and a report on the sample shop's ledger.
 * @param {import("../run.js").Bench} bench
 */
export function startJobs({ runs, work }) {
  const folder = join(work, "demo");
  const ledger = join(folder, "creatorops.db");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  removeLedger(ledger);
  let isThere = false;
  const taken = takeTurns(Math.max(runs, LEAST_RUNS), {
    node: () => measure(bareNode()),
    help: () => measure(help()),
    report: () => {
      if (!isThere) measure(demo(folder, ledger));
      isThere = true;
      return measure(creatorops(ledger, ["profit", "--json"]));
    },
  });
  return [
    timeRow("--help", taken.help, "node -e 0", taken.node, { must: 1.5, aim: 1.2 }),
    timeRow("profit on the sample shop", taken.report, "node -e 0", taken.node, { must: 2.4, aim: 1.9 }),
  ];
}

/** @param {string} folder @param {string} ledger */
function demo(folder, ledger) {
  const { program, words } = creatorops(ledger, ["demo", folder]);
  return { program, words: words.slice(0, words.indexOf("--db")), folder };
}
