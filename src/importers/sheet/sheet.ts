/**
 * What a cell of a workbook is. A `shaped` number is one that its format shows as something else, a
 * currency or an exponent; a formula is `uncomputed` when the file does not hold its result.
 */
export type CellType = "text" | "number" | "shaped" | "date" | "uncomputed";

/** One record of a file: the line at which it starts, counted from 1, and its cells as they stand. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Of a workbook's row with cells that are no text: what each cell is. A text file knows only text. */
  readonly types?: readonly CellType[];
}

/**
 * A table read from a file. `rows` may be walked as often as needed: deciding how a column is to be
 * read takes one walk, reading it takes another.
 */
export interface Sheet {
  readonly header: readonly string[];
  readonly headerLine: number;
  /** Blank and banner lines above the header. */
  readonly preamble: readonly SheetRow[];
  /** False when the last line of the file has no line end. */
  readonly endsWithLineEnd: boolean;
  /**
   * Records below the header, blank ones included. Of a large text only the cells of the `wanted` columns, by
   * index, are made, and those to the left of the first that is not blank; the others are then empty.
   */
  readonly rows: (wanted?: readonly number[]) => Iterable<SheetRow>;
}

/**
 * How well a row of cells would do as the header: 0 for not at all, more for each known header,
 * and far more when all required columns of a format are there.
 */
export type HeaderScore = (cells: readonly string[]) => number;
