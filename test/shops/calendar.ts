/** Days and wall-clock times of made-up shops, independent of the program's own calendar. */

/** `YYYY-MM-DD` in the shop's zone. */
export type DayText = string;
/** `YYYY-MM-DDTHH:MM:SS`, a wall time in the shop's zone. */
export type Moment = string;

const MILLISECONDS_PER_DAY = 86_400_000;

const dayNumber = (day: DayText): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY;

/** The day that lies `count` days after `day` (before it when negative). */
export function addDays(day: DayText, count: number): DayText {
  return new Date((dayNumber(day) + count) * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: DayText, to: DayText): number => dayNumber(to) - dayNumber(from);

export const dayOf = (moment: Moment): DayText => moment.slice(0, 10);

export const monthOf = (day: DayText): string => day.slice(0, 7);

/** ISO week such as `2026-W45`: the week belongs to the year of its Thursday. */
export function weekOf(day: DayText): string {
  const weekday = (dayNumber(day) + 3) % 7;
  const thursday = addDays(day, 3 - weekday);
  const firstDay = `${thursday.slice(0, 4)}-01-01`;
  const week = Math.floor(daysBetween(firstDay, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, "0")}`;
}

/** The wall time `minutes` after midnight of `day`; days roll over. */
export function momentAt(day: DayText, minutes: number): Moment {
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);
  return date.toISOString().slice(0, 19);
}

/** Wall time in `zone` of a Unix time in seconds. */
export function momentOfInstant(seconds: number, zone: string): Moment {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return format.format(new Date(seconds * 1000)).replace(" ", "T");
}

/** Unix time in seconds of a wall time in `zone`; call it only with times that exist once. */
export function instantOf(moment: Moment, zone: string): number {
  const target = Date.parse(`${moment}Z`) / 1000;
  let guess = target;
  for (let round = 0; round < 3; round += 1) {
    guess += target - Date.parse(`${momentOfInstant(guess, zone)}Z`) / 1000;
  }
  return guess;
}
