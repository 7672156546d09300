import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isSize } from "./data-set.js";

const here = dirname(fileURLToPath(import.meta.url));

/** npm runs scripts in the folder of their package; paths are meant from where it was called. */
const calledFrom = process.env["INIT_CWD"] ?? process.cwd();

/**
 * What the command line asks for.
 * @param {readonly string[]} words
 */
export function readArguments(words) {
  const { values } = parseArgs({
    args: [...words],
    options: {
      size: { type: "string", default: "1m" },
      only: { type: "string" },
      runs: { type: "string", default: "3" },
      data: { type: "string", default: process.env["CREATOROPS_BENCH_DATA"] ?? join(here, "data") },
      python: { type: "string", default: process.env["CREATOROPS_BENCH_PYTHON"] ?? "python3" },
      results: { type: "string", default: join(here, "results.md") },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs: a number from 1 on");
  if (!isSize(values.size)) throw new Error("--size: 1m, 100k, 10k or 1k");
  return {
    size: values.size,
    only: values.only?.split(",") ?? null,
    runs,
    data: resolve(calledFrom, values.data),
    python: values.python,
    results: resolve(calledFrom, values.results),
  };
}
