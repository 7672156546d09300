import { measure, measureAll } from "../measure.js";
import { duckdbFromFiles, pandasProfit, sqliteProfit } from "../peers.js";
import { creatorops } from "../program.js";
import { notMeasuredRow, timeRow } from "../rows.js";
import { tryTotals } from "../totals.js";
import { takeTurns } from "../turns.js";

/** @typedef {import("../run.js").Bench} Bench */
/** @typedef {import("../turns.js").Taken} Taken */

/** @type {Taken} */
const NOT_HERE = { runs: [], failure: "not there", seconds: Number.NaN, megabytes: null };
const PANDAS = { must: 0.8, aim: 0.4 };

/**
 * From the files to the profit of every creator, starting with an empty ledger. The creators' sheet comes
 * along: it tells whose the samples are, which the peers take from the buyers' names alone.
 * @param {Bench} bench
 */
export function endToEndJobs({ data, runs, ledgers, work, python, pandas, addComparison }) {
  const peers = {
    duckdb: () => measure(duckdbFromFiles(data)),
    ours: () => {
      const ledger = ledgers.empty("end-to-end");
      return measureAll([
        creatorops(ledger, ["import", data.orders, data.affiliate, data.costs, data.creators, "--json"]),
        creatorops(ledger, ["profit", "--json"]),
      ]);
    },
    sqlite: () => measure(sqliteProfit(work, data)),
  };
  /** @type {Readonly<Record<string, () => import("../measure.js").Measurement>>} */
  const sides = pandas === null ? peers : { ...peers, pandas: () => measure(pandasProfit(python, data)) };
  const { ours = NOT_HERE, duckdb = NOT_HERE, sqlite = NOT_HERE, ...others } = takeTurns(runs, sides);
  const title = "orders + affiliate + costs → profit, cold";
  for (const [name, { runs: peerRuns }] of Object.entries({
    DuckDB: duckdb,
    "sqlite3 CLI": sqlite,
    ...others,
  })) {
    const [one, other] = [ours.runs.at(-1), peerRuns.at(-1)];
    if (one === undefined || other === undefined) continue;
    addComparison(
      tryTotals(
        "end to end",
        name,
        () => one.output,
        () => other.output,
      ),
    );
  }
  return [
    timeRow(title, ours, "DuckDB", duckdb, { must: 4, aim: 2 }),
    timeRow(title, ours, "sqlite3 CLI", sqlite, { must: 0.8, aim: 0.4 }),
    pandas === null
      ? notMeasuredRow(`${title}, against pandas`, PANDAS, "no pandas")
      : timeRow(title, ours, "pandas", others["pandas"] ?? NOT_HERE, PANDAS),
  ];
}
