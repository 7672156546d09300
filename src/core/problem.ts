/**
 * A problem is data: what is wrong, where, and what to do about it. Problems are collected and
 * returned; only what makes going on impossible is thrown (`CannotGoOn`).
 */
export interface Problem {
  /** Stable code, `CO` and three digits; docs/errors.md lists them. */
  readonly code: string;
  /** `refused` stops the file or the command, `rejected` drops one row, `warning` drops nothing. */
  readonly severity: "refused" | "rejected" | "warning";
  readonly message: string;
  /** What the reader should do, as one sentence or a command line. */
  readonly cure?: string;
  /** Base name of the file, when the problem is in a file. */
  readonly file?: string;
  /** Line of the file, counted from 1, at which the record starts. */
  readonly line?: number;
  /** Header of the column as it stands in the file. */
  readonly column?: string;
  /** The cell as it stands in the file; never set for a buyer's column. */
  readonly value?: string;
}

/** Exit codes of the program, `cli.md` section 5 by name. */
export const EXIT = {
  done: 0,
  impossible: 1,
  refused: 2,
  rejected: 3,
  condition: 4,
  confirmation: 5,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Thrown when a command cannot go on; carries every problem found so far. */
export class CannotGoOn extends Error {
  readonly exit: ExitCode;
  readonly problems: readonly Problem[];

  constructor(exit: ExitCode, ...problems: Problem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.name = "CannotGoOn";
    this.exit = exit;
    this.problems = problems;
  }
}
