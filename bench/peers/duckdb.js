import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

/**
 * Runs SQL files on a DuckDB database and prints the rows of the last statement as JSON.
 * Usage: duckdb.js DATABASE NAME=VALUE… FILE.sql…; `:NAME` in the SQL becomes the list of its values.
 */
const [, , database = ":memory:", ...words] = process.argv;
/** @type {Map<string, string[]>} */
const lists = new Map();
for (const word of words.filter((one) => !one.endsWith(".sql"))) {
  const [name = "", value = ""] = word.split(/=(.*)/s);
  lists.set(name, [...(lists.get(name) ?? []), `'${value.replaceAll("'", "''")}'`]);
}

/** @param {string} text */
function withValues(text) {
  return [...lists].reduce(
    (sql, [name, values]) => sql.replaceAll(`:${name}`, () => `[${values.join(", ")}]`),
    text,
  );
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
