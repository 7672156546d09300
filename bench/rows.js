import { pairedRatio } from "./turns.js";

/**
 * A line of the table of results.
 * @typedef {object} Row
 * @property {string} job
 * @property {string} ours with its unit
 * @property {string} peer with its unit and its name
 * @property {number | null} value what the bars are about: a ratio, or megabytes
 * @property {"ratio" | "megabytes"} unit
 * @property {number | null} must
 * @property {number | null} aim
 * @property {number | null} megabytes peak memory of ours
 * @property {number | null} peerMegabytes
 * @property {string | null} note why there is no value, or what it cannot say
 * @property {boolean} isFailed
 *
 * @typedef {object} Bars
 * @property {number | null} must
 * @property {number | null} aim
 */

/** @param {number} seconds */
const shown = (seconds) => `${seconds.toFixed(seconds < 1 ? 3 : 2)} s`;

/** @param {string} job @param {Bars} bars @param {string} note @param {boolean} isFailed @returns {Row} */
function withoutValue(job, { must, aim }, note, isFailed) {
  const nothing = { value: null, megabytes: null, peerMegabytes: null };
  return { job, ours: "–", peer: "–", unit: "ratio", must, aim, note, isFailed, ...nothing };
}

/** @param {string} job @param {Bars} bars @param {string} failure */
export const failedRow = (job, bars, failure) => withoutValue(job, bars, failure, true);

/** @param {string} job @param {Bars} bars @param {string} reason */
export const notMeasuredRow = (job, bars, reason) =>
  withoutValue(job, bars, `not measured: ${reason}`, false);

/**
 * Our time against a peer's.
 * @param {string} job
 * @param {import("./turns.js").Taken} ours
 * @param {string} peerName
 * @param {import("./turns.js").Taken} peer
 * @param {Bars} bars
 * @param {string | null} [note]
 * @returns {Row}
 */
export function timeRow(job, ours, peerName, peer, bars, note = null) {
  const failure = ours.failure ?? (peer.failure === null ? null : `the peer: ${peer.failure}`);
  if (failure !== null) return failedRow(job, bars, failure);
  return {
    job,
    ours: shown(ours.seconds),
    peer: `${shown(peer.seconds)} ${peerName}`,
    value: pairedRatio(ours, peer),
    unit: "ratio",
    ...bars,
    megabytes: ours.megabytes,
    peerMegabytes: peer.megabytes,
    note,
    isFailed: false,
  };
}

/** Megabytes against megabytes. @param {string} job @param {number} ours @param {string} peerName @param {number} peer @param {Bars} bars @param {string | null} [note] @returns {Row} */
export function sizeRow(job, ours, peerName, peer, bars, note = null) {
  return {
    job,
    ours: `${ours.toFixed(1)} MB`,
    peer: `${peer.toFixed(1)} MB ${peerName}`,
    value: ours / peer,
    unit: "ratio",
    ...bars,
    megabytes: null,
    peerMegabytes: null,
    note,
    isFailed: false,
  };
}

/** Megabytes against a fixed bar. @param {string} job @param {number} ours @param {Bars} bars @returns {Row} */
export function memoryRow(job, ours, bars) {
  return { ...sizeRow(job, ours, "", 1, bars), peer: "–", value: ours, unit: "megabytes" };
}

/** @param {Row} row @returns {"aim" | "must" | "no" | "–"} what was reached */
export function reached({ value, must, aim }) {
  if (value === null || Number.isNaN(value)) return "–";
  if (aim !== null && value <= aim) return "aim";
  if (must !== null && value <= must) return "must";
  return must === null ? "–" : "no";
}
