import { columnFlags, RecordText } from "./record-text.ts";
import type { CellType, SheetRow } from "./sheet.ts";
import { TextBytes } from "./text-bytes.ts";

/** Stands between two cells; no cell of a sheet may hold it. */
export const SEPARATOR = 0;

/** Bytes of rows that are kept together. */
const BLOCK = 1024 * 1024;

/** The first block of a sheet, most of which are small. */
const FIRST_BLOCK = 16 * 1024;

const NO_BYTES = Buffer.alloc(0);

/**
 * The rows of a sheet in little memory: the bytes of their cells. Kept as strings, each of millions of cells would
 * be an object. A row is written cell by cell into `open`, and closed.
 */
export class PackedRows {
  /** Where the cells of the next row are written, `SEPARATOR` between two. */
  open = new TextBytes(FIRST_BLOCK);
  readonly #lines: number[] = [];
  readonly #blocks: TextBytes[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #types: (readonly CellType[] | undefined)[] = [];
  #lastTypes: readonly CellType[] | undefined;
  /** Where the open row begins. */
  #start = 0;
  /** Bytes of the blocks before the open one. */
  #closed = 0;

  get length(): number {
    return this.#lines.length;
  }

  /** Bytes of all cells. */
  get size(): number {
    return this.#closed + this.open.length;
  }

  /** Bytes of the open row. */
  get openSize(): number {
    return this.open.length - this.#start;
  }

  /** Closes the open row. `types` is of all its cells, or undefined when all are text. */
  close(line: number, types: readonly CellType[] | undefined): void {
    // Nearly all rows of a sheet are alike in this.
    if (types === undefined || !isEqual(types, this.#lastTypes)) this.#lastTypes = types;
    this.#types.push(this.#lastTypes);
    this.#lines.push(line);
    this.#starts.push(this.#start);
    this.#ends.push(this.open.length);
    this.#start = this.open.length;
    this.#blocks.push(this.open);
    if (this.#start < BLOCK) return;
    this.#closed += this.#start;
    this.open = new TextBytes(BLOCK + FIRST_BLOCK);
    this.#start = 0;
  }

  /**
   * Rows by their place, the first being 0. Of rows of text alone only the cells of `wanted` columns are made, and
   * those to the left of the first that is not blank.
   */
  *between(from: number, to = this.length, wanted?: readonly number[]): Generator<SheetRow, void, undefined> {
    const flags = wanted === undefined ? null : columnFlags(wanted);
    const text = new RecordText();
    for (let at = from; at < Math.min(to, this.length); at++) {
      const line = this.#lines[at] ?? 0;
      const types = this.#types[at];
      const cells = this.#cells(at, text, types === undefined ? flags : null);
      yield types === undefined ? { line, cells } : { line, cells, types };
    }
  }

  #cells(row: number, text: RecordText, flags: Uint8Array | null): string[] {
    const bytes = this.#blocks[row]?.bytes ?? NO_BYTES;
    const end = this.#ends[row] ?? 0;
    let at = this.#starts[row] ?? 0;
    const cells: string[] = [];
    if (at === end) return cells;
    text.begin(bytes, at, end);
    let isBlank = true;
    for (;;) {
      const from = at;
      let all = 0;
      for (; at < end && bytes[at] !== SEPARATOR; at += 1) all |= bytes[at] as number;
      if (flags === null || isBlank || flags[cells.length] === 1) {
        const cell = text.cell(from, at, all < 0x80);
        isBlank &&= cell.trim() === "";
        cells.push(cell);
      } else cells.push("");
      if (at >= end) return cells;
      at += 1;
    }
  }
}

function isEqual(one: readonly CellType[], other: readonly CellType[] | undefined): boolean {
  return one.length === other?.length && one.every((type, index) => type === other[index]);
}
