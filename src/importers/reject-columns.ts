import { looksLikeFormula } from "../core/formula.ts";
import { parseReadAs, type ReadAs } from "./read-as.ts";
import type { Sheet, SheetRow } from "./sheet/sheet.ts";

/** What stands before the columns of the file in a file of its rejected rows. */
export const REJECT_COLUMNS = ["line", "column", "value", "code", "reason", "read_as"] as const;

/** A figure is no formula, whatever its sign. */
const FIGURE = /^\s*[+-]?[\d.,]*\d%?\s*$/;
const APOSTROPHES = /^'+/;

/**
 * Text that a spreadsheet would run, or that begins with apostrophes before such a text: each has one more
 * apostrophe in a file of rejected rows, so that taking one off gives back the text as it was.
 */
function needsGuard(text: string): boolean {
  const bare = text.replace(APOSTROPHES, "");
  return looksLikeFormula(bare) && !FIGURE.test(bare);
}

export function guarded(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return text.startsWith("'") && needsGuard(text) ? text.slice(1) : text;
}

function isRejectHeader(cells: readonly string[]): boolean {
  return REJECT_COLUMNS.every((name, index) => cells[index]?.trim() === name);
}

/** The cells of a header without those that only files of rejected rows have. */
export function ownHeader(cells: readonly string[]): readonly string[] {
  return isRejectHeader(cells) ? ownCells(cells) : cells;
}

function ownCells(cells: readonly string[]): readonly string[] {
  return cells.slice(REJECT_COLUMNS.length).map(unguarded);
}

function* ownRows(rows: Iterable<SheetRow>): Generator<SheetRow, void, undefined> {
  for (const { line, cells, types } of rows) {
    const own = { line, cells: ownCells(cells) };
    yield types === undefined ? own : { ...own, types: types.slice(REJECT_COLUMNS.length) };
  }
}

/**
 * A file of rejected rows as the file that they come from would have them, whatever its format; any other file
 * as it is.
 */
export function ownSheet(sheet: Sheet): { readonly sheet: Sheet; readonly readAs: ReadAs | null } {
  if (!isRejectHeader(sheet.header)) return { sheet, readAs: null };
  const place = REJECT_COLUMNS.indexOf("read_as");
  const texts = new Set<string>();
  for (const { cells } of sheet.rows()) texts.add(cells[place]?.trim() ?? "");
  // A row that a person has added has none.
  texts.delete("");
  const own = { ...sheet, header: ownCells(sheet.header), rows: () => ownRows(sheet.rows()) };
  return { sheet: own, readAs: parseReadAs(texts) };
}
