import type { OutputStream } from "../../src/cli/output.ts";
import { run as runProgram } from "../../src/cli/run.ts";
import { COMMAND_GROUPS } from "../../src/commands/index.ts";
import type { Ran } from "../oracle/compare.ts";

function collector(): OutputStream & { readonly text: () => string } {
  const pieces: string[] = [];
  return {
    write: (text, done) => {
      pieces.push(text);
      done();
    },
    text: () => pieces.join(""),
  };
}

/** The program from argv to exit code inside this process: a shop is some thirty command lines. */
export async function runHere(args: string[]): Promise<Ran & { readonly stderr: string }> {
  const stdout = collector();
  const stderr = collector();
  const exit = await runProgram(args, COMMAND_GROUPS, {
    env: {},
    cwd: process.cwd(),
    version: "0.0.0",
    stdout,
    stderr,
    stdinIsTerminal: false,
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    columns: 80,
    now: () => Math.floor(Date.now() / 1000),
  });
  return { stdout: exit === 0 ? stdout.text() : stdout.text() + stderr.text(), stderr: stderr.text(), exit };
}
