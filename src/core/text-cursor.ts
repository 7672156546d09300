const ZERO = 0x30;
const SPACE = 0x20;
const BLANK = /\s/u;
const HALF_DAY = /^[ap]\.?m\.?(?=\s|$)/iu;

/**
 * Walks a short text from its start by character codes. Dates are read this way because one
 * expression for all their shapes takes twice as long, and an import reads several in each row.
 */
export class Cursor {
  readonly text: string;
  /** How many digits the latest `digits` found. */
  width = 0;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** What is left, taken. */
  rest(): string {
    const rest = this.text.slice(this.at);
    this.at = this.text.length;
    return rest;
  }

  /** The number of the next digits, at most `most` of them; `width` is 0 when there are none. */
  digits(most: number): number {
    const { text } = this;
    const start = this.at;
    const end = Math.min(start + most, text.length);
    let number = 0;
    let at = start;
    for (; at < end; at += 1) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      number = number * 10 + digit;
    }
    this.at = at;
    this.width = at - start;
    return number;
  }

  /** Passes the next character when it is `character` or `other`; false when it is neither. */
  take(character: string, other = character): boolean {
    const next = this.text[this.at];
    if (next === undefined || (next !== character && next !== other)) return false;
    this.at += 1;
    return true;
  }

  /** The next character, without passing it; "" at the end. */
  next(): string {
    return this.text[this.at] ?? "";
  }

  /** Passes blanks of any kind and counts them. */
  blanks(): number {
    const { text } = this;
    const start = this.at;
    while (this.at < text.length && (text.charCodeAt(this.at) === SPACE || BLANK.test(this.next())))
      this.at += 1;
    return this.at - start;
  }

  /** 0 for AM, 12 for PM, also in small letters and as `a.m.`; null when neither stands here. */
  halfDay(): 0 | 12 | null {
    if (this.atEnd()) return null;
    const length = HALF_DAY.exec(this.text.slice(this.at))?.[0].length;
    if (length === undefined) return null;
    const first = this.next();
    this.at += length;
    return first === "a" || first === "A" ? 0 : 12;
  }
}
