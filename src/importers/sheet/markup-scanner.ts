/** What `MarkupScanner.next` has come upon; `end`: the bytes hold no more, or not all of the next. */
export const TOKEN = { end: 0, open: 1, close: 2, text: 3 } as const;

export type Token = (typeof TOKEN)[keyof typeof TOKEN];

/** A declaration, of a document type or of entities, where none may be; the scanner goes no further. */
export class DeclarationFound extends Error {}

const BLANK = 0x20;
const BANG = 0x21;
const DOUBLE_QUOTE = 0x22;
const QUOTE = 0x27;
const SLASH = 0x2f;
const ZERO = 0x30;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

const TEXT_START = Buffer.from("<![CDATA[");
const TEXT_END = "]]>";
const COMMENT_START = Buffer.from("<!--");
const INSTRUCTION_START = "<?";

/**
 * The last four bytes of a word as one number: equal to that of a word of up to three bytes only for that word.
 * No string is made of a name, of which a sheet has millions.
 */
export function wordOf(text: string): number {
  let word = 0;
  for (const byte of Buffer.from(text, "latin1")) word = (word << 8) | byte;
  return word;
}

const CELL = wordOf("c");
const ROW = wordOf("row");
const REFERENCE = wordOf("r");
const STYLE = wordOf("s");
const TYPE = wordOf("t");

/**
 * Walks the bytes of a sheet or of its shared texts tag by tag: prefixes of names are passed over, comments and
 * instructions left out. It asks for no more order than it needs; whether tags close in turn is not looked at.
 */
export class MarkupScanner {
  /** Where the token begins that has not been given yet; what stands before it is done with. */
  at = 0;
  /** The bytes of a text, or behind the name of a tag. */
  from = 0;
  to = 0;
  /** True for a text in which a `&` is a `&`. */
  isLiteral = false;
  /** The local name of a tag by `wordOf`. */
  name = 0;
  /** True for an opening tag that closes itself; no closing one follows. */
  isEmpty = false;
  // Of the opening tag of a row or a cell: the place of its reference, its style (-1 for none), its type by `wordOf`.
  referenceFrom = 0;
  referenceTo = 0;
  style = -1;
  type = 0;
  #bytes: Buffer = Buffer.alloc(0);

  /** Takes the next bytes: those that were left, and what comes behind them. */
  begin(bytes: Buffer): void {
    this.#bytes = bytes;
    this.at = 0;
  }

  /** The last letters of a name, for one that is longer than its word tells. */
  nameEndsWith(text: string): boolean {
    return this.#bytes.toString("latin1", Math.max(0, this.from - text.length), this.from) === text;
  }

  /** @throws DeclarationFound */
  next(): Token {
    const bytes = this.#bytes;
    for (;;) {
      const { at } = this;
      if (at >= bytes.length) return TOKEN.end;
      if (bytes[at] !== LESS) return this.#text(at);
      const second = bytes[at + 1];
      if (second === SLASH) return this.#close(at + 2);
      if (second !== BANG && second !== QUESTION) return this.#open(at + 1);
      if (startsWith(bytes, at, TEXT_START)) return this.#literal(at + TEXT_START.length);
      if (second === BANG && !startsWith(bytes, at, COMMENT_START)) throw new DeclarationFound();
      const [start, end] = second === BANG ? [COMMENT_START, "-->"] : [INSTRUCTION_START, "?>"];
      const found = bytes.indexOf(end, at + start.length, "latin1");
      if (found < 0) return TOKEN.end;
      this.at = found + end.length;
    }
  }

  #text(from: number): Token {
    const bytes = this.#bytes;
    let at = from + 1;
    while (at < bytes.length && bytes[at] !== LESS) at += 1;
    this.from = from;
    this.to = at;
    this.isLiteral = false;
    this.at = at;
    return TOKEN.text;
  }

  #literal(from: number): Token {
    const to = this.#bytes.indexOf(TEXT_END, from, "latin1");
    if (to < 0) return TOKEN.end;
    this.from = from;
    this.to = to;
    this.isLiteral = true;
    this.at = to + TEXT_END.length;
    return TOKEN.text;
  }

  #close(from: number): Token {
    const bytes = this.#bytes;
    let at = this.#readName(from);
    while (at < bytes.length && bytes[at] !== GREATER) at += 1;
    if (at >= bytes.length) return TOKEN.end;
    this.at = at + 1;
    return TOKEN.close;
  }

  #open(from: number): Token {
    const bytes = this.#bytes;
    let at = this.#readName(from);
    const isRead = this.name === CELL || this.name === ROW;
    if (isRead) {
      this.referenceFrom = this.referenceTo = this.type = 0;
      this.style = -1;
    }
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte === GREATER) {
        this.isEmpty = bytes[at - 1] === SLASH;
        this.at = at + 1;
        return TOKEN.open;
      }
      if (byte !== DOUBLE_QUOTE && byte !== QUOTE) continue;
      const valueFrom = at + 1;
      at = valueFrom;
      while (at < bytes.length && bytes[at] !== byte) at += 1;
      if (isRead) this.#readAttribute(valueFrom, at);
    }
    return TOKEN.end;
  }

  /** Reads a name up to the blank, slash or bracket behind it, and gives the place of that. */
  #readName(from: number): number {
    const bytes = this.#bytes;
    let name = 0;
    let at = from;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte === GREATER || byte === SLASH || byte <= BLANK) break;
      name = byte === COLON ? 0 : (name << 8) | byte;
    }
    this.name = name;
    this.from = at;
    return at;
  }

  /** Keeps the value between two quotes when the name before it is one that is asked for. */
  #readAttribute(from: number, to: number): void {
    const bytes = this.#bytes;
    let at = from - 2;
    while ((bytes[at] as number) <= BLANK) at -= 1;
    if (bytes[at] === EQUALS) at -= 1;
    while ((bytes[at] as number) <= BLANK) at -= 1;
    if ((bytes[at - 1] as number) > BLANK) return;
    const name = bytes[at];
    if (name === REFERENCE) {
      this.referenceFrom = from;
      this.referenceTo = to;
    } else if (name === STYLE) this.style = numberIn(bytes, from, to);
    else if (name === TYPE) {
      let type = 0;
      for (let each = from; each < to; each += 1) type = (type << 8) | (bytes[each] as number);
      this.type = type;
    }
  }
}

/** The number of a run of digits; of anything else one that is no place in a list. */
export function numberIn(bytes: Buffer, from: number, to: number): number {
  let number = from < to ? 0 : Number.NaN;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] as number) - ZERO;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

function startsWith(bytes: Buffer, at: number, start: Buffer): boolean {
  return bytes.compare(start, 0, start.length, at, Math.min(at + start.length, bytes.length)) === 0;
}
