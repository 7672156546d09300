import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the numbers were measured on and with; nothing that tells whose machine it is. */
const here = dirname(fileURLToPath(import.meta.url));

/** @param {string} program @param {readonly string[]} words */
function answer(program, words) {
  try {
    return execFileSync(program, [...words], {
      encoding: "utf8",
      cwd: here,
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "not there";
  }
}

/** @param {string} name of a package of the benchmark */
function installed(name) {
  return JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8")).version;
}

function operatingSystem() {
  try {
    return /^PRETTY_NAME="?(.*?)"?$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}

/** @param {string | null} pandas */
export function surroundings(pandas) {
  const isChanged = answer("git", ["status", "--porcelain", "--", "../src", "../bin"]) !== "";
  const commit = answer("git", ["rev-parse", "--short", "HEAD"]);
  return {
    processor: `${cpus()[0]?.model.trim() ?? "unknown"}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: operatingSystem(),
    creatorops: `commit ${commit}${isChanged ? ", with changes that are not committed" : ""}`,
    node: process.version.slice(1),
    sqlite3: answer("sqlite3", ["--version"]).split(" ")[0] ?? "",
    DuckDB: installed("@duckdb/node-api"),
    papaparse: installed("papaparse"),
    pandas: pandas ?? "not there",
  };
}
