import { measure, measureAll } from "../measure.js";
import { duckdbFromFiles, duckdbLoad, duckdbProfit } from "../peers.js";
import { creatorops } from "../program.js";
import { timeRow } from "../rows.js";
import { tryTotals } from "../totals.js";
import { takeTurns } from "../turns.js";
import { rmSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("../run.js").Bench} Bench */

const SCRATCH = { must: 8, aim: 3 };
const AGAIN = { must: 0.25, aim: 0.1 };

/**
 * Profit on a ledger that is loaded: everything derived anew, and with nothing changed.
 * @param {Bench} bench
 */
export function reportJobs({ data, runs, ledgers, work, addComparison }) {
  const database = join(work, "loaded.duckdb");
  let ledger = "";
  // What is loaded once is not part of the times.
  const loaded = () => (ledger === "" ? (ledger = ledgers.loaded("report")) : ledger);
  let isLoaded = false;
  const taken = takeTurns(runs, {
    tables: () => {
      if (!isLoaded) {
        rmSync(database, { force: true });
        measure(duckdbLoad(data, database));
        isLoaded = true;
      }
      return measure(duckdbProfit(database));
    },
    scratch: () =>
      measureAll([
        creatorops(loaded(), ["reconcile", "--rebuild", "--json"]),
        creatorops(loaded(), ["profit", "--json"]),
      ]),
    files: () => measure(duckdbFromFiles(data)),
    again: () => measure(creatorops(loaded(), ["profit", "--json"])),
  });
  const { tables, scratch, files, again } = taken;
  /** @param {string} job @param {import("../turns.js").Taken} ours @param {string} peerName @param {import("../turns.js").Taken} peer */
  const compare = (job, ours, peerName, peer) => {
    const [one, other] = [ours.runs.at(-1), peer.runs.at(-1)];
    if (one === undefined || other === undefined) return;
    addComparison(
      tryTotals(
        job,
        peerName,
        () => one.output,
        () => other.output,
      ),
    );
  };
  compare("reconcile --rebuild and profit", scratch, "DuckDB on loaded tables", tables);
  compare("profit again", again, "DuckDB from the CSVs", files);
  return [
    timeRow("reconcile --rebuild + profit", scratch, "DuckDB, loaded tables", tables, SCRATCH),
    timeRow("profit again, nothing changed", again, "DuckDB from the CSVs", files, AGAIN),
  ];
}
