/** What the directory at the end of a zip archive says of one member. */
export interface ZipEntry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header stands. */
  readonly offset: number;
}

const END_RECORD = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_LENGTH = 20;
const END_RECORD_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const EXTRA_64 = 0x0001;
/** Stands where a number needs more than its field; the number is then in a longer record. */
const ELSEWHERE_16 = 0xffff;
const ELSEWHERE_32 = 0xffffffff;

/**
 * The members of a zip archive by its directory. `cut`: there is no end record; `many`: more than
 * `most` members; `damaged`: the directory does not stand where it should, or ends too early.
 */
export function readEntries(
  bytes: Uint8Array,
  most: number,
): readonly ZipEntry[] | "cut" | "many" | "damaged" {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return "cut";
  try {
    const { count, offset } = readEnd(view, end);
    if (count > most) return "many";
    const entries: ZipEntry[] = [];
    let at = offset;
    for (let index = 0; index < count; index++) {
      const { entry, next } = readEntry(bytes, view, at);
      if (entry === null) return "damaged";
      entries.push(entry);
      at = next;
    }
    return at <= end ? entries : "damaged";
  } catch (error) {
    // A view throws when it is read behind its end, which is what a damaged length leads to.
    if (error instanceof RangeError) return "damaged";
    throw error;
  }
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return null;
}

function readEnd(view: DataView, end: number): { readonly count: number; readonly offset: number } {
  const count = view.getUint16(end + 10, true);
  const offset = view.getUint32(end + 16, true);
  if (count !== ELSEWHERE_16 && offset !== ELSEWHERE_32) return { count, offset };
  const locator = end - LOCATOR_64_LENGTH;
  if (view.getUint32(locator, true) !== LOCATOR_64) return { count, offset };
  const record = readLong(view, locator + 8);
  if (view.getUint32(record, true) !== END_RECORD_64) throw new RangeError("no 64-bit end record");
  return { count: readLong(view, record + 32), offset: readLong(view, record + 48) };
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { readonly entry: ZipEntry | null; readonly next: number } {
  if (view.getUint32(at, true) !== ENTRY) return { entry: null, next: at };
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const nameEnd = at + ENTRY_LENGTH + nameLength;
  const extraEnd = nameEnd + extraLength;
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > bytes.length) return { entry: null, next };
  const rawName = bytes.subarray(at + ENTRY_LENGTH, nameEnd);
  const long = longNumbers(view, nameEnd, extraEnd);
  // In this order the longer record holds those of the three that have no room here.
  const size = long(view.getUint32(at + 24, true));
  const packedSize = long(view.getUint32(at + 20, true));
  const offset = long(view.getUint32(at + 42, true));
  const entry = {
    name: Buffer.from(rawName).toString("utf8"),
    rawName,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size,
    packedSize,
    offset,
  };
  return { entry, next };
}

/** Gives each number as it is, or the next of the 64-bit numbers of the entry's extra field. */
function longNumbers(view: DataView, start: number, end: number): (short: number) => number {
  let at = start;
  while (at + 4 <= end && view.getUint16(at, true) !== EXTRA_64) at += 4 + view.getUint16(at + 2, true);
  let long = at + 4;
  return (short) => {
    if (short !== ELSEWHERE_32) return short;
    if (long + 8 > end) throw new RangeError("no 64-bit number");
    long += 8;
    return readLong(view, long - 8);
  };
}

function readLong(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new RangeError("too large a number");
  return value;
}
