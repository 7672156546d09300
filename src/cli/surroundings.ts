import { isatty } from "node:tty";
import type { OutputStream } from "./output.ts";

/** The process as the edge sees it: everything that is not argv comes from here. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdinIsTerminal: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  /** Columns of the terminal; 80 when it does not say. */
  readonly columns: number;
  /** Present instant in seconds. */
  readonly now: () => number;
}

const USUAL_COLUMNS = 80;

/** The real process. Asks the operating system about stdin: `process.stdin` would make pipes non-blocking. */
export function processSurroundings(version: string): Surroundings {
  return {
    env: process.env,
    cwd: process.cwd(),
    version,
    stdout: process.stdout,
    stderr: process.stderr,
    stdinIsTerminal: isatty(0),
    stdoutIsTerminal: isatty(1),
    stderrIsTerminal: isatty(2),
    columns: process.stdout.columns || Number(process.env["COLUMNS"]) || USUAL_COLUMNS,
    now: () => Math.floor(Date.now() / 1000),
  };
}
