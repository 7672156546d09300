import { CannotGoOn, EXIT, type ExitCode, type Problem } from "../core/problem.ts";
import { visible } from "../render/visible.ts";
import { refusal } from "./problems.ts";

/** Rejected rows are shown up to here, of one file or of several together; the ledger lists them all. */
const MOST_REJECTED = 50;
/** However many files there are, so many of each are shown. */
const LEAST_OF_A_FILE = 3;

/** What made the process stop: problems to print, and the exit code. */
export interface Failure {
  readonly exit: number;
  readonly lines: readonly string[];
}

export interface FailureFacts {
  readonly version: string;
  readonly debug: boolean;
}

/** Exit code of a process that SIGINT ended. */
const INTERRUPTED = 130;

/** Codes by weight, the heaviest first (`cli.md §5`). */
const PRECEDENCE: readonly ExitCode[] = [
  EXIT.impossible,
  EXIT.refused,
  EXIT.confirmation,
  EXIT.rejected,
  EXIT.condition,
];

/** The exit code when several apply. */
export function heaviest(codes: readonly ExitCode[]): ExitCode {
  return PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.done;
}

/**
 * A problem as lines for stderr (`cli.md §6`):
 * `creatorops: error: CO104 orders.csv:2: "Order ID" 5.76E+17: message`, then `fix: cure`.
 */
export function problemLines(problem: Problem): string[] {
  const word = { refused: "error", rejected: "rejected", warning: "warning" }[problem.severity];
  const lines = [
    `creatorops: ${word}: ${visible(problem.code)} ${placeOf(problem)}${visible(problem.message)}`,
  ];
  if (problem.cure !== undefined) lines.push(`fix: ${visible(problem.cure)}`);
  return lines;
}

/** The rejected rows beyond the first of each file, so that no file hides the others. */
function hiddenRejects(problems: readonly Problem[]): ReadonlySet<Problem> {
  const rejected = problems.filter((problem) => problem.severity === "rejected");
  const most = Math.max(LEAST_OF_A_FILE, Math.floor(MOST_REJECTED / new Set(rejected.map(fileOf)).size));
  const shown = new Map<string, number>();
  return new Set(
    rejected.filter((problem) => {
      const count = (shown.get(fileOf(problem)) ?? 0) + 1;
      shown.set(fileOf(problem), count);
      return count > most;
    }),
  );
}

function fileOf({ file }: Problem): string {
  return file ?? "";
}

/** Lines for all problems; `quiet` leaves the warnings out. */
export function problemsLines(problems: readonly Problem[], quiet: boolean): string[] {
  const hidden = hiddenRejects(problems);
  const lines = problems
    .filter((problem) => !hidden.has(problem) && !(quiet && problem.severity === "warning"))
    .flatMap(problemLines);
  if (hidden.size > 0) {
    lines.push(`creatorops: rejected: ${hidden.size} more; creatorops imports rejected lists them all`);
  }
  return lines;
}

/** What to print and which code to exit with for anything that was thrown. */
export function failureOf(error: unknown, facts: FailureFacts): Failure {
  const known = knownFailure(error);
  const trace = facts.debug && error instanceof Error ? traceOf(error) : [];
  if (known instanceof CannotGoOn) {
    return { exit: known.exit, lines: [...problemsLines(known.problems, false), ...trace] };
  }
  if (isPromptInterrupt(error)) return { exit: INTERRUPTED, lines: [] };
  const message = error instanceof Error ? error.message : String(error);
  const platform = `node ${process.version}, ${process.platform} ${process.arch}`;
  return {
    exit: EXIT.impossible,
    lines: [
      `creatorops: error: CO099 this is a fault of creatorops: ${visible(message)}`,
      `fix: please report it with what you ran: creatorops ${facts.version}, ${platform}`,
      ...(facts.debug ? trace : ["fix: --debug shows where it comes from"]),
    ],
  };
}

function placeOf(problem: Problem): string {
  const { file, line, column, value } = problem;
  let place = "";
  if (file !== undefined) place += `${visible(file)}${line === undefined ? "" : `:${line}`}: `;
  else if (line !== undefined) place += `line ${line}: `;
  const cell = [
    column === undefined ? "" : `"${visible(column)}"`,
    value === undefined ? "" : visible(value),
  ];
  const shown = cell.filter((part) => part !== "").join(" ");
  return shown === "" ? place : `${place}${shown}: `;
}

function knownFailure(error: unknown): unknown {
  if (error instanceof CannotGoOn) return error;
  if (isNativeLoadFailure(error)) return nativeLoadFailure();
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (error instanceof Error && typeof code === "string" && typeof syscall === "string") {
    return refusal("CO010", error.message, undefined, EXIT.impossible);
  }
  return error;
}

/** better-sqlite3 was installed without its compiled part, or for another Node. */
function isNativeLoadFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ERR_DLOPEN_FAILED" || /Could not locate the bindings file/.test(error.message)) return true;
  return (
    (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") &&
    /better[-_]sqlite3/.test(error.message)
  );
}

function nativeLoadFailure(): CannotGoOn {
  return refusal(
    "CO009",
    "better-sqlite3 was installed without its compiled part",
    "npm i -g --allow-scripts=better-sqlite3 creatorops",
    EXIT.impossible,
  );
}

function isPromptInterrupt(error: unknown): boolean {
  return error instanceof Error && error.name === "ExitPromptError";
}

function traceOf(error: Error): string[] {
  return (error.stack ?? "").split("\n").map(visible);
}
