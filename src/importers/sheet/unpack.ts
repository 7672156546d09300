import { isUtf8 } from "node:buffer";
import { crc32, createInflateRaw } from "node:zlib";
import { CannotGoOn, EXIT } from "../../core/problem.ts";
import { problem } from "../problems.ts";
import { DeclarationFound } from "./markup-scanner.ts";
import { type ArchiveMember, damagedWorkbook, tooLarge } from "./zip-archive.ts";

/** Bytes unpacked at a time. */
const PIECE = 256 * 1024;

/** A run of text without any markup that is longer than this is passed on before it ends. */
const LONGEST_CARRY = 2 ** 20;

/** The bytes of a member; throws `CannotGoOn` when they are not those that were packed. */
async function* unpack({ name, packed, isDeflated, size, crc }: ArchiveMember): AsyncGenerator<Uint8Array> {
  let length = 0;
  let sum = 0;
  for await (const piece of isDeflated ? inflate(name, packed) : [packed]) {
    length += piece.length;
    if (length > size) throw damagedWorkbook(`"${name}" is larger than the archive says.`);
    sum = crc32(piece, sum);
    yield piece;
  }
  if (length !== size || sum !== crc) throw damagedWorkbook(`the checksum of "${name}" is wrong.`);
}

async function* inflate(name: string, packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: PIECE });
  stream.end(packed);
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    if (typeof (error as { code?: unknown }).code !== "string") throw error;
    throw damagedWorkbook(`"${name}" cannot be unpacked.`);
  } finally {
    stream.destroy();
  }
}

/**
 * The bytes of a part in pieces of which none ends inside of a tag or a character: each but the last
 * is followed by a `<`. Only UTF-8, which is all that programs write.
 */
async function* cutBeforeTags(member: ArchiveMember): AsyncGenerator<Buffer> {
  let carry = Buffer.alloc(0);
  for await (const piece of unpack(member)) {
    const bytes = Buffer.concat([carry, piece]);
    const last = bytes.lastIndexOf("<");
    const cut = last <= 0 && bytes.length > LONGEST_CARRY ? endOfCharacters(bytes) : Math.max(last, 0);
    if (cut > 0) yield checked(bytes.subarray(0, cut), member);
    carry = bytes.subarray(cut);
  }
  yield checked(carry, member);
}

function checked(bytes: Buffer, { name }: ArchiveMember): Buffer {
  if (!isUtf8(bytes)) throw damagedWorkbook(`"${name}" is not UTF-8 text.`);
  return bytes;
}

/** Before the last character, which may not be whole. */
function endOfCharacters(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

/** The whole text of a part, for those that are small. */
export async function readText(member: ArchiveMember): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of cutBeforeTags(member)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/**
 * Unpacks a part for a scanner of its bytes, which says how many of those that it was given are done with; the
 * others are given again before those that follow. @throws CannotGoOn for what no such part holds
 */
export async function scanMarkup(member: ArchiveMember, scan: (bytes: Buffer) => number): Promise<void> {
  let left: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of cutBeforeTags(member)) {
      if (piece.includes(0)) throw damagedWorkbook(`"${member.name}" holds a NUL character.`);
      const bytes = left.length === 0 ? piece : Buffer.concat([left, piece]);
      if (bytes.length > LONGEST_CARRY && !bytes.includes("<", 1))
        throw tooLarge("a cell holds more than a megabyte.");
      left = bytes.subarray(scan(bytes));
      if (left.length > LONGEST_CARRY) throw tooLarge("a part of its markup holds more than a megabyte.");
    }
  } catch (error) {
    throw error instanceof DeclarationFound ? declares(member) : error;
  }
  if (left.length > 0) throw damagedWorkbook(`"${member.name}" ends too early.`);
}

const IS_MARKUP = /\.(?:xml|rels)$/iu;

/**
 * Unpacks a member for its checksum alone. In parts of markup nothing may be declared: a DOCTYPE is how a document
 * reads other files or grows without end. @throws CannotGoOn
 */
export async function checkMember(member: ArchiveMember): Promise<void> {
  if (!IS_MARKUP.test(member.name)) {
    for await (const piece of unpack(member)) void piece;
    return;
  }
  for await (const piece of cutBeforeTags(member)) {
    // What is searched for is ASCII: bytes of other characters are none of it, however they are read.
    if (/<!(?:DOCTYPE|ENTITY)/iu.test(piece.toString("latin1"))) throw declares(member);
  }
}

function declares({ name }: ArchiveMember): CannotGoOn {
  const message = `"${name}" declares entities or another document, as no workbook does.`;
  return new CannotGoOn(EXIT.refused, problem("hostileWorkbook", message));
}
