import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * What a process took. CPU seconds and memory are null where GNU time is missing.
 * @typedef {object} Measurement
 * @property {number} seconds of the wall clock, from start to end of the process
 * @property {number | null} cpuSeconds
 * @property {number | null} megabytes the most memory that was resident
 * @property {string} output
 *
 * @typedef {object} Command
 * @property {string} program
 * @property {readonly string[]} words
 * @property {string} [input] a file for its standard input
 * @property {string} [output] a file for its standard output, where it is too long to be kept
 * @property {string} [folder]
 */

/** GNU time: the shells' own tells no memory. */
const TIME = "/usr/bin/time";
const hasTime =
  existsSync(TIME) &&
  spawnSync(TIME, ["-f", "%M", "true"], { encoding: "utf8" }).stderr?.trim().match(/^\d+$/) != null;

const LAST_LINES = 5;
const MEGABYTE = 1024;

/** A measured process that failed; the message holds the last lines that it said. */
export class ProcessFailed extends Error {
  /** @param {Command} command @param {number | null} status @param {string} said */
  constructor({ program, words }, status, said) {
    const lines = said.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
    const shown = [program.split("/").at(-1), ...words.map((word) => word.split("/").at(-1))].join(" ");
    super(`${shown} ended with ${status ?? "a signal"}:\n${lines}`);
    this.said = said;
  }
}

/** @param {string} path */
function timesOf(path) {
  const last = readFileSync(path, "utf8").trimEnd().split("\n").at(-1) ?? "";
  const [user = 0, system = 0, kilobytes = 0] = last.split(" ").map(Number);
  return { cpuSeconds: user + system, megabytes: kilobytes / MEGABYTE };
}

/**
 * Runs a process to its end.
 * @param {Command} command
 * @returns {Measurement}
 * @throws {ProcessFailed} when it exits with anything but 0
 */
export function measure(command) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const path = (/** @type {string} */ name) => join(folder, name);
  const files = [
    command.input === undefined ? /** @type {const} */ ("ignore") : openSync(command.input, "r"),
    openSync(command.output ?? path("output"), "w"),
    openSync(path("errors"), "w"),
  ];
  const timed = hasTime ? [TIME, "-o", path("times"), "-f", "%U %S %M"] : [];
  const [program = "", ...words] = [...timed, command.program, ...command.words];
  try {
    const started = performance.now();
    const { status, error } = spawnSync(program, words, { stdio: files, cwd: command.folder });
    const seconds = (performance.now() - started) / 1000;
    if (error !== undefined) throw new ProcessFailed(command, null, error.message);
    if (status !== 0) throw new ProcessFailed(command, status, readFileSync(path("errors"), "utf8"));
    const taken = hasTime ? timesOf(path("times")) : { cpuSeconds: null, megabytes: null };
    const output = command.output === undefined ? readFileSync(path("output"), "utf8") : "";
    return { seconds, ...taken, output };
  } finally {
    for (const file of files) if (typeof file === "number") closeSync(file);
    rmSync(folder, { recursive: true });
  }
}

/**
 * Several processes one after the other, as one measurement; the output is the last one's.
 * @param {readonly Command[]} commands
 * @returns {Measurement}
 */
export function measureAll(commands) {
  const all = commands.map(measure);
  const sum = (/** @type {(one: Measurement) => number} */ of) =>
    all.reduce((total, one) => total + of(one), 0);
  return {
    seconds: sum(({ seconds }) => seconds),
    cpuSeconds: hasTime ? sum(({ cpuSeconds }) => cpuSeconds ?? 0) : null,
    megabytes: hasTime ? Math.max(...all.map(({ megabytes }) => megabytes ?? 0)) : null,
    output: all.at(-1)?.output ?? "",
  };
}
