import type { NumberShape } from "./number-shape.ts";

/** What has to be known of a cell and the reader of the values does not tell. */
export type CellMark =
  | { readonly kind: "shaped"; readonly shape: NumberShape }
  /** A date that is written as text. */
  | { readonly kind: "date" }
  /** A formula whose result was never stored. */
  | { readonly kind: "uncomputed" };

/** The marks of one row by column, counted from 0; the line counts from 1. */
export interface RowMarks {
  readonly line: number;
  readonly marks: ReadonlyMap<number, CellMark>;
}

const UNCOMPUTED: CellMark = { kind: "uncomputed" };
const DATE: CellMark = { kind: "date" };
const NO_MARKS: RowMarks["marks"] = new Map();

const TAG = /<(?:[\w.-]+:)?(row|c|f|v)(?=[\s/>])([^>]*)>(?=(<|$)?)/gu;

/** The cell that is being walked through. */
interface OpenCell {
  readonly column: number;
  readonly shape: NumberShape | undefined;
  /** The type that it states: a number when there is none. */
  readonly type: string;
  hasFormula: boolean;
  hasValue: boolean;
}

/** True for a piece of a sheet's markup with cells that only their marks tell. */
export function needsMarks(piece: string): boolean {
  return /<(?:[\w.-]+:)?f[\s/>]|\st\s*=\s*["']d["']/u.test(piece);
}

/**
 * Walks the markup of a sheet beside the reader of its values, which gives a number without its
 * format and a formula without a result as an empty cell. Gives every row, also one without marks.
 * `pieces` end before a tag.
 */
export async function* markRows(
  pieces: AsyncIterable<string>,
  shapes: readonly NumberShape[],
  isUncomputed: boolean,
): AsyncGenerator<RowMarks, void, undefined> {
  let row: OpenRow | null = null;
  let line = 0;
  let next = 0;
  let cell: OpenCell | null = null;
  for await (const piece of pieces) {
    for (const [, name, attributes = "", isEmpty] of piece.matchAll(TAG)) {
      if (name === "f" && cell !== null) cell.hasFormula = true;
      else if (name === "v" && cell !== null)
        cell.hasValue = isEmpty === undefined && !attributes.endsWith("/");
      else if (name === "c" && row !== null) {
        close(row, cell, isUncomputed);
        cell = openCell(attributes, next, shapes);
        next = cell.column + 1;
      } else if (name === "row") {
        if (row !== null) yield closed(row, cell, isUncomputed);
        line = Number(attribute(attributes, R) ?? line + 1);
        row = { line, marks: null };
        cell = null;
        next = 0;
      }
    }
  }
  if (row !== null) yield closed(row, cell, isUncomputed);
}

type OpenRow = { readonly line: number; marks: Map<number, CellMark> | null };

function close(row: OpenRow, cell: OpenCell | null, isUncomputed: boolean): void {
  const mark = cell === null ? null : markOf(cell, isUncomputed);
  if (cell !== null && mark !== null) (row.marks ??= new Map()).set(cell.column, mark);
}

function closed(row: OpenRow, cell: OpenCell | null, isUncomputed: boolean): RowMarks {
  close(row, cell, isUncomputed);
  return { line: row.line, marks: row.marks ?? NO_MARKS };
}

function openCell(attributes: string, next: number, shapes: readonly NumberShape[]): OpenCell {
  return {
    column: columnOf(attribute(attributes, R)) ?? next,
    shape: shapes[Number(attribute(attributes, S) ?? -1)],
    type: attribute(attributes, T) ?? "n",
    hasFormula: false,
    hasValue: false,
  };
}

function markOf(cell: OpenCell, isUncomputed: boolean): CellMark | null {
  const { type, shape, hasFormula, hasValue } = cell;
  if (hasFormula && (isUncomputed || (!hasValue && type === "n"))) return UNCOMPUTED;
  if (type === "d") return DATE;
  if (!hasValue || type !== "n" || shape === undefined || shape.kind === "plain") return null;
  return { kind: "shaped", shape };
}

const R = /\sr\s*=\s*["']([^"']*)/u;
const S = /\ss\s*=\s*["']([^"']*)/u;
const T = /\st\s*=\s*["']([^"']*)/u;

function attribute(text: string, named: RegExp): string | undefined {
  return named.exec(text)?.[1];
}

/** `AB12` is column 27; undefined without a reference. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Za-z]{1,3}/u.exec(reference ?? "")?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
