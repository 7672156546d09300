import { type NumberShape, shownNumber } from "./number-shape.ts";
import { numberText } from "./number-text.ts";
import { wordOf } from "./markup-scanner.ts";
import type { CellType } from "./sheet.ts";

/** What a cell that does not hold text says of its value, all of it as its markup has it. */
export interface StoredValue {
  /** Its type by `wordOf`: 0 for none, which means a number. */
  readonly type: number;
  /** Empty when there is none. */
  readonly text: string;
  readonly shape: NumberShape;
  /** True for a formula whose result is not stored, or is none. */
  readonly isUncomputed: boolean;
  readonly is1904: boolean;
}

/** A value as a cell of a row. */
export interface ShownValue {
  readonly type: CellType;
  readonly text: string;
}

export const NUMBER = wordOf("n");
const LOGICAL = wordOf("b");
const ERROR = wordOf("e");
const DATE = wordOf("d");

/** Milliseconds. */
const NOISE = 50;

const DAY = 86_400_000;
const START_1900 = Date.UTC(1899, 11, 31);
const START_1904 = Date.UTC(1904, 0, 1);

/** The 29th of February 1900, which spreadsheets count and no calendar has. */
const NO_DAY = 60;

export function shownValue(stored: StoredValue): ShownValue {
  const { type, text, shape, isUncomputed, is1904 } = stored;
  const value = Number(text);
  const isNumber = type !== LOGICAL && type !== ERROR && text !== "" && !Number.isNaN(value);
  const date = isNumber && shape.kind === "date" ? dateText(value, is1904) : null;
  if (isUncomputed) return { type: "uncomputed", text: date ?? (isNumber ? numberText(value) : text) };
  if (type === DATE && text !== "") return { type: "date", text: date ?? wallTime(text) };
  if (date !== null) return { type: "date", text: date };
  if (type === LOGICAL) return { type: "text", text: /^(?:1|true)$/iu.test(text) ? "TRUE" : "FALSE" };
  if (!isNumber) return { type: "text", text };
  if (shape.kind === "plain") return { type: "number", text: numberText(value) };
  const shown = shownNumber(value, shape);
  return shown === null ? { type: "shaped", text: numberText(value) } : { type: "text", text: shown };
}

/** `2026-03-01T10:22:33.000Z` as its cell shows it: a spreadsheet knows no zone, whatever was written there. */
function wallTime(text: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}).*)?$/u.exec(text) ?? [];
  if (day === undefined) return text;
  return time === undefined || time === "00:00:00" ? day : `${day} ${time}`;
}

/** Days since the start of the workbook's calendar as a date, written so that it can be read in one way only. */
function dateText(days: number, is1904: boolean): string {
  const start = is1904 ? START_1904 : START_1900;
  const counted = is1904 || days < NO_DAY ? days : days === NO_DAY ? NO_DAY - 1 : days - 1;
  // A fraction of a day has no exact second: what lacks less than this is noise. Real fractions are cut off, as in text.
  const second = Math.floor((start + Math.round(counted * DAY) + NOISE) / 1000);
  const date = new Date(second * 1000);
  if (Number.isNaN(date.getTime())) return "no date";
  const [day = "", time = ""] = date.toISOString().split("T");
  return time === "00:00:00.000Z" ? day : `${day} ${time.slice(0, 8)}`;
}
