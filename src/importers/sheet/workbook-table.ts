import type { HeaderScore, Sheet, SheetRow } from "./sheet.ts";
import type { WorkbookSheet } from "./workbook.ts";

/** The header is looked for in so many rows from the top, as in a text. */
const HEADER_ROWS = 10;

/** Finds the table in a sheet: its header is the row that knows most headers, the first of equals. */
export function readWorkbookTable({ rows }: WorkbookSheet, score: HeaderScore): Sheet & { score: number } {
  let best = { at: 0, score: -1, width: 0 };
  for (const [at, { cells }] of rows.slice(0, HEADER_ROWS).entries()) {
    const found = { at, score: score(cells), width: cells.filter((cell) => cell !== "").length };
    const isBetter =
      found.score > best.score || (found.score === 0 && best.score === 0 && found.width > best.width);
    if (isBetter) best = found;
  }
  const header = trimmed(rows[best.at]?.cells ?? []);
  return {
    header,
    headerLine: rows[best.at]?.line ?? 1,
    preamble: rows.slice(0, best.at),
    endsWithLineEnd: true,
    rows: () => fitted(rows, best.at + 1, header.length),
    score: best.score,
  };
}

/** A file holds cells as far as one was ever touched; a header ends with its last word. */
function trimmed(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

/** Rows as wide as the header: a cell that the file leaves out is empty, one without a header is not read. */
function* fitted(
  rows: readonly SheetRow[],
  from: number,
  width: number,
): Generator<SheetRow, void, undefined> {
  for (let at = from; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined) return;
    const { line, cells, types } = row;
    const missing = Math.max(0, width - cells.length);
    const filled =
      cells.length === width ? cells : [...cells.slice(0, width), ...Array<string>(missing).fill("")];
    yield types === undefined ? { line, cells: filled } : { line, cells: filled, types };
  }
}
