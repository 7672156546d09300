import type { Problem } from "./problem.ts";

/** A kind of problem. Each layer lists its own; docs/errors.md is made from the lists. */
export interface ProblemKind {
  readonly code: string;
  readonly severity: Problem["severity"];
  /** What is wrong, for the documentation. */
  readonly what: string;
  /** What to do when the place of the problem has nothing better to say; null when there is nothing to do. */
  readonly cure: string | null;
}

/** Where a problem stands, and a cure that is better than the kind's own. */
export type ProblemDetails = Partial<Pick<Problem, "cure" | "file" | "line" | "column" | "value">>;

const kindOf =
  (severity: Problem["severity"]) =>
  <Cure extends string | null>(code: string, what: string, cure: Cure): ProblemKind & { cure: Cure } => ({
    code,
    severity,
    what,
    cure,
  });

/** A kind that stops the file or the command. */
export const refused = kindOf("refused");
/** A kind that drops one row. */
export const rejected = kindOf("rejected");
/** A kind that drops nothing. */
export const warning = kindOf("warning");

/** A problem of this kind; `message` says what is wrong here, with the names and figures at hand. */
export function problemOf(kind: ProblemKind, message: string, details: ProblemDetails = {}): Problem {
  const { code, severity, cure } = kind;
  return { code, severity, message, ...(cure === null ? {} : { cure }), ...details };
}
