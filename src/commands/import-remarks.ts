import type { Problem } from "../core/problem.ts";
import type { ReadFile } from "../importers/read.ts";
import type { Ingested } from "../store/ingest.ts";
import { commandProblem } from "./problems.ts";

/** What there is to say of a file that was read and taken, or refused for what was asked of it. */
export function remarks(read: ReadFile, done: Ingested): readonly Problem[] {
  const file = read.baseName;
  const notes: Problem[] = [];
  if (read.unknownHeaders.length > 0) {
    notes.push(
      commandProblem(
        "unreadColumns",
        `columns that are not read: ${read.unknownHeaders.map((name) => `"${name}"`).join(", ")}`,
        { file },
      ),
    );
  }
  if (done.counts.repeated > 0) {
    const lines = done.repeatedLines.map(({ line, winner }) => `line ${line} by line ${winner}`).join(", ");
    notes.push(
      commandProblem(
        "repeatedKey",
        `${done.counts.repeated} rows repeat a key of this file; another row of it won: ${lines}`,
        { file },
      ),
    );
  }
  // Warnings of rows come with the file, each kind and value once, however many rows say it.
  const problems = done.problems.filter(({ severity }) => severity !== "warning");
  return [...notes, ...read.warnings, ...problems];
}
