import { dayText, isDay, lengthOfMonth } from "./calendar.ts";
import type { Day } from "./scalars.ts";

/** First and last day of a period, both in it. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

const MONTH = /^(\d{4})-(\d{2})$/u;

/** First to last day of a month `2026-10`; null when there is no such month. */
export function monthDays(month: string): DaySpan | null {
  const [, year, number] = MONTH.exec(month) ?? [];
  const from = `${month}-01`;
  if (!isDay(from)) return null;
  return { from, to: dayText(Number(year), Number(number), lengthOfMonth(Number(year), Number(number))) };
}

/** The month of a day, `2026-10`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** The month `count` months after a month `2026-10`; before it when negative. */
export function addMonths(month: string, count: number): string {
  const number = numberOf(month) + count;
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/** Months from one month `2026-10` to another: 0 within it, 1 to the next. */
export function monthsBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** Months since the year 0. */
function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
