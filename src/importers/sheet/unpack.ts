import { isUtf8 } from "node:buffer";
import { crc32, createInflateRaw } from "node:zlib";
import { CannotGoOn, EXIT } from "../../core/problem.ts";
import { problem } from "../problems.ts";
import { needsMarks } from "./cell-marks.ts";
import { type Archive, type ArchiveMember, damagedWorkbook, tooLarge } from "./zip-archive.ts";

/** Bytes unpacked at a time. */
const PIECE = 256 * 1024;

/** A run of text without any markup that is longer than this is passed on before it ends. */
const LONGEST_CARRY = 2 ** 20;

/** A sheet has no more rows than this in any program. */
export const MOST_ROWS = 1_048_576;

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

/** The markup of a part, piece by piece, as text of which only what is ASCII is right: tags and numbers. */
export async function* readMarkup(member: ArchiveMember): AsyncGenerator<string> {
  for await (const piece of cutBeforeTags(member)) yield piece.toString("latin1");
}

/** The whole text of a part, for those that are small. */
export async function readText(member: ArchiveMember): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of cutBeforeTags(member)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** Enough of a part to hold its last tag. */
const END = 40;

const IS_MARKUP = /\.(?:xml|rels)$/iu;
const IS_SHEET = /(?:^|\/)worksheets\/[^/]*\.xml$/iu;

/**
 * Unpacks every member once, for its checksum alone. In parts of markup nothing may be declared: a
 * DOCTYPE is how a document reads other files or grows without end. Gives the names of the sheets
 * with cells that only their marks tell.
 */
export async function checkMembers(archive: Archive): Promise<ReadonlySet<string>> {
  const marked = new Set<string>();
  for (const member of archive.values()) {
    if (IS_SHEET.test(member.name)) await checkSheet(member, marked);
    else if (IS_MARKUP.test(member.name))
      for await (const text of readMarkup(member)) refuseDeclarations(member, text);
    else for await (const piece of unpack(member)) void piece;
  }
  return marked;
}

async function checkSheet(member: ArchiveMember, marked: Set<string>): Promise<void> {
  let rows = 0;
  let end = "";
  for await (const text of readMarkup(member)) {
    refuseDeclarations(member, text);
    if (text.length > LONGEST_CARRY && !text.includes("<", 1))
      throw tooLarge("a cell holds more than a megabyte.");
    // The reader of the values would add the reading of a word to the word.
    if (/<(?:[\w.-]+:)?rPh[\s>]/u.test(text))
      throw damagedWorkbook(`"${member.name}" has readings beside its text.`);
    rows += count(text, "<row");
    if (rows > MOST_ROWS) throw tooLarge(`a sheet has more than ${MOST_ROWS} rows.`);
    if (!marked.has(member.name) && needsMarks(text)) marked.add(member.name);
    end = end.concat(text.slice(-END)).slice(-END);
  }
  // A part that ends early would be read as if it had fewer rows.
  if (!/<\/(?:[\w.-]+:)?worksheet\s*>\s*$/u.test(end))
    throw damagedWorkbook(`"${member.name}" ends too early.`);
}

function refuseDeclarations({ name }: ArchiveMember, text: string): void {
  if (!/<!(?:DOCTYPE|ENTITY)/iu.test(text)) return;
  const message = `"${name}" declares entities or another document, as no workbook does.`;
  throw new CannotGoOn(EXIT.refused, problem("hostileWorkbook", message));
}

function count(text: string, wanted: string): number {
  let found = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found += 1;
  return found;
}
