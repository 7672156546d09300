import { CannotGoOn, EXIT, type ExitCode, type Problem } from "../core/problem.ts";

/** What the edge itself refuses, and what to do; `refusal` is given the cure that fits its place. */
export const EDGE_PROBLEMS = {
  CO001: {
    what: "The command line is wrong: an unknown command or option, a missing or a superfluous argument.",
    cure: "creatorops COMMAND --help shows what it takes",
  },
  CO002: {
    what: "The value of an option is not understood.",
    cure: "the message shows how to write it.",
  },
  CO003: {
    what: "Two options contradict each other.",
    cure: "give one of them.",
  },
  CO004: {
    what: "A value is missing and there is nobody to ask.",
    cure: "give the option that the message names.",
  },
  CO005: {
    what: "The file to be written is there already.",
    cure: "name another file, or add --force to replace it.",
  },
  CO006: {
    what: "The path of the ledger cannot hold a ledger.",
    cure: "name a file: --db shop.db",
  },
  CO007: {
    what: "The answer cannot be written.",
    cure: "make room, or write it to another place.",
  },
  CO008: {
    what: "There is no such column.",
    cure: "name one of the columns that the message lists.",
  },
  CO009: {
    what: "The SQLite part of the installation does not load.",
    cure: "npm i -g --allow-scripts=better-sqlite3 creatorops",
  },
  CO010: {
    what: "The operating system refuses.",
    cure: "the message names the file.",
  },
  CO011: {
    what: "The answer is longer than a text can be, half a gigabyte.",
    cure: "show fewer rows with --limit, or fewer columns with --columns.",
  },
  CO099: {
    what: "A fault of creatorops itself.",
    cure: "please report what it prints, with the command line.",
  },
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
