import type { HeaderScore, Sheet, SheetRow } from "./sheet.ts";
import type { WorkbookSheet } from "./workbook.ts";

/** The header is looked for in so many rows from the top, as in a text. */
const HEADER_ROWS = 10;

/** Finds the table in a sheet: its header is the row that knows most headers, the first of equals. */
export function readWorkbookTable({ rows }: WorkbookSheet, score: HeaderScore): Sheet & { score: number } {
  const top = [...rows.between(0, HEADER_ROWS)];
  let best = { at: 0, score: -1, width: 0 };
  for (const [at, { cells }] of top.entries()) {
    const found = { at, score: score(cells), width: cells.filter((cell) => cell !== "").length };
    const isBetter =
      found.score > best.score || (found.score === 0 && best.score === 0 && found.width > best.width);
    if (isBetter) best = found;
  }
  const header = trimmed(top[best.at]?.cells ?? []);
  return {
    header,
    headerLine: top[best.at]?.line ?? 1,
    preamble: top.slice(0, best.at),
    endsWithLineEnd: true,
    rows: (wanted) => fitted(rows.between(best.at + 1, rows.length, wanted), header.length),
    score: best.score,
  };
}

/** A file holds cells as far as one was ever touched; a header ends with its last word. */
function trimmed(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

/** Rows as wide as the header: a cell that the file leaves out is empty, one without a header is not read. */
function* fitted(rows: Iterable<SheetRow>, width: number): Generator<SheetRow, void, undefined> {
  for (const row of rows) {
    const missing = width - row.cells.length;
    if (missing === 0) yield row;
    else if (missing < 0) yield { ...row, cells: row.cells.slice(0, width) };
    else yield { ...row, cells: [...row.cells, ...Array<string>(missing).fill("")] };
  }
}
