import { foldLine } from "./fold.ts";
import { isFigure } from "./plain.ts";
import type { Column } from "./table.ts";
import { displayWidth } from "./width.ts";

/** A text column is never cut below this many columns of the terminal. */
const SHORTEST_TEXT = 8;

/** A column with the width that it takes on the terminal, and the lines of its header. */
export interface FittedColumn {
  readonly column: Column;
  readonly width: number;
  readonly header: readonly string[];
}

export interface Fit {
  readonly columns: readonly FittedColumn[];
  /** Columns that had to go, in the order of the table. */
  readonly dropped: readonly Column[];
  /** Blanks between two columns. */
  readonly gap: number;
}

/**
 * Fits columns into `width` columns of a terminal (null: no limit). The gap shrinks first, then columns of
 * the highest priority number go, the rightmost first; at last text cells are cut. Figures are never cut:
 * what cannot be made to fit overflows. Priority 1 is never dropped.
 * @param cells the texts of a column as they will be drawn.
 */
export function fitColumns(
  columns: readonly Column[],
  cells: (column: Column) => readonly string[],
  width: number | null,
): Fit {
  const wanted = columns.map((column) => fitted(column, cells(column)));
  if (width === null || total(wanted, 2) <= width) return { columns: wanted, dropped: [], gap: 2 };
  let kept = wanted;
  while (total(kept, 1) > width) {
    const last = leastImportant(kept);
    if (last === null) break;
    kept = kept.filter((one) => one !== last);
  }
  const gap = total(kept, 2) <= width ? 2 : 1;
  const excess = total(kept, gap) - width;
  const left = new Set(kept.map((one) => one.column));
  return {
    columns: excess > 0 ? cutTexts(kept, excess) : kept,
    dropped: columns.filter((column) => !left.has(column)),
    gap,
  };
}

function fitted(column: Column, cells: readonly string[]): FittedColumn {
  const content = cells.reduce((widest, cell) => Math.max(widest, displayWidth(cell)), 1);
  const header = foldLine(column.label, content).split("\n");
  return {
    column,
    header,
    width: header.reduce((widest, line) => Math.max(widest, displayWidth(line)), content),
  };
}

function total(columns: readonly FittedColumn[], gap: number): number {
  return columns.reduce((sum, one) => sum + one.width, 0) + gap * (columns.length - 1);
}

function leastImportant(columns: readonly FittedColumn[]): FittedColumn | null {
  const worst = columns.reduce((highest, one) => Math.max(highest, one.column.priority), 1);
  if (worst === 1) return null;
  return columns.findLast((one) => one.column.priority === worst) ?? null;
}

/** Takes `excess` off the widest texts, one column of the terminal at a time. */
function cutTexts(columns: readonly FittedColumn[], excess: number): FittedColumn[] {
  const widths = columns.map((one) => one.width);
  for (let left = excess; left > 0; left -= 1) {
    const widest = columns.reduce((best, one, index) => {
      const width = widths[index] ?? 0;
      if (isFigure(one.column.kind) || width <= shortest(one)) return best;
      return best === -1 || width > (widths[best] ?? 0) ? index : best;
    }, -1);
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return columns.map((one, index) => ({ ...one, width: widths[index] ?? one.width }));
}

function shortest(one: FittedColumn): number {
  return one.header.reduce((widest, line) => Math.max(widest, displayWidth(line)), SHORTEST_TEXT);
}
