import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

/**
 * Runs SQL files on a DuckDB database and prints the rows of the last statement as JSON.
 * Usage: duckdb.js DATABASE NAME=VALUE… FILE.sql…; `:NAME` in the SQL becomes the quoted value.
 */
const [, , database = ":memory:", ...words] = process.argv;
const values = words.filter((word) => !word.endsWith(".sql")).map((word) => word.split(/=(.*)/s));

/** @param {string} text */
function withValues(text) {
  return values.reduce((sql, [name = "", value = ""]) => {
    return sql.replaceAll(`:${name}`, `'${value.replaceAll("'", "''")}'`);
  }, text);
}

const instance = await DuckDBInstance.create(database, { threads: "2" });
const connection = await instance.connect();
// The shared SQL divides whole numbers, as SQLite does.
await connection.run("SET integer_division = true");
/** @type {readonly unknown[]} */
let rows = [];
for (const file of words.filter((word) => word.endsWith(".sql"))) {
  const reader = await connection.runAndReadAll(withValues(readFileSync(file, "utf8")));
  rows = reader.getRowObjectsJS();
}
process.stdout.write(JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? Number(value) : value)));
connection.closeSync();
instance.closeSync();
