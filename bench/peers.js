import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.js";

/** How the other programs are asked for the same work. */
const folder = join(dirname(fileURLToPath(import.meta.url)), "peers");
const peer = (/** @type {string} */ name) => join(folder, name);

/** @typedef {import("./measure.js").Command} Command */
/** @typedef {import("./data-set.js").DataSet} DataSet */

/** @param {readonly string[]} words @returns {Command} */
const node = (...words) => ({ program: process.execPath, words });

/** A process of Node that does nothing. */
export const bareNode = () => node("-e", "0");

/** @param {string} path */
export const papaparse = (path) => node(peer("papaparse.js"), path);

/** @param {string} path */
export const workbookReader = (path) => node(peer("workbook-reader.js"), path, "OrderSKUList");

/** @typedef {Pick<DataSet, "costs"> & { orders: string | readonly string[], affiliate: string | readonly string[] }} Files */

/** @param {Files} data */
function files({ orders, affiliate, costs }) {
  return Object.entries({ orders, affiliate, costs }).flatMap(([name, paths]) => {
    return [paths].flat().map((path) => `${name}=${path}`);
  });
}

/** The CSV files into typed tables. @param {DataSet} data @param {string} database */
export const duckdbLoad = (data, database) =>
  node(peer("duckdb.js"), database, ...files(data), peer("duckdb-load.sql"));

/** @param {string} database with the tables */
export const duckdbProfit = (database) => node(peer("duckdb.js"), database, peer("profit.sql"));

/** @param {Files} data */
export const duckdbFromFiles = (data) =>
  node(peer("duckdb.js"), ":memory:", ...files(data), peer("duckdb-load.sql"), peer("profit.sql"));

/**
 * The `sqlite3` shell with a script for its standard input.
 * @param {string} work a folder for the script
 * @param {string} database
 * @param {readonly string[]} script
 * @returns {Command}
 */
export function sqlite(work, database, script) {
  mkdirSync(work, { recursive: true });
  const input = join(work, "peer.sql");
  writeFileSync(input, `.bail on\n${script.join("\n")}\n`);
  return { program: "sqlite3", words: ["-batch", database], input };
}

/** @param {string} path @param {string} table */
const importLine = (path, table) => `.import --csv "${path}" ${table}`;

/** A new database with the order file as text columns and no key. @param {string} work @param {DataSet} data */
export function sqliteImport(work, data) {
  return sqlite(work, freshDatabase(work), [importLine(data.orders, "order_row")]);
}

/** @param {string} work @param {DataSet} data */
export function sqliteProfit(work, data) {
  return sqlite(work, freshDatabase(work), [
    importLine(data.orders, "order_row"),
    importLine(data.affiliate, "affiliate_row"),
    importLine(data.costs, "cost_row"),
    `.read "${peer("sqlite-types.sql")}"`,
    ".mode json",
    `.read "${peer("profit.sql")}"`,
  ]);
}

/** @param {string} work */
function freshDatabase(work) {
  const database = join(work, "peer-sqlite.db");
  rmSync(database, { force: true });
  return database;
}

/** @param {string} python @param {DataSet} data @returns {Command} */
export function pandasProfit(python, data) {
  return { program: python, words: [peer("pandas_profit.py"), data.orders, data.affiliate, data.costs] };
}

/** The version of pandas; null when this Python has none. @param {string} python */
export function pandasVersion(python) {
  try {
    return measure({
      program: python,
      words: ["-c", "import pandas; print(pandas.__version__)"],
    }).output.trim();
  } catch {
    return null;
  }
}
