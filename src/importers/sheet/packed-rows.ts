import type { CellType, SheetRow } from "./sheet.ts";

/** Stands between two cells; no cell of a sheet may hold it. */
export const SEPARATOR = "\0";

/**
 * The rows of a sheet in little memory: the cells of a row are one string. Kept apart, each of
 * millions of cells would be an object, and would hold on to the piece of the file it was cut from.
 */
export class PackedRows {
  readonly #lines: number[] = [];
  readonly #texts: string[] = [];
  readonly #types: (readonly CellType[] | undefined)[] = [];
  #lastTypes: readonly CellType[] | undefined;

  get length(): number {
    return this.#lines.length;
  }

  add({ line, cells, types }: SheetRow): void {
    this.#lines.push(line);
    this.#texts.push(cells.join(SEPARATOR));
    // Nearly all rows of a sheet are alike in this.
    if (types === undefined || !isEqual(types, this.#lastTypes)) this.#lastTypes = types;
    this.#types.push(this.#lastTypes);
  }

  /** Rows by their place, the first being 0. */
  *between(from: number, to = this.length): Generator<SheetRow, void, undefined> {
    for (let at = from; at < Math.min(to, this.length); at++) {
      const text = this.#texts[at] ?? "";
      const row = { line: this.#lines[at] ?? 0, cells: text === "" ? [] : text.split(SEPARATOR) };
      const types = this.#types[at];
      yield types === undefined ? row : { ...row, types };
    }
  }
}

function isEqual(one: readonly CellType[], other: readonly CellType[] | undefined): boolean {
  return one.length === other?.length && one.every((type, index) => type === other[index]);
}
