import { IrregularText, RecordScanner } from "./record-scanner.ts";
import type { SheetRow } from "./sheet.ts";

export interface ScanOptions {
  /** One ASCII character. */
  readonly delimiter: string;
  /** Number of the first line. */
  readonly firstLine: number;
  /** Columns whose text is wanted, by index; null: all of them. */
  readonly wanted: readonly number[] | null;
}

const BYTE_ORDER_MARK = Buffer.from("\ufeff");

/** No record of a table is longer; one that is has a quote that never closes. */
const LONGEST_RECORD = 16 * 1024 * 1024;

/**
 * The records of UTF-8 bytes, as `readRecords` reads them from their text, without ever making that text: only
 * cells of wanted columns become strings, and those to the left of the first that is not blank; the others are
 * empty. Memory holds a chunk and a record. Chunks may be overwritten when the next is asked for.
 * @throws IrregularText when the bytes are anything but plain UTF-8 with sound quotes.
 */
export function* scanRecords(
  chunks: Iterable<Uint8Array>,
  { delimiter, firstLine, wanted }: ScanOptions,
): Generator<SheetRow, void, undefined> {
  const scanner = new RecordScanner(delimiterByte(delimiter), wanted);
  const place = { line: firstLine };
  try {
    yield* recordsOf(chunks, scanner, place);
  } catch (error) {
    if (error instanceof IrregularText) error.message += `, in line ${place.line} or behind it`;
    throw error;
  }
}

function* recordsOf(
  chunks: Iterable<Uint8Array>,
  scanner: RecordScanner,
  place: { line: number },
): Generator<SheetRow, void, undefined> {
  const pool = new BytesAtHand();
  let isStarted = false;
  let needed = BYTE_ORDER_MARK.length;
  for (const chunk of chunks) {
    const bytes = pool.add(chunk);
    if (bytes.length < needed) continue;
    scanner.begin(isStarted ? bytes : withoutMark(bytes), false);
    isStarted = true;
    for (let cells = scanner.next(); cells !== null; cells = scanner.next()) {
      yield { line: place.line, cells };
      place.line += scanner.lines;
    }
    pool.keep(scanner.left);
    // A long record is walked again when twice as much of it is there, not for every chunk.
    needed = 2 * scanner.left;
    if (scanner.left > LONGEST_RECORD) throw new IrregularText("a record does not end");
  }
  const last = pool.add(NOTHING);
  scanner.begin(isStarted ? last : withoutMark(last), true);
  for (let cells = scanner.next(); cells !== null; cells = scanner.next()) {
    yield { line: place.line, cells };
    place.line += scanner.lines;
  }
}

const NOTHING = new Uint8Array(0);

function delimiterByte(delimiter: string): number {
  const byte = delimiter.charCodeAt(0);
  if (delimiter.length === 1 && byte < 0x80 && !'"\r\n'.includes(delimiter)) return byte;
  throw new IrregularText("the delimiter is not one ASCII character");
}

function withoutMark(bytes: Buffer): Buffer {
  const hasMark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return hasMark ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

/** The bytes of a record that a chunk has cut, and of the next chunk behind them. */
class BytesAtHand {
  #buffer = Buffer.allocUnsafe(0);
  #length = 0;

  /** All that is at hand with more bytes behind it. */
  add(more: Uint8Array): Buffer {
    const length = this.#length + more.length;
    if (length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(2 * length);
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    this.#buffer.set(more, this.#length);
    this.#length = length;
    return this.#buffer.subarray(0, length);
  }

  /** Keeps the last bytes alone. */
  keep(count: number): void {
    this.#buffer.copyWithin(0, this.#length - count, this.#length);
    this.#length = count;
  }
}
