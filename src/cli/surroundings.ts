import type { OutputStream } from "./output.ts";
import { isTerminal, standardStream } from "./standard-stream.ts";

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

/**
 * The real process. It is asked when something depends on it, and stdin through the operating system: `process.stdin`
 * would make pipes non-blocking.
 */
export function processSurroundings(version: string): Surroundings {
  return {
    env: process.env,
    cwd: process.cwd(),
    version,
    stdout: standardStream(1, () => reported(process.stdout)),
    stderr: standardStream(2, () => reported(process.stderr)),
    get stdinIsTerminal() {
      return isTerminal(0);
    },
    get stdoutIsTerminal() {
      return isTerminal(1);
    },
    get stderrIsTerminal() {
      return isTerminal(2);
    },
    get columns() {
      const terminal = isTerminal(1) ? process.stdout.columns : 0;
      return terminal || Number(process.env["COLUMNS"]) || USUAL_COLUMNS;
    },
    now: () => Math.floor(Date.now() / 1000),
  };
}

/** A stream whose failures reach those who write alone: without a listener they would end the process as well. */
function reported(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on("error", () => undefined);
}
