import { FIRST_YEAR, LAST_YEAR, isCalendarDay } from "./days.ts";
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

const DATE = "(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})";
const COMPACT = "(\\d{4})(\\d{2})(\\d{2})";
const TIME = "(?:T|,?\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s*([AP])\\.?M\\.?)?";
const OFFSET = "(?:\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?";
const TEXT = new RegExp(`^(?:${DATE}|${COMPACT})(?:${TIME}${OFFSET})?$`, "iu");
const SERIAL = /^\d{5}(?:[.,]\d+)?$/u;
const TWO_DIGIT_YEAR = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?!\d)/u;

/** Takes a date apart without deciding the order of its parts; the reason is for a shopkeeper. */
export function readDateText(text: string): Parsed<DateText> {
  const match = TEXT.exec(text.trim());
  if (match === null) return { ok: false, reason: reasonFor(text.trim()) };
  const compact = match[5] !== undefined;
  const first = match[1] ?? match[5] ?? "";
  const last = match[4] ?? match[7] ?? "";
  const yearFirst = first.length === 4;
  const oneYear = yearFirst ? last.length <= 2 : first.length <= 2 && last.length === 4;
  if (!oneYear) return { ok: false, reason: reasonFor(text.trim()) };

  const secondOfDay = readTime(match[8], match[9], match[10], match[11]);
  if (secondOfDay === undefined) return { ok: false, reason: "there is no such time of day" };
  const offset = readOffset(match[12]);
  if (offset === undefined) return { ok: false, reason: "there is no such time zone offset" };
  const second = Number(compact ? match[6] : match[3]);
  const value = {
    parts: [Number(first), second, Number(last)] as const,
    yearFirst,
    secondOfDay,
    halfDay: match[11] !== undefined,
    offset,
  };
  return { ok: true, value };
}

function reasonFor(text: string): string {
  if (SERIAL.test(text)) return "a spreadsheet's number for a day, not a date: write it as YYYY-MM-DD";
  if (TWO_DIGIT_YEAR.test(text)) return "a year of two digits: write all four";
  return "not a date";
}

/** Seconds since midnight; null without a time; undefined for a time that no clock shows. */
function readTime(hour?: string, minute?: string, second?: string, half?: string): number | null | undefined {
  if (hour === undefined) return null;
  let hours = Number(hour);
  const minutes = Number(minute);
  const seconds = Number(second ?? 0);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half === "P" || half === "p" ? 12 : 0);
  }
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return hours * 3600 + minutes * 60 + seconds;
}

/** Seconds east of UTC; null when none is written; undefined for an offset that no zone has. */
function readOffset(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  if (text.charCodeAt(0) > 0x40) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", ""));
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith("-") ? -60 : 60) * (hours * 60 + minutes);
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
