import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { EXIT } from "../core/problem.ts";
import type { Format } from "../render/format.ts";
import { refusal } from "./problems.ts";

/** Where an answer goes; `process.stdout` is one. A failure is told to `done`, and to nobody else. */
export interface OutputStream {
  write(text: string, done: (error?: Error | null) => void): unknown;
}

const FORMAT_OF_EXTENSION: Readonly<Record<string, Format>> = {
  ".csv": "csv",
  ".tsv": "tsv",
  ".json": "json",
  ".md": "md",
  ".txt": "table",
};

/** The format that the extension of `--out` names. @throws CannotGoOn (exit 2) when it names none. */
export function formatOfFile(path: string): Format {
  const format = FORMAT_OF_EXTENSION[extname(path).toLowerCase()];
  if (format !== undefined) return format;
  const known = Object.keys(FORMAT_OF_EXTENSION).join(", ");
  throw refusal(
    "CO002",
    `--out ${path}: the extension names no format`,
    `use one of ${known}, or add --format`,
  );
}

/**
 * Writes the answer piece by piece, each when the one before is through. A reader that left early (`| head`) is no
 * fault, and the rest is not made.
 * @throws CannotGoOn (exit 1) when the output cannot be written, a full disk say.
 */
export async function writeToStream(stream: OutputStream, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) if (!(await writePiece(stream, piece))) return;
}

/** Whether there is still somebody who reads. */
function writePiece(stream: OutputStream, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error?: Error | null): void => {
      if (!error) resolve(true);
      else if ((error as NodeJS.ErrnoException).code === "EPIPE") resolve(false);
      else reject(cannotWrite("standard output", error));
    });
  });
}

/** Refuses, before anything is done, to replace a file unasked. @throws CannotGoOn (exit 5). */
export function checkTarget(path: string, force: boolean): void {
  if (force || lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  throw refusal("CO005", `${path} is there already`, "add --force to replace it", EXIT.confirmation);
}

/**
 * Writes a file that is there whole or not at all: a temporary file beside it, mode 0600, then a rename,
 * which replaces a symbolic link instead of following it.
 * @throws CannotGoOn: exit 5 when it is there already, exit 1 when it cannot be written.
 */
export function writeToFile(path: string, pieces: Iterable<string>, force: boolean): void {
  checkTarget(path, force);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, "wx", 0o600);
    try {
      for (const piece of pieces) writeFileSync(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(temporary, { force: true });
    throw cannotWrite(path, error);
  }
}

function cannotWrite(target: string, error: unknown): Error {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return refusal("CO007", `${target} cannot be written: ${reason}`, undefined, EXIT.impossible);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EACCES: "permission denied",
  EROFS: "the disk is read-only",
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EISDIR: "it is a folder",
};
