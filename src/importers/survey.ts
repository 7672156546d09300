import { cleanCell } from "../core/cell.ts";
import type { BoundColumn } from "./header.ts";
import type { ColumnKind } from "./importer.ts";
import type { Sheet, SheetRow } from "./sheet/sheet.ts";

/** A cell that tells how its column is written, and where it stands. */
export interface Evidence {
  readonly text: string;
  readonly line: number;
}

/** What one walk over a file finds: per column the cells that tell, and the shape of the rows. */
export interface Survey {
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly rowCount: number;
  /** The last record, when it has fewer fields than the header. */
  readonly shortLastRow: SheetRow | null;
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
  let rowCount = 0;
  let last: SheetRow | null = null;
  for (const row of sheet.rows()) {
    rowCount += 1;
    last = row;
    if (row.cells.length !== sheet.header.length) continue;
    for (const { index, shape, cells } of columns) {
      const text = cleanCell(row.cells[index] ?? "");
      if (text === null) continue;
      const key = shape(text);
      if (key === null || cells.has(key) || cells.size >= MOST_CELLS) continue;
      cells.set(key, { text, line: row.line });
    }
  }
  const isShort =
    last !== null && last.cells.length < sheet.header.length && last.cells.some((cell) => cell !== "");
  return {
    evidence: new Map(columns.map(({ field, cells }) => [field, [...cells.values()]])),
    rowCount,
    shortLastRow: isShort ? last : null,
  };
}

/** Text → the key of what it tells about its column, null when it tells nothing. */
type Shape = (text: string) => string | null;

const dateShape: Shape = (text) => {
  // The time of day tells nothing but that AM and PM are used; days are few, times are not.
  const day = /^[^\sT]+/.exec(text)?.[0] ?? text;
  return /[ap]\.?m\.?$/i.test(text) ? `${day} m` : day;
};

/** All amounts with the same marks in the same places are one shape. */
const amountShape: Shape = (text) => (/[.,]/.test(text) ? text.replaceAll(/\d/g, "0") : null);

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
