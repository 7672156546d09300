import { CannotGoOn, EXIT } from "../../core/problem.ts";
import type { ProblemKind } from "../../core/problem-kind.ts";
import { problemOf, refused } from "../../core/problem-kind.ts";

/** What is wrong with the bytes of a large file, whatever they mean. */
export const BYTE_PROBLEMS = {
  largeText: refused(
    "CO149",
    "The file is larger than 512 MB, and is not plain UTF-8 text with sound quotes.",
    "save it as UTF-8 CSV, or split it.",
  ),
  changedFile: refused(
    "CO150",
    "The file was written while it was read.",
    "import it when its download has ended.",
  ),
} as const satisfies Record<string, ProblemKind>;

export function refusedBytes(name: keyof typeof BYTE_PROBLEMS, message: string): CannotGoOn {
  return new CannotGoOn(EXIT.refused, problemOf(BYTE_PROBLEMS[name], message));
}
