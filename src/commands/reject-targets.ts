import { lstatSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { REJECT_COLUMNS } from "../importers/reject-columns.ts";
import type { Context, Input } from "./command.ts";
import type { FoundFile } from "./gather-files.ts";
import { readBytes } from "./gather-files.ts";
import { commandProblem } from "./problems.ts";

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isRejectFile(path: string): boolean {
  const [header = ""] = Buffer.from(readBytes(path).bytes.start).toString("utf8").split("\n", 1);
  return REJECT_COLUMNS.every((name) => header.includes(name));
}

/**
 * Where the rejected rows of each file go, by `--rejects`: one file for the rows of one file, since a table has
 * one header; for several files a folder that is there, with a file beside another. Null when it was not given.
 * @throws CannotGoOn before anything is done: exit 1 for a folder that is missing, exit 2 for several files and
 * no folder, or for the imported file itself, exit 5 for a target that is there already.
 */
export function rejectTargets(
  context: Context,
  input: Input,
  files: readonly FoundFile[],
): readonly string[] | null {
  const given = input.options["rejects"];
  if (typeof given !== "string") return null;
  const path = resolve(context.cwd, given);
  const isOne = !isFolder(path);
  if (isOne && files.length > 1) {
    const message = `${files.length} files are imported, and --rejects ${given} is no folder`;
    throw new CannotGoOn(EXIT.refused, commandProblem("rejectsOfMany", message));
  }
  if (!isFolder(dirname(path))) {
    const message = `there is no folder ${dirname(path)} for ${basename(path)}`;
    throw new CannotGoOn(EXIT.impossible, commandProblem("missingPath", message));
  }
  const targets = files.map((file) => (isOne ? path : join(path, `${basename(file.path)}.rejects.csv`)));
  // Mended rows that still do not do may replace themselves; an export would be lost.
  const lost = files.find((file) => targets.includes(file.path) && !isRejectFile(file.path));
  if (lost !== undefined) {
    const message = `--rejects ${given} is the file that is imported`;
    throw new CannotGoOn(EXIT.refused, commandProblem("rejectsOverInput", message));
  }
  const taken = targets.filter((target) => lstatSync(target, { throwIfNoEntry: false }) !== undefined);
  if (taken.length > 0 && context.force !== true) {
    const problems = taken.map((target) => commandProblem("rejectsExist", `${target} is there already`));
    throw new CannotGoOn(EXIT.confirmation, ...problems);
  }
  return targets;
}
