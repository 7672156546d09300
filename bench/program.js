import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.js";

/** The program under test, as it was built at the root of the repository. */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const PROGRAM = join(root, "bin", "creatorops.js");
const BUILT = join(root, "dist", "main.js");

/** The report's today: behind every day of the data, and the same in each run. */
export const TODAY = "2026-11-19";

/**
 * @param {string} ledger
 * @param {readonly string[]} words
 * @param {{ output?: string, folder?: string }} [more]
 * @returns {import("./measure.js").Command}
 */
export function creatorops(ledger, words, more = {}) {
  const common = ["--db", ledger, "--as-of", TODAY, "--no-input"];
  return { program: process.execPath, words: [PROGRAM, ...words, ...common], ...more };
}

/** @returns {import("./measure.js").Command} */
export const help = () => ({ program: process.execPath, words: [PROGRAM, "--help"] });

/** @param {string} module of the built program @returns {Promise<any>} */
export const builtModule = (module) => import(join(root, "dist", module));

export function checkBuilt() {
  if (!existsSync(BUILT)) throw new Error("the program is not built: run `npm run build` at the root first");
}

/** @param {string} ledger */
export function removeLedger(ledger) {
  for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(`${ledger}${end}`, { force: true });
}

/**
 * Ledgers to start from. Each is made once in a run of the benchmark, and copied for every job.
 * @param {string} folder
 * @param {import("./data-set.js").DataSet} data
 */
export function ledgers(folder, data) {
  mkdirSync(folder, { recursive: true });
  /** @type {Map<string, string | Error>} a ledger that could not be made fails once, not for every job */
  const made = new Map();

  /** @param {string} name @param {(path: string) => void} fill */
  function once(name, fill) {
    const path = join(folder, `${name}.db`);
    if (!made.has(name)) {
      removeLedger(path);
      try {
        fill(path);
        made.set(name, path);
      } catch (error) {
        made.set(name, /** @type {Error} */ (error));
      }
    }
    const found = made.get(name);
    if (found === undefined || found instanceof Error) throw found ?? new Error(`no ledger ${name}`);
    return found;
  }

  /** @param {string} from @param {string} name */
  function copy(from, name) {
    const path = join(folder, `${name}.db`);
    removeLedger(path);
    copyFileSync(from, path);
    return path;
  }

  const shop = ["--shop", "Bench", "--currency", "USD", "--timezone", "America/Los_Angeles"];
  const emptyOne = () => once("empty-source", (path) => void measure(creatorops(path, ["init", ...shop])));
  const loadedOne = () =>
    once("loaded-source", (path) => {
      copyFileSync(emptyOne(), path);
      for (const file of [data.costs, data.creators, data.terms, data.orders, data.affiliate]) {
        measure(creatorops(path, ["import", file]));
      }
    });
  return {
    /** A ledger without facts. @param {string} name */
    empty: (name) => copy(emptyOne(), name),
    /** A ledger of the orders, commissions, costs, creators and terms. @param {string} name */
    loaded: (name) => copy(loadedOne(), name),
    /** @param {string} from @param {string} name */
    copy,
  };
}
