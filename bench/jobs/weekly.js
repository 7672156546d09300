import { measure, measureAll } from "../measure.js";
import { duckdbFromFiles } from "../peers.js";
import { creatorops } from "../program.js";
import { notMeasuredRow, timeRow } from "../rows.js";
import { tryTotals } from "../totals.js";
import { takeTurns } from "../turns.js";

/** @typedef {import("../run.js").Bench} Bench */

const BARS = { must: 0.1, aim: 0.02 };

/**
 * Every week: a small file of new orders and their commissions into the loaded ledger, then the three reports.
 * @param {Bench} bench
 */
export function weeklyJobs({ data, runs, ledgers, addComparison }) {
  const title = `weekly: ${data.weeklyLines} new lines, then pipeline, overdue, profit`;
  const { rebuild, weekly } = takeTurns(runs, {
    rebuild: () => measure(creatorops(ledgers.loaded("rebuild"), ["reconcile", "--rebuild", "--json"])),
    weekly: () => {
      const ledger = ledgers.loaded("weekly");
      const report = (/** @type {string} */ name) => creatorops(ledger, [name, "--json"]);
      const files = creatorops(ledger, ["import", data.weeklyOrders, data.weeklyAffiliate, "--json"]);
      return measureAll([files, report("pipeline"), report("overdue"), report("profit")]);
    },
  });
  if (rebuild.failure?.includes("--rebuild") === true && /unknown option/i.test(rebuild.failure)) {
    return [notMeasuredRow(title, BARS, "this program has no reconcile --rebuild")];
  }
  const last = weekly.runs.at(-1);
  if (last !== undefined) {
    const orders = [data.orders, data.weeklyOrders];
    const affiliate = [data.affiliate, data.weeklyAffiliate];
    const peer = () => measure(duckdbFromFiles({ ...data, orders, affiliate })).output;
    addComparison(tryTotals("the weekly files on top", "DuckDB from all files", () => last.output, peer));
  }
  return [timeRow(title, weekly, "reconcile --rebuild", rebuild, BARS)];
}
