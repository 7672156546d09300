import { CannotGoOn, EXIT } from "../../core/problem.ts";
import { problem } from "../problems.ts";
import { type ZipEntry, readEntries } from "./zip-directory.ts";

/** One file inside of an archive, still packed. */
export interface ArchiveMember {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly isDeflated: boolean;
  /** Length and checksum that the unpacked bytes must have. */
  readonly size: number;
  readonly crc: number;
}

export type Archive = ReadonlyMap<string, ArchiveMember>;

/** Far above any export, far below what fills a machine's memory. */
const LIMITS = { bytes: 64 * 2 ** 20, members: 2000, unpackedBytes: 512 * 2 ** 20 } as const;

const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Lists what an archive holds, before any of it is unpacked: within the limits by its own
 * declarations, each name once, none that points out of it, none that is encrypted, and each
 * member where the directory says. Throws `CannotGoOn` for anything else.
 */
export function openArchive(bytes: Uint8Array): Archive {
  if (bytes.length > LIMITS.bytes) throw tooLarge(`it has more than ${LIMITS.bytes / 2 ** 20} MB.`);
  const entries = readEntries(bytes, LIMITS.members);
  if (entries === "cut") {
    throw refusal("cutWorkbook", "the archive has no end: the download was cut off.");
  }
  if (entries === "damaged") throw damagedWorkbook("its list of members is not readable.");
  if (entries === "many") throw tooLarge(`it has more than ${LIMITS.members} members.`);
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > LIMITS.unpackedBytes) {
    throw tooLarge(`unpacked it has more than ${LIMITS.unpackedBytes / 2 ** 20} MB.`);
  }
  const archive = new Map<string, ArchiveMember>();
  for (const entry of entries) {
    if (leavesArchive(entry.name)) {
      throw refusal("hostileWorkbook", `the name of its member "${entry.name}" points out of the archive.`);
    }
    if (archive.has(entry.name)) throw damagedWorkbook(`it has two members "${entry.name}".`);
    archive.set(entry.name, memberOf(bytes, entry));
  }
  return archive;
}

/** Nothing is ever written, so such a name can do no harm here; but no program that makes workbooks writes one. */
function leavesArchive(name: string): boolean {
  return /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/u.test(name);
}

function memberOf(bytes: Uint8Array, entry: ZipEntry): ArchiveMember {
  const { name, method, flags, offset, packedSize, size, crc } = entry;
  if ((flags & 1) === 1) throw refusal("passwordWorkbook", "its members are encrypted.");
  if (method !== STORED && method !== DEFLATED) {
    throw damagedWorkbook(`"${name}" is packed in a way that workbooks do not use.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) {
    throw damagedWorkbook(`"${name}" is not where the archive says.`);
  }
  const nameLength = view.getUint16(offset + 26, true);
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true);
  const localName = bytes.subarray(offset + 30, offset + 30 + nameLength);
  // A reader goes by one of the two names: where they differ, a part would silently be missing.
  if (Buffer.compare(localName, entry.rawName) !== 0) throw damagedWorkbook(`"${name}" has two names.`);
  if (start + packedSize > bytes.length) throw damagedWorkbook(`"${name}" ends behind the archive.`);
  const packed = bytes.subarray(start, start + packedSize);
  return { name, packed, isDeflated: method === DEFLATED, size, crc };
}

export function damagedWorkbook(how: string): CannotGoOn {
  return refusal("damagedWorkbook", `the workbook is damaged: ${how}`);
}

export function tooLarge(how: string): CannotGoOn {
  return refusal("largeWorkbook", `the workbook is too large: ${how}`);
}

function refusal(name: Parameters<typeof problem>[0], message: string): CannotGoOn {
  return new CannotGoOn(EXIT.refused, problem(name, message));
}
