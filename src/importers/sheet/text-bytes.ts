import { unescape } from "./markup-tags.ts";
import { damagedWorkbook } from "./zip-archive.ts";

const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;
const SMALL_X = 0x78;

/**
 * Texts of cells as UTF-8, one behind the other: as strings, millions of them would be as many objects. None holds
 * a NUL, which may stand between them.
 */
export class TextBytes {
  bytes: Buffer;
  length = 0;

  constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
  }

  /** Takes bytes as they are. */
  copy(source: Buffer, from: number, to: number): void {
    this.#reserve(to - from);
    const { bytes } = this;
    let at = this.length;
    // Cells are short: a loop is faster than the call that copies.
    for (let index = from; index < to; index += 1) bytes[at++] = source[index] as number;
    this.length = at;
  }

  /** Takes the same byte several times. */
  fill(byte: number, count: number): void {
    this.#reserve(count);
    for (let left = count; left > 0; left -= 1) this.bytes[this.length++] = byte;
  }

  /** @throws CannotGoOn */
  add(text: string): void {
    if (text.includes("\0")) throw damagedWorkbook("a cell holds a NUL character.");
    this.#reserve(3 * text.length);
    this.length += this.bytes.write(text, this.length);
  }

  /** Takes the text that a piece of markup stands for; in a literal one a `&` is a `&`. @throws CannotGoOn */
  addMarkup(source: Buffer, from: number, to: number, isLiteral: boolean): void {
    this.#reserve(to - from);
    const { bytes } = this;
    let at = this.length;
    for (let index = from; index < to; index += 1) {
      const byte = source[index] as number;
      const isEscape = byte === AMPERSAND || (byte === UNDERSCORE && source[index + 1] === SMALL_X);
      if (isEscape) return this.add(withoutEscapes(textOfMarkup(source, from, to, isLiteral)));
      bytes[at++] = byte;
    }
    this.length = at;
  }

  #reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

export function textOfMarkup(source: Buffer, from: number, to: number, isLiteral: boolean): string {
  const text = source.toString("utf8", from, to);
  return isLiteral ? text : unescape(text);
}

/** `_x000D_` is how a workbook writes the characters that its markup does not allow. */
function withoutEscapes(text: string): string {
  return text.replaceAll(/_x([\da-f]{4})_/giu, (_, code) =>
    String.fromCharCode(Number.parseInt(String(code), 16)),
  );
}
