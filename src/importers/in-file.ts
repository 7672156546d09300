import { basename } from "node:path";
import { CannotGoOn } from "../core/problem.ts";

/** Reads something of a file; whatever refuses it is told with the file's name, where it names none itself. */
export function inFile<Found>(name: string, read: (baseName: string) => Found): Found {
  const file = basename(name);
  try {
    return read(file);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    throw new CannotGoOn(error.exit, ...error.problems.map((found) => ({ file, ...found })));
  }
}
