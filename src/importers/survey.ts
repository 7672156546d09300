import { cleanCell } from "../core/cell.ts";
import type { Problem } from "../core/problem.ts";
import type { BoundColumn } from "./header.ts";
import type { ColumnKind } from "./importer.ts";
import { LostCells } from "./lost-cells.ts";
import type { CellType, Sheet, SheetRow } from "./sheet/sheet.ts";

/** A cell that tells how its column is written, and where it stands. */
export interface Evidence {
  readonly text: string;
  readonly line: number;
  /** Set for a cell of a workbook that is no text. */
  readonly type?: CellType;
}

/** What one walk over a file finds: per column the cells that tell, and the shape of the rows. */
export interface Survey {
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly rowCount: number;
  /** The last record, when it has fewer fields than the header. */
  readonly shortLastRow: SheetRow | null;
  /** For which a workbook is refused: columns whose values it has not kept. */
  readonly lost: readonly Problem[];
}

/** Distinct cells kept of one column; more of one shape tell nothing new. */
const MOST_CELLS = 20_000;

/**
 * Walks the whole file once. Of the columns whose cells decide something together (dates, amounts,
 * rates, ids) one cell of each telling shape is kept, so that memory stays small.
 */
export function surveySheet(sheet: Sheet, bound: readonly BoundColumn[]): Survey {
  const columns = bound.flatMap(({ def, index }) => {
    const shape = def.unread === true ? undefined : SHAPES[def.kind];
    return shape === undefined
      ? []
      : [{ field: def.field, index, shape, cells: new Map<string, Evidence>() }];
  });
  const lost = new LostCells(bound);
  let rowCount = 0;
  let last: SheetRow | null = null;
  for (const row of sheet.rows()) {
    rowCount += 1;
    last = row;
    if (row.cells.length !== sheet.header.length) continue;
    lost.see(row);
    for (const { index, shape, cells } of columns) {
      const text = cleanCell(row.cells[index] ?? "");
      if (text === null) continue;
      const type = row.types?.[index] ?? "text";
      const key = shape(text, type);
      if (key === null || cells.has(key) || cells.size >= MOST_CELLS) continue;
      cells.set(key, type === "text" ? { text, line: row.line } : { text, line: row.line, type });
    }
  }
  const isShort =
    last !== null && last.cells.length < sheet.header.length && last.cells.some((cell) => cell !== "");
  return {
    evidence: new Map(columns.map(({ field, cells }) => [field, [...cells.values()]])),
    rowCount,
    shortLastRow: isShort ? last : null,
    lost: lost.problems(),
  };
}

/** A cell → the key of what it tells about its column, null when it tells nothing. */
type Shape = (text: string, type: CellType) => string | null;

const dateShape: Shape = (text, type) => {
  if (type === "date") return `date ${text.slice(0, 10)}`;
  // The time of day tells nothing but that AM and PM are used; days are few, times are not.
  const day = /^[^\sT]+/.exec(text)?.[0] ?? text;
  return /[ap]\.?m\.?$/i.test(text) ? `${day} m` : day;
};

/** All amounts with the same marks in the same places are one shape; a number has no mark to be told. */
const amountShape: Shape = (text, type) =>
  type === "text" && /[.,]/.test(text) ? text.replaceAll(/\d/g, "0") : null;

const SHAPES: Partial<Record<ColumnKind, Shape>> = {
  instant: dateShape,
  day: dateShape,
  money: amountShape,
  decimal: amountShape,
  rate: (text) => text,
  id: (text) => {
    if (/\d[eE]\+?\d/.test(text) || text.endsWith("000")) return text;
    return /\d{18}/.test(text) ? "sound" : null;
  },
};
