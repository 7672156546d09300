import { isUtf8 } from "node:buffer";
import { columnFlags, RecordText } from "./record-text.ts";

/**
 * Bytes that are not what the scanner reads: they are no plain UTF-8, or their quotes are not sound. The decoder
 * and the parser of whole texts read them, or say what is wrong.
 */
export class IrregularText extends Error {}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;

/** Walks the bytes of whole records, field by field. */
export class RecordScanner {
  /** Line ends that the last record took, its own among them. */
  lines = 0;
  readonly #delimiter: number;
  readonly #wanted: Uint8Array | null;
  #bytes: Buffer = Buffer.alloc(0);
  #isLast = false;
  /** Where the next record begins. */
  #start = 0;
  /** Behind the field that was walked last. */
  #at = 0;
  // The field that was walked last, as its bytes stand, without the quotes around it.
  #from = 0;
  #to = 0;
  #isAscii = true;
  #hasQuotes = false;
  #hasReturns = false;
  readonly #text = new RecordText();

  constructor(delimiter: number, wanted: readonly number[] | null) {
    this.#delimiter = delimiter;
    this.#wanted = wanted === null ? null : columnFlags(wanted);
  }

  /** Bytes of a record that is not complete. */
  get left(): number {
    return this.#bytes.length - this.#start;
  }

  /** Takes bytes that begin with a record; `isLast`: none come after them. */
  begin(bytes: Buffer, isLast: boolean): void {
    // A cut character can only be in a record that is not complete, and such a one is walked again.
    const lineEnd = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN));
    const end = isLast ? bytes.length : lineEnd + 1;
    if (!isUtf8(bytes.subarray(0, end)) || bytes.includes(0)) throw new IrregularText("it is no UTF-8 text");
    this.#bytes = bytes;
    this.#isLast = isLast;
    this.#start = 0;
  }

  /** The cells of the next record; null when the bytes do not hold all of it, or there is none. */
  next(): string[] | null {
    const bytes = this.#bytes;
    if (this.#start >= bytes.length) return null;
    const cells: string[] = [];
    const wanted = this.#wanted;
    let isBlank = true;
    this.#at = this.#start;
    this.#text.begin(bytes, this.#start, bytes.length);
    this.lines = 1;
    for (;;) {
      const isWhole = bytes[this.#at] === QUOTE ? this.#walkQuoted() : this.#walkPlain();
      if (!isWhole) return null;
      if (wanted === null || isBlank || wanted[cells.length] === 1) {
        const cell = this.#cell();
        isBlank &&= cell.trim() === "";
        cells.push(cell);
      } else cells.push("");
      if (bytes[this.#at] === this.#delimiter) this.#at += 1;
      else return this.#ends() ? cells : null;
    }
  }

  /** Walks a field without quotes; false when the bytes end before it does. */
  #walkPlain(): boolean {
    const bytes = this.#bytes;
    const delimiter = this.#delimiter;
    const end = bytes.length;
    const from = this.#at;
    let at = from;
    let all = 0;
    for (; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN) break;
      all |= byte;
    }
    this.#from = from;
    this.#to = at;
    this.#isAscii = all < 0x80;
    this.#hasQuotes = false;
    this.#hasReturns = false;
    this.#at = at;
    return at < end || this.#isLast;
  }

  /** Walks a quoted field. */
  #walkQuoted(): boolean {
    const bytes = this.#bytes;
    const end = bytes.length;
    const from = this.#at + 1;
    let all = 0;
    let hasQuotes = false;
    let hasReturns = false;
    let at = from;
    for (; at < end; at += 1) {
      const byte = bytes[at] as number;
      all |= byte;
      if (byte === QUOTE) {
        if (bytes[at + 1] !== QUOTE) break;
        hasQuotes = true;
        at += 1;
      } else if (byte === LINE_FEED) this.lines += 1;
      else if (byte === CARRIAGE_RETURN) {
        hasReturns = true;
        if (bytes[at + 1] !== LINE_FEED) this.lines += 1;
      }
    }
    if (at >= end && this.#isLast) throw new IrregularText("a quote never closes");
    this.#from = from;
    this.#to = at;
    this.#isAscii = all < 0x80;
    this.#hasQuotes = hasQuotes;
    this.#hasReturns = hasReturns;
    this.#at = at + 1;
    return at + 1 < end || this.#isLast;
  }

  /** The field as a cell. */
  #cell(): string {
    let cell = this.#text.cell(this.#from, this.#to, this.#isAscii);
    if (this.#hasQuotes) cell = cell.replaceAll('""', '"');
    return this.#hasReturns ? cell.replaceAll(/\r\n?/g, "\n") : cell;
  }

  /** Goes behind the end of the record; false when the bytes do not tell where that is. */
  #ends(): boolean {
    const bytes = this.#bytes;
    const at = this.#at;
    const byte = bytes[at];
    if (byte === undefined || byte === LINE_FEED) this.#start = Math.min(at + 1, bytes.length);
    else if (byte !== CARRIAGE_RETURN) throw new IrregularText("text follows a closing quote");
    else if (at + 1 >= bytes.length && !this.#isLast) return false;
    else this.#start = bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
    return true;
  }
}
