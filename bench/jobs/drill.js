import { readFileSync } from "node:fs";
import { join } from "node:path";
import { measure } from "../measure.js";
import { sqlite } from "../peers.js";
import { builtModule, creatorops, TODAY } from "../program.js";
import { failedRow, timeRow } from "../rows.js";
import { takeTurns } from "../turns.js";

/** @typedef {import("../run.js").Bench} Bench */

const TITLE = "CSV of all lines: profit --drill";
const BARS = { must: 2, aim: 1 };

/**
 * The statement that the built program runs for `profit --drill`, with its values in place: the peer must
 * not answer an easier question. A stand-in for the database takes the text and stops there.
 */
async function drillStatement() {
  const { drillRows } = await builtModule("store/queries/profit-drill.js");
  const scope = { basis: "order", from: null, to: TODAY, attributedOnly: false, creator: null };
  const stop = new Error("the text is there");
  let text = "";
  const database = {
    prepare: (/** @type {string} */ sql) => {
      text = sql;
      throw stop;
    },
  };
  try {
    drillRows(database, "creator", scope, { key: null, limit: null });
  } catch (error) {
    if (error !== stop) throw error;
  }
  const values = {
    from: "''",
    to: `'${TODAY}'`,
    attributedOnly: "0",
    creator: "NULL",
    key: "NULL",
    limit: "-1",
  };
  return Object.entries(values).reduce(
    (sql, [name, value]) => sql.replaceAll(new RegExp(`@${name}\\b`, "g"), value),
    text,
  );
}

/** @param {string} path */
function linesOf(path) {
  let lines = 0;
  for (const byte of readFileSync(path)) if (byte === 10) lines++;
  return lines;
}

/**
 * A CSV file of every counted line, against the `sqlite3` shell with the same statement on the same ledger.
 * @param {Bench} bench
 */
export async function drillJobs({ runs, ledgers, work }) {
  let statement = "";
  let ledger = "";
  try {
    statement = await drillStatement();
    ledger = ledgers.loaded("drill");
  } catch (error) {
    return [failedRow(TITLE, BARS, /** @type {Error} */ (error).message)];
  }
  const [peerFile, ourFile] = [join(work, "drill-peer.csv"), join(work, "drill-ours.csv")];
  const { shell, ours } = takeTurns(runs, {
    shell: () =>
      measure({ ...sqlite(work, ledger, [".mode csv", ".headers on", `${statement};`]), output: peerFile }),
    ours: () => measure(creatorops(ledger, ["profit", "--drill", "--format", "csv"], { output: ourFile })),
  });
  if (shell.failure !== null || ours.failure !== null)
    return [timeRow(TITLE, ours, "sqlite3 -csv", shell, BARS)];
  const [ourLines, peerLines] = [linesOf(ourFile), linesOf(peerFile)];
  // Ours may end in a line of totals.
  if (Math.abs(ourLines - peerLines) > 1) {
    return [failedRow(TITLE, BARS, `ours has ${ourLines} lines, the peer's ${peerLines}`)];
  }
  return [timeRow(TITLE, ours, "sqlite3 -csv", shell, BARS, `${ourLines} lines`)];
}
