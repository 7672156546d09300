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
    const shape = def.unread === true ? undefined : SHAPES[def.kind]?.();
    return shape === undefined
      ? []
      : [{ field: def.field, index, shape, cells: new Map<string, Evidence>() }];
  });
  const lost = new LostCells(bound);
  let rowCount = 0;
  let last: SheetRow | null = null;
  for (const row of sheet.rows(columns.map(({ index }) => index))) {
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

/** A cell → the key of what it tells about its column, null when it tells nothing new. */
type Shape = (text: string, type: CellType) => string | null;

const FIRST_PART = /^[^\sT]+/;
const HALF_DAY = /[ap]\.?m\.?$/i;

/** The time of day tells nothing but that AM and PM are used; days are few, times are not. */
function dateShape(): Shape {
  const known = new Set<number>();
  return (text, type) => {
    if (type === "date") return `date ${text.slice(0, 10)}`;
    const number = numberOfDay(text);
    if (number !== null && known.has(number)) return null;
    if (number !== null && known.size < MOST_CELLS) known.add(number);
    const day = FIRST_PART.exec(text)?.[0] ?? text;
    return HALF_DAY.test(text) ? `${day} m` : day;
  };
}

/**
 * The digits of a date such as `11/16/2026 …` or `2026-11-16 …`, each with whether AM or PM ends the text: equal
 * numbers are equal shapes. Null for any other text.
 */
function numberOfDay(text: string): number | null {
  if (text.length < 16 || text.charCodeAt(10) !== SPACE) return null;
  const separator = text.charCodeAt(2) === SLASH ? 2 : 4;
  let number = separator;
  for (let at = 0; at < 10; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
    else if (text.charCodeAt(at) !== (separator === 2 ? SLASH : DASH)) return null;
    else if (at !== separator && at !== separator + 3) return null;
  }
  const end = text.charCodeAt(text.length - 1);
  if (end >= ZERO && end <= NINE) return number * 2;
  const before = text.charCodeAt(text.length - 2);
  return end === LETTER_M && (before === LETTER_A || before === LETTER_P) ? number * 2 + 1 : null;
}

const SPACE = 0x20;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const LETTER_A = 0x41;
const LETTER_M = 0x4d;
const LETTER_P = 0x50;

/** All amounts with the same marks in the same places are one shape; a number has no mark to be told. */
function amountShape(): Shape {
  const known: boolean[] = [];
  return (text, type) => {
    if (type !== "text") return null;
    const whole = digitsBeforeCents(text);
    if (known[whole] === true) return null;
    if (whole > 0) known[whole] = true;
    return MARK.test(text) ? text.replaceAll(/\d/g, "0") : null;
  };
}

const MARK = /[.,]/;

/** How many digits stand before a dot and two more, as nearly all amounts are written; 0 for any other text. */
function digitsBeforeCents(text: string): number {
  const dot = text.length - 3;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (at === dot ? code !== DOT : code < ZERO || code > NINE) return 0;
  }
  return Math.max(dot, 0);
}

function idShape(text: string): string | null {
  if (text.endsWith("000") || SCIENTIFIC.test(text)) return text;
  return SOUND.test(text) ? "sound" : null;
}

const SCIENTIFIC = /\d[eE]\+?\d/;
const SOUND = /\d{18}/;

const SHAPES: Partial<Record<ColumnKind, () => Shape>> = {
  instant: dateShape,
  day: dateShape,
  money: amountShape,
  decimal: amountShape,
  rate: () => (text) => text,
  id: () => idShape,
};
