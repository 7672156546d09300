import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { refusedBytes } from "./byte-problems.ts";

/** The bytes of a file, which may be asked for as often as needed without all of them being in memory. */
export interface ByteSource {
  readonly size: number;
  /** The first bytes: enough to tell what the file is, and where its header stands. */
  readonly start: Uint8Array;
  /** The last byte; undefined when there is none. */
  readonly last: number | undefined;
  /** All bytes in order. A chunk is valid until the next one is asked for. */
  readonly chunks: () => Iterable<Uint8Array>;
  /** All bytes at once; `why` they are needed. @throws CannotGoOn when the file is too large for that. */
  readonly whole: (why: string) => Uint8Array;
  /** SHA-256 in hexadecimal. */
  readonly sha256: () => string;
}

/** Files up to this size are read once, into memory. */
const IN_MEMORY = 8 * 1024 * 1024;

const START = 256 * 1024;
const CHUNK = 1024 * 1024;

/** A text of more bytes does not fit into one string. */
const LARGEST_WHOLE = 512 * 1024 * 1024;

export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    start: bytes.subarray(0, START),
    last: bytes.at(-1),
    chunks: function* chunks() {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    },
    whole: () => bytes,
    sha256: once(() => createHash("sha256").update(bytes).digest("hex")),
  };
}

/**
 * A file: a small one is read once, a large one as often as its bytes are asked for; what changed in between is
 * refused, so that the hash is of the bytes that are imported. @throws what the file system says.
 */
export function fileSource(
  path: string,
  inMemory: number = IN_MEMORY,
  largest: number = LARGEST_WHOLE,
): ByteSource {
  const { size, mtimeMs } = statSync(path);
  if (size <= inMemory) return memorySource(readFileSync(path));
  const chunks = (): Iterable<Uint8Array> => fileChunks(path, { size, mtimeMs });
  return {
    size,
    start: readPart(path, 0, START),
    last: readPart(path, size - 1, 1)[0],
    chunks,
    whole: (why) => {
      if (size > largest) throw refusedBytes("largeText", `${why}: that is too much in so large a file.`);
      return readFileSync(path);
    },
    sha256: once(() => {
      const hash = createHash("sha256");
      for (const chunk of chunks()) hash.update(chunk);
      return hash.digest("hex");
    }),
  };
}

/** What tells that a file is the same as before. */
interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
}

function* fileChunks(path: string, before: FileState): Generator<Uint8Array, void, undefined> {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      yield buffer.subarray(0, count);
    }
    const { size, mtimeMs } = fstatSync(file);
    if (size !== before.size || mtimeMs !== before.mtimeMs) {
      throw refusedBytes("changedFile", "it was written while it was read.");
    }
  } finally {
    closeSync(file);
  }
}

function readPart(path: string, position: number, length: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(file, buffer, 0, length, position));
  } finally {
    closeSync(file);
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
