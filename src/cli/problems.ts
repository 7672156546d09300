import { CannotGoOn, EXIT, type ExitCode, type Problem } from "../core/problem.ts";

/** What the edge itself refuses: the first two digits 00 mean that no file and no ledger is to blame. */
export const EDGE_PROBLEMS = {
  CO001: "the command line is wrong: an unknown command or option, a missing or a superfluous argument",
  CO002: "the value of an option is not understood",
  CO003: "two options contradict each other",
  CO004: "a value is missing and there is nobody to ask",
  CO005: "the file that --out names is there already",
  CO006: "the path of the ledger cannot hold a ledger",
  CO007: "the answer cannot be written",
  CO008: "there is no such column",
  CO009: "the SQLite part of the installation does not load",
  CO010: "the operating system refuses",
  CO099: "a fault of creatorops itself",
} as const;

export type EdgeCode = keyof typeof EDGE_PROBLEMS;

/** A refusal of the edge, exit 2 unless said otherwise. */
export function refusal(
  code: EdgeCode,
  message: string,
  cure?: string,
  exit: ExitCode = EXIT.refused,
): CannotGoOn {
  const problem: Problem = { code, severity: "refused", message };
  return new CannotGoOn(exit, cure === undefined ? problem : { ...problem, cure });
}
