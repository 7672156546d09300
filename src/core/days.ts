import { addDays as shift } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { getISOWeek } from "date-fns/getISOWeek";
import { getISOWeekYear } from "date-fns/getISOWeekYear";
import { startOfISOWeek } from "date-fns/startOfISOWeek";
import { dayText, FIRST_YEAR, isDay, LAST_YEAR } from "./calendar.ts";
import type { DaySpan } from "./months.ts";
import type { Day, Parsed } from "./scalars.ts";

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u;
const WEEK = /^(\d{4})-W(\d{2})$/iu;
const DAYS_AGO = /^(\d{1,5})d$/u;

/** The day `count` days after `day`; before it when negative. */
export function addDays(day: Day, count: number): Day {
  return toDay(shift(toDate(day), count));
}

/** Days from `from` to `to`: 1 from a day to the next, whatever the clocks did in between. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(toDate(to), toDate(from));
}

/** The ISO week of a day, `2026-W45`; its year is that of the week's Thursday. */
export function isoWeek(day: Day): string {
  const date = toDate(day);
  return `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, "0")}`;
}

/** Monday to Sunday of an ISO week `2026-W45`; null when there is no such week. */
export function weekDays(week: string): DaySpan | null {
  const match = WEEK.exec(week);
  if (match === null) return null;
  const year = Number(match[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  // The 4th of January is always in week 1.
  const from = toDay(shift(startOfISOWeek(toDate(dayText(year, 1, 4))), (Number(match[2]) - 1) * 7));
  return isoWeek(from) === week.toUpperCase() ? { from, to: addDays(from, 6) } : null;
}

/** The latest Monday that is not after `day`. */
export function latestMonday(day: Day): Day {
  return toDay(startOfISOWeek(toDate(day)));
}

/** A day as a person types it (`cli.md §2`): `YYYY-MM-DD`, `today`, `yesterday`, `monday`, `7d` ago. */
export function parseDayExpression(text: string, today: Day): Parsed<Day> {
  const typed = text.trim().toLowerCase();
  const day = isDay(typed) ? typed : relativeDay(typed, today);
  if (day !== null && isDay(day)) return { ok: true, value: day };
  const reason = DAY.test(typed)
    ? `no day of the years ${FIRST_YEAR} to ${LAST_YEAR}`
    : "not a day: use YYYY-MM-DD, today, yesterday, monday or 7d";
  return { ok: false, reason };
}

function relativeDay(typed: string, today: Day): Day | null {
  if (typed === "today") return today;
  if (typed === "yesterday") return addDays(today, -1);
  if (typed === "monday") return latestMonday(today);
  const ago = DAYS_AGO.exec(typed)?.[1];
  return ago === undefined ? null : addDays(today, -Number(ago));
}

/** Noon of the machine's own zone: no change of its clocks can move that into another day. */
function toDate(day: Day): Date {
  return new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), 12);
}

function toDay(date: Date): Day {
  return dayText(date.getFullYear(), date.getMonth() + 1, date.getDate());
}
