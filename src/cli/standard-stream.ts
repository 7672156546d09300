import { fstatSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import type * as Terminals from "node:tty";
import type { OutputStream } from "./output.ts";
import { pause } from "./pause.ts";

/** File descriptors: standard input, standard output, standard error. */
type Standard = 0 | 1 | 2;

/** Whether a person is at the other end. */
export function isTerminal(descriptor: Standard): boolean {
  if (!fstatSync(descriptor).isCharacterDevice()) return false;
  // Loaded only for what may be one: it takes what speaks to sockets with it, as Node's own streams do.
  const { isatty } = createRequire(import.meta.url)("node:tty") as typeof Terminals;
  return isatty(descriptor);
}

/**
 * Standard output or error: a terminal is written to by Node's own stream, which knows each system's terminals; a file
 * or a pipe by the file system, which spares every start the loading of streams.
 */
export function standardStream(descriptor: 1 | 2, own: () => OutputStream): OutputStream {
  let terminal: OutputStream | null | undefined;
  return {
    write: (text, done) => {
      terminal ??= isTerminal(descriptor) ? own() : null;
      if (terminal === null) writeWhole(descriptor, text, done);
      else terminal.write(text, done);
    },
  };
}

function writeWhole(descriptor: number, text: string, done: (error?: Error | null) => void): void {
  const bytes = Buffer.from(text);
  try {
    for (let written = 0; written < bytes.length;) written += writeSome(descriptor, bytes, written);
  } catch (error) {
    done(error as Error);
    return;
  }
  done();
}

/** A pipe that another program made non-blocking says EAGAIN while it is full: wait, then ask again. */
function writeSome(descriptor: number, bytes: Buffer, from: number): number {
  for (;;) {
    try {
      return writeSync(descriptor, bytes, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      pause();
    }
  }
}
