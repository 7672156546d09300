import { statSync } from "node:fs";
import { measure } from "../measure.js";
import { duckdbFromFiles, papaparse, sqliteImport } from "../peers.js";
import { creatorops } from "../program.js";
import { failedRow, memoryRow, notMeasuredRow, sizeRow, timeRow } from "../rows.js";
import { tryTotals } from "../totals.js";
import { takeTurns } from "../turns.js";

/** @typedef {import("../run.js").Bench} Bench */
/** @typedef {import("../turns.js").Taken} Taken */

const MEGABYTE = 1_000_000;

/**
 * Imports a file and checks what became of its rows: a fast import of nothing is no result.
 * @param {string} ledger
 * @param {string} file
 * @param {(row: Record<string, any>) => boolean} isRight
 */
function measuredImport(ledger, file, isRight) {
  const measured = measure(creatorops(ledger, ["import", file, "--json"]));
  const [row] = JSON.parse(measured.output).rows;
  if (!isRight(row))
    throw new Error(`an unexpected import: ${JSON.stringify({ ...row, sha256: undefined })}`);
  return measured;
}

/** @param {Bench} bench */
function sides({ data, small, ledgers, work }) {
  let imported = "";
  let changedLedger = "";
  const cold = (/** @type {import("../data-set.js").DataSet} */ set, /** @type {string} */ name) => {
    const ledger = ledgers.empty(name);
    const measured = measuredImport(
      ledger,
      set.orders,
      (row) => row["new"] === set.lines && row["rejected"] === 0,
    );
    return { ledger, measured };
  };
  const after = (/** @type {() => import("../measure.js").Measurement} */ job) => () => {
    if (imported === "") throw new Error("the first import failed");
    return job();
  };
  return {
    sqlite: () => measure(sqliteImport(work, data)),
    first: () => {
      const { ledger, measured } = cold(data, "imported");
      imported = ledger;
      return measured;
    },
    papaparse: () => measure(papaparse(data.orders)),
    again: after(() => measuredImport(imported, data.orders, ({ status }) => status === "already_imported")),
    changed: after(() =>
      measuredImport((changedLedger = ledgers.copy(imported, "changed")), data.changedOrders, (row) => {
        return row["new"] === 0 && row["updated"] > data.lines * 0.09 && row["rejected"] === 0;
      }),
    ),
    small: () => cold(small, "imported-small").measured,
    ledgerSize: () => statSync(imported).size,
    changedLedger: () => changedLedger,
  };
}

/** @param {string} path */
const megabytesOf = (path) => statSync(path).size / MEGABYTE;

/** @param {Bench} bench @param {Taken} first @param {Taken} small */
function memoryRows({ data, small: smallData }, first, small) {
  const [large, little] = [data, smallData].map(({ orders }) => `${megabytesOf(orders).toFixed(0)} MB`);
  const title = `peak memory: import of ${large}`;
  const [ratioBars, bars] = [
    { must: 1.2, aim: null },
    { must: 220, aim: 120 },
  ];
  const failure = first.failure ?? small.failure;
  if (failure !== null) return [failedRow(title, bars, failure)];
  if (first.megabytes === null || small.megabytes === null) {
    return [notMeasuredRow(title, bars, "there is no GNU time")];
  }
  return [
    sizeRow(title, first.megabytes, `of ${little}`, small.megabytes, ratioBars),
    memoryRow(title, first.megabytes, bars),
  ];
}

/** @param {Bench} bench @param {Taken} first @param {number} bytes */
function ledgerRow({ data }, first, bytes) {
  const title = "ledger size after the import";
  const bars = { must: 0.25, aim: 0.12 };
  if (first.failure !== null) return failedRow(title, bars, first.failure);
  return sizeRow(title, bytes / MEGABYTE, "the CSV", megabytesOf(data.orders), bars);
}

/**
 * The later export holds every order of the first one, and wins: profit must be what its file alone says.
 * @param {Bench} bench
 * @param {string} ledger
 */
function compareChanged({ data, addComparison }, ledger) {
  const ours = () => {
    measure(creatorops(ledger, ["import", data.affiliate, data.costs, data.creators, "--json"]));
    return measure(creatorops(ledger, ["profit", "--json"])).output;
  };
  const peer = () => measure(duckdbFromFiles({ ...data, orders: data.changedOrders })).output;
  addComparison(tryTotals("both exports, a tenth changed", "DuckDB from the later one", ours, peer));
}

/**
 * Imports of the order export: the first, the same file again, a tenth of it changed, and a tenth of its size.
 * @param {Bench} bench
 */
export function importJobs(bench) {
  const { data, small, runs } = bench;
  const { ledgerSize, changedLedger, ...jobs } = sides(bench);
  const taken = takeTurns(runs, jobs);
  const { first, again, changed } = taken;
  if (changed.failure === null) compareChanged(bench, changedLedger());
  const title = `import of ${data.size} order lines`;
  return [
    timeRow(title, first, "sqlite3 .import", taken.sqlite, { must: 0.7, aim: 0.3 }),
    timeRow(title, first, "papaparse, nothing done", taken.papaparse, { must: 0.6, aim: 0.25 }),
    timeRow("import of the identical file", again, "first import", first, { must: 0.15, aim: 0.1 }),
    timeRow("import with 10 % of the orders changed", changed, "first import", first, {
      must: 1.3,
      aim: 0.5,
    }),
    timeRow(`growth: ${data.size} lines`, first, `${small.size} lines`, taken.small, { must: 11, aim: 10 }),
    ...memoryRows(bench, first, taken.small),
    ledgerRow(bench, first, first.failure === null ? ledgerSize() : 0),
  ];
}
