/**
 * The cells of a record as strings. They are cut from one text of its first bytes: slices of it cost less than
 * texts of their own, and keep no more.
 */
export class RecordText {
  #bytes: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  #text: string | null = null;

  /** Takes the bytes in which a record begins at `start`; `end`: none of it stands behind there. */
  begin(bytes: Buffer, start: number, end: number): void {
    this.#bytes = bytes;
    this.#start = start;
    this.#end = Math.min(end, start + LENGTH);
    this.#text = null;
  }

  cell(from: number, to: number, isAscii: boolean): string {
    if (from === to) return "";
    const bytes = this.#bytes;
    const start = this.#start;
    if (!isAscii) return bytes.toString("utf8", from, to);
    this.#text ??= bytes.toString("latin1", start, this.#end);
    return to <= this.#end ? this.#text.slice(from - start, to - start) : bytes.toString("latin1", from, to);
  }
}

/** So many bytes of a record are made one text at once. */
const LENGTH = 1024;

/** Which columns are wanted, by index. */
export function columnFlags(columns: readonly number[]): Uint8Array {
  const found = new Uint8Array(Math.max(0, ...columns) + 1);
  for (const column of columns) found[column] = 1;
  return found;
}
