/**
 * Jobs and their peers take turns, so that what else the machine does meets them alike.
 * @typedef {import("./measure.js").Measurement} Measurement
 * @typedef {object} Taken what the runs of one side took, or why they could not be had
 * @property {readonly Measurement[]} runs
 * @property {string | null} failure
 * @property {number} seconds the median
 * @property {number | null} megabytes the most of all runs
 */

/** The lower middle of an even count. @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** @param {readonly Measurement[]} runs @param {string | null} failure @returns {Taken} */
function summary(runs, failure) {
  const memory = runs.flatMap(({ megabytes }) => megabytes ?? []);
  return {
    runs,
    failure,
    seconds: median(runs.map(({ seconds }) => seconds)),
    megabytes: memory.length === 0 ? null : Math.max(...memory),
  };
}

/**
 * Runs every side once, then every side again. A side that fails is not tried again; the others go on.
 * @template {string} Name
 * @param {number} times
 * @param {Readonly<Record<Name, () => Measurement>>} sides in the order in which they run
 * @returns {Record<Name, Taken>}
 */
export function takeTurns(times, sides) {
  const names = /** @type {Name[]} */ (Object.keys(sides));
  /** @type {Map<Name, Measurement[]>} */
  const runs = new Map(names.map((name) => [name, []]));
  /** @type {Map<Name, string>} */
  const failures = new Map();
  for (let turn = 0; turn < times; turn++) {
    for (const name of names) {
      if (failures.has(name)) continue;
      try {
        runs.get(name)?.push(sides[name]());
      } catch (error) {
        failures.set(name, /** @type {Error} */ (error).message);
      }
    }
  }
  const taken = names.map((name) => [name, summary(runs.get(name) ?? [], failures.get(name) ?? null)]);
  return Object.fromEntries(taken);
}

/**
 * The median of the ratios of the runs that stood beside each other.
 * @param {Taken} ours
 * @param {Taken} peer
 */
export function pairedRatio(ours, peer) {
  return median(ours.runs.map(({ seconds }, turn) => seconds / (peer.runs[turn]?.seconds ?? Number.NaN)));
}
