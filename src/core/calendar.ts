import type { Day } from "./scalars.ts";

/** Days outside these years are typing errors, not days of a shop on TikTok. */
export const FIRST_YEAR = 2015;
export const LAST_YEAR = 2100;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True for a day that the calendar has, whatever its year; `month` counts from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= lengthOfMonth(year, month);
}

/** Days of a month, which counts from 1; 0 for none. */
export function lengthOfMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** The text of a day, `YYYY-MM-DD`; `month` counts from 1. */
export function dayText(year: number, month: number, day: number): Day {
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}` as Day;
}

/** True for `YYYY-MM-DD` of a day that exists, in the years 2015 to 2100. */
export function isDay(text: string): text is Day {
  const match = DAY.exec(text);
  if (match === null) return false;
  const year = Number(match[1]);
  return year >= FIRST_YEAR && year <= LAST_YEAR && isCalendarDay(year, Number(match[2]), Number(match[3]));
}
