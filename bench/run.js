import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "./arguments.js";
import { ensureData, tenthOf } from "./data-set.js";
import { JOBS } from "./jobs/index.js";
import { surroundings } from "./machine.js";
import { pandasVersion } from "./peers.js";
import { checkBuilt, ledgers } from "./program.js";
import { markdown, resultLine } from "./report.js";
import { failedRow } from "./rows.js";

/**
 * What every job gets.
 * @typedef {object} Bench
 * @property {import("./data-set.js").DataSet} data
 * @property {import("./data-set.js").DataSet} small a tenth of it
 * @property {number} runs
 * @property {string} work a folder that is removed at the end
 * @property {ReturnType<typeof ledgers>} ledgers
 * @property {string} python
 * @property {string | null} pandas its version
 * @property {(comparison: import("./totals.js").Comparison) => void} addComparison
 */

const say = (/** @type {string} */ message) => void process.stderr.write(`${message}\n`);

/** @param {readonly string[] | null} only */
function chosenJobs(only) {
  const unknown = only?.filter((name) => !Object.hasOwn(JOBS, name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`--only: no job ${unknown.join(", ")}; there are ${Object.keys(JOBS).join(", ")}`);
  return Object.entries(JOBS).filter(([name]) => only === null || only.includes(name));
}

const { size, only, runs, data: root, python, results } = readArguments(process.argv.slice(2));
const jobs = chosenJobs(only);
checkBuilt();
const data = await ensureData(root, size, say);
const small = await ensureData(root, tenthOf(size), say);
const work = join(root, `work-${process.pid}`);
mkdirSync(work, { recursive: true });
const pandas = pandasVersion(python);
/** @type {import("./totals.js").Comparison[]} */
const comparisons = [];
/** @type {import("./rows.js").Row[]} */
const rows = [];
const bench = { data, small, runs, work, ledgers: ledgers(work, data), python, pandas };
try {
  for (const [name, job] of jobs) {
    say(`${name} …`);
    const before = rows.length;
    const addComparison = (/** @type {import("./totals.js").Comparison} */ one) => void comparisons.push(one);
    try {
      rows.push(...(await job({ ...bench, addComparison })));
    } catch (error) {
      rows.push(failedRow(name, { must: null, aim: null }, /** @type {Error} */ (error).message));
    }
    for (const row of rows.slice(before)) say(resultLine(row));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
const date = new Date().toISOString().slice(0, 10);
writeFileSync(results, markdown({ date, size, runs, surroundings: surroundings(pandas), rows, comparisons }));
for (const { title, differences } of comparisons) {
  if (differences.length > 0) say(`DIFFERENT TOTALS: ${title}\n  ${differences.slice(0, 5).join("\n  ")}`);
}
const isWrong =
  comparisons.some(({ differences }) => differences.length > 0) || rows.some(({ isFailed }) => isFailed);
process.exitCode = isWrong ? 1 : 0;
