import { FIRST_YEAR, LAST_YEAR, isCalendarDay } from "./calendar.ts";
import { Cursor } from "./text-cursor.ts";
import type { Parsed } from "./scalars.ts";

/** Which number of a date comes first. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** A date and time as they are written. */
export interface DateText {
  /** The three numbers in the order in which they stand. */
  readonly parts: readonly [number, number, number];
  /** True when the four-digit year comes first: such a date can be read in one way only. */
  readonly yearFirst: boolean;
  /** Seconds since midnight; null for a date without a time. */
  readonly secondOfDay: number | null;
  /** AM or PM is written. */
  readonly halfDay: boolean;
  /** Seconds east of UTC when an offset or `Z` is written. */
  readonly offset: number | null;
}

const SERIAL = /^\d{5}(?:[.,]\d+)?$/u;
const TWO_DIGIT_YEAR = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?!\d)/u;

/** Takes a date apart without deciding the order of its parts; the reason is for a shopkeeper. */
export function readDateText(text: string): Parsed<DateText> {
  const cursor = new Cursor(text.trim());
  const date = readDate(cursor);
  if (date === null) return { ok: false, reason: reasonFor(cursor.text) };
  const time = cursor.atEnd() ? NO_TIME : readTime(cursor);
  if (typeof time === "string") return { ok: false, reason: time };
  if (!cursor.atEnd()) return { ok: false, reason: NO_DATE };
  const { secondOfDay, halfDay, offset } = time;
  return { ok: true, value: { parts: date.parts, yearFirst: date.yearFirst, secondOfDay, halfDay, offset } };
}

const NO_DATE = "not a date";

function reasonFor(text: string): string {
  if (SERIAL.test(text)) return "a spreadsheet's number for a day, not a date: write it as YYYY-MM-DD";
  if (TWO_DIGIT_YEAR.test(text)) return "a year of two digits: write all four";
  return NO_DATE;
}

/** `13/04/2026`, `2026-04-13`, `13.4.2026` or `20260413`; null for anything else. */
function readDate(cursor: Cursor): Pick<DateText, "parts" | "yearFirst"> | null {
  const first = cursor.digits(8);
  const firstWidth = cursor.width;
  if (firstWidth === 8) {
    return {
      parts: [Math.floor(first / 10_000), Math.floor(first / 100) % 100, first % 100],
      yearFirst: true,
    };
  }
  const separator = cursor.next();
  if (separator !== "/" && separator !== "-" && separator !== ".") return null;
  cursor.take(separator);
  const second = cursor.digits(2);
  if (cursor.width === 0 || !cursor.take(separator)) return null;
  const third = cursor.digits(4);
  const yearFirst = firstWidth === 4;
  const oneYear = yearFirst
    ? cursor.width === 1 || cursor.width === 2
    : firstWidth <= 2 && cursor.width === 4;
  return oneYear && firstWidth > 0 ? { parts: [first, second, third], yearFirst } : null;
}

type TimeText = Pick<DateText, "secondOfDay" | "halfDay" | "offset">;
const NO_TIME: TimeText = { secondOfDay: null, halfDay: false, offset: null };

/** ` 10:22:33 PM`, `T10:22:33.120+08:00`; or the reason why it is no time. */
function readTime(cursor: Cursor): TimeText | string {
  cursor.take(",");
  if (!cursor.take("T", "t") && cursor.blanks() === 0) return NO_DATE;
  let hours = cursor.digits(2);
  if (cursor.width === 0 || !cursor.take(":")) return NO_DATE;
  const minutes = cursor.digits(2);
  if (cursor.width !== 2) return NO_DATE;
  const seconds = !cursor.take(":") ? 0 : cursor.digits(2);
  if (cursor.width !== 2) return NO_DATE;
  if (cursor.take(".", ",")) cursor.digits(9);
  cursor.blanks();
  const half = cursor.halfDay();
  if (half !== null) hours = hours >= 1 && hours <= 12 ? (hours % 12) + half : 24;
  if (hours > 23 || minutes > 59 || seconds > 59) return "there is no such time of day";
  const offset = readOffset(cursor);
  if (offset === undefined) return "there is no such time zone offset";
  return { secondOfDay: hours * 3600 + minutes * 60 + seconds, halfDay: half !== null, offset };
}

const OFFSET = /^(?:(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?|Z|UTC|GMT)$/iu;

/** Seconds east of UTC; null when none is written; undefined for an offset that no zone has. */
function readOffset(cursor: Cursor): number | null | undefined {
  cursor.blanks();
  if (cursor.atEnd()) return null;
  const match = OFFSET.exec(cursor.rest());
  if (match === null) return undefined;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60 || Number(match[3] ?? 0) > 59) return undefined;
  return (match[1] === "-" ? -60 : 60) * minutes;
}

/** A day by its numbers; `month` counts from 1. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day of a date when its parts stand in `order`; a year that stands first is the year in any order. */
export function dayPartsOf(date: DateText, order: DateOrder): Parsed<DayParts> {
  const [first, second, third] = date.parts;
  const monthFirst = order === "mdy";
  const day = date.yearFirst
    ? { year: first, month: second, day: third }
    : { year: third, month: monthFirst ? first : second, day: monthFirst ? second : first };
  if (day.month < 1 || day.month > 12) {
    const readAs = date.yearFirst ? "" : ` (read as ${ORDER_NAMES[order]})`;
    return { ok: false, reason: `there is no month ${day.month}${readAs}` };
  }
  if (!isCalendarDay(day.year, day.month, day.day)) return { ok: false, reason: "there is no such day" };
  if (day.year < FIRST_YEAR || day.year > LAST_YEAR) {
    return { ok: false, reason: `the year is not between ${FIRST_YEAR} and ${LAST_YEAR}` };
  }
  return { ok: true, value: day };
}

const ORDER_NAMES: Readonly<Record<DateOrder, string>> = {
  dmy: "day/month/year",
  mdy: "month/day/year",
  ymd: "year/month/day",
};
