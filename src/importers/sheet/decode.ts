import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { CannotGoOn, EXIT, type Problem } from "../../core/problem.ts";
import { problem } from "../problems.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** First bytes of files that are no text. */
const BINARY: readonly { readonly magic: readonly number[]; readonly name: string }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], name: "a PDF" },
  { magic: [0x1f, 0x8b], name: "a gzip archive" },
];

/**
 * Bytes → text with `\n` as the only line end. The encoding is the named one, else that of a byte
 * order mark, else UTF-16 when NUL bytes alternate, else strict UTF-8. Nothing is guessed beyond
 * that, and no byte is ever replaced.
 */
export function decodeText(bytes: Uint8Array, encoding: string | undefined): string {
  const binary = BINARY.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (binary !== undefined) throw refusal(problem("notText", `this is ${binary.name}, not a text file.`));
  const name = encoding ?? sniffEncoding(bytes);
  const decoder = decoderFor(name);
  const text = decode(bytes, decoder, name, encoding !== undefined).replaceAll(/\r\n?/g, "\n");
  if (text.trim() === "") throw refusal(problem("empty", "the file is empty."));
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    const line = text.slice(0, nul).split("\n").length;
    throw refusal(problem("nul", `NUL byte in line ${line}; is it UTF-16?`, { line }));
  }
  return text;
}

function sniffEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  // Headers are mostly ASCII, so that in UTF-16 about every second byte of them is zero.
  const many = sample.length / 10;
  if (odd > many && even * 10 < odd) return "utf-16le";
  if (even > many && odd * 10 < even) return "utf-16be";
  return "utf-8";
}

function decoderFor(name: string): TextDecoder {
  try {
    return new TextDecoder(name, { fatal: true });
  } catch {
    throw refusal(problem("unknownEncoding", `there is no encoding "${name}".`));
  }
}

function decode(bytes: Uint8Array, decoder: TextDecoder, name: string, named: boolean): string {
  try {
    return decoder.decode(bytes);
  } catch {
    if (name.startsWith("utf-16")) {
      const why =
        bytes.length % 2 === 1 ? "it has an odd number of bytes" : "half of a character pair is missing";
      throw refusal(
        problem("encoding", `the file looks like UTF-16, but ${why}.`, { cure: "download the file again." }),
      );
    }
    const { line, part } = firstBadLine(bytes, name);
    const guess = suggestEncoding(part);
    const cure = named
      ? "try another --encoding."
      : `say which encoding it is, for example --encoding ${guess}`;
    throw refusal(problem("encoding", `line ${line} is not ${name.toUpperCase()} text.`, { line, cure }));
  }
}

/** In all encodings that we read here, a line-feed byte is a line feed and never part of a character. */
function firstBadLine(bytes: Uint8Array, name: string): { line: number; part: Uint8Array } {
  let start = 0;
  let line = 1;
  for (let index = 0; index <= bytes.length; index++) {
    const byte = bytes[index];
    const ends =
      byte === undefined ||
      byte === LINE_FEED ||
      (byte === CARRIAGE_RETURN && bytes[index + 1] !== LINE_FEED);
    if (!ends) continue;
    const part = bytes.subarray(start, index);
    if (!isText(part, name)) return { line, part };
    start = index + 1;
    line += 1;
  }
  return { line: 1, part: bytes };
}

function isText(part: Uint8Array, name: string): boolean {
  if (name === "utf-8") return isUtf8(part);
  try {
    new TextDecoder(name, { fatal: true }).decode(part);
    return true;
  } catch {
    return false;
  }
}

/** East Asian text has its high bytes in pairs, Western text has them alone. */
function suggestEncoding(part: Uint8Array): string {
  const runs =
    Buffer.from(part)
      .toString("latin1")
      .match(/[\x80-\xff]+/g) ?? [];
  return runs.some((run) => run.length > 1 && run.length % 2 === 0) ? "gbk" : "windows-1252";
}

function refusal(reason: Problem): CannotGoOn {
  return new CannotGoOn(EXIT.refused, reason);
}
