import { closeSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Text waits in memory until there is this much of it (characters). */
const CHUNK = 1 << 20;

/** @param {string} cell */
export function quoted(cell) {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** @param {number} cents */
export function money(cents) {
  const rest = cents % 100;
  return `${Math.floor(cents / 100)}.${rest < 10 ? "0" : ""}${rest}`;
}

/**
 * Writes the pieces as they come, and gives the file its name only when it is whole.
 * @param {string} path
 * @param {Iterable<string>} pieces
 */
export function writeText(path, pieces) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, "w");
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < CHUNK) continue;
    writeSync(file, waiting);
    waiting = "";
  }
  writeSync(file, waiting);
  closeSync(file);
  renameSync(unfinished, path);
}
