import { reached } from "./rows.js";
import { FIGURES } from "./totals.js";

/** Writes the results as Markdown: the machine, one table, and the totals that were compared. */

/** @param {number | null} number @param {"ratio" | "megabytes"} unit */
function shown(number, unit) {
  if (number === null) return "–";
  return unit === "megabytes" ? `${Math.round(number)} MB` : number.toFixed(number < 0.1 ? 3 : 2);
}

/** @param {number | null} bar @param {"ratio" | "megabytes"} unit */
const barText = (bar, unit) => (bar === null ? "–" : `≤ ${unit === "megabytes" ? `${bar} MB` : bar}`);

/** @param {number | null} megabytes */
const memory = (megabytes) => (megabytes === null ? "–" : `${Math.round(megabytes)} MB`);

/** @param {readonly string[]} cells */
const tableRow = (cells) => `| ${cells.join(" | ")} |`;

/** @param {import("./rows.js").Row} row */
function resultRow(row) {
  const { job, ours, peer, value, must, aim, unit, megabytes, peerMegabytes, note, isFailed } = row;
  const remark = isFailed ? "**FAILED**, see below" : (note ?? "");
  const bars = [barText(must, unit), barText(aim, unit), reached(row)];
  return tableRow([
    job,
    ours,
    peer,
    shown(value, unit),
    ...bars,
    memory(megabytes),
    memory(peerMegabytes),
    remark,
  ]);
}

/** @param {readonly import("./rows.js").Row[]} rows */
function resultTable(rows) {
  const head = [
    "job",
    "ours",
    "peer",
    "ratio",
    "must",
    "aim",
    "reached",
    "peak memory",
    "the peer's",
    "note",
  ];
  return [tableRow(head), tableRow(head.map(() => "---")), ...rows.map(resultRow)];
}

/** @param {readonly import("./rows.js").Row[]} rows */
function failures(rows) {
  const failed = rows.filter(({ isFailed }) => isFailed);
  if (failed.length === 0) return [];
  return [
    "",
    "## Failed jobs",
    ...failed.flatMap(({ job, note }) => ["", `${job}:`, "", "```", note ?? "", "```"]),
  ];
}

/** @param {import("./totals.js").Comparison} comparison */
function verdict({ title, creators, differences }) {
  const scope = creators === 0 ? "the shop's total" : `the shop's total and the rows of ${creators} creators`;
  if (differences.length === 0) return [`- ${title}: equal to the cent, ${scope}`];
  return [
    `- ${title}: **DIFFERENT TOTALS, ${differences.length} figures differ**`,
    ...differences.slice(0, 10).map((difference) => `  - ${difference}`),
  ];
}

/** The shop's figures: a column for ours and the peer's where they are the same, else both. @param {readonly import("./totals.js").Comparison[]} comparisons */
function totalsPart(comparisons) {
  if (comparisons.length === 0) return ["", "None: no job of this run has a peer that computes them."];
  const head = ["figure", ...comparisons.map(({ title }) => title)];
  const rows = FIGURES.map((figure, place) => {
    const cells = comparisons.map(({ totals }) => {
      const { ours, peer } = totals[place] ?? { ours: "–", peer: "–" };
      return ours === peer ? String(ours) : `**ours ${ours}, peer ${peer}**`;
    });
    return tableRow([figure, ...cells]);
  });
  const line = tableRow(head.map((_, place) => (place === 0 ? "---" : "---:")));
  return ["", ...comparisons.flatMap(verdict), "", tableRow(head), line, ...rows];
}

/**
 * @typedef {object} Results
 * @property {string} date
 * @property {string} size
 * @property {number} runs
 * @property {Readonly<Record<string, string>>} surroundings
 * @property {readonly import("./rows.js").Row[]} rows
 * @property {readonly import("./totals.js").Comparison[]} comparisons
 */

/** @param {Results} results */
export function markdown({ date, size, runs, surroundings, rows, comparisons }) {
  const differing = comparisons.filter(({ differences }) => differences.length > 0);
  const alarm =
    differing.length === 0
      ? []
      : ["", `**FAILURE: ${differing.length} comparisons of totals differ, see below.**`];
  const preliminary =
    size === "1m"
      ? []
      : [
          "",
          `A quick look at ${size} lines: the bars are meant for 1,000,000 lines and the growth from 100,000.`,
        ];
  return [
    "# Results of the benchmark",
    ...alarm,
    "",
    `${date}, size ${size}, ${runs} runs of each job in turn with its peer: medians; a ratio is the median of the runs' own`,
    "ratios, and peak memory the most of all runs. Money is in cents.",
    ...preliminary,
    "",
    ...Object.entries(surroundings).map(([name, value]) => `- ${name}: ${value}`),
    "",
    ...resultTable(rows),
    ...failures(rows),
    "",
    "## Totals compared",
    ...totalsPart(comparisons),
    "",
  ].join("\n");
}

/** One line for each job, as it ends. @param {import("./rows.js").Row} row */
export function resultLine(row) {
  const { job, ours, peer, value, unit, must, note, isFailed } = row;
  if (isFailed) return `FAILED  ${job}: ${note ?? ""}`;
  return `${reached(row).padEnd(4)}  ${job}: ${ours} / ${peer} = ${shown(value, unit)} (${barText(must, unit)})${note === null ? "" : ` ${note}`}`;
}
