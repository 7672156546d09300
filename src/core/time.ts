import { type DateOrder, type DateText, type DayParts, dayPartsOf, readDateText } from "./date-text.ts";
import { FIRST_YEAR, LAST_YEAR, dayText } from "./calendar.ts";
import { plainWall } from "./plain-wall.ts";
import type { Day, Instant, Parsed } from "./scalars.ts";
import { instantOfWall, offsetAt } from "./zone.ts";

export { decideDateOrder } from "./date-order.ts";
export type { DateOrder } from "./date-text.ts";
export { isTimeZone, statedZone } from "./zone.ts";

const DAY_SECONDS = 86_400;

/**
 * An instant as a cell writes it (`domain.md §2`, Time). A wall time is one of `zone`; one with an
 * offset or `Z` is exact. A date without a time is the start of that day. A wall time that a change
 * of the clocks repeats is the first of the two; one that it skips moves forward.
 *
 * @param order how the column writes dates (`decideDateOrder`); with null only what can be read in
 *   one way is accepted: the year first, a part above 12, day and month alike, AM or PM (month first)
 * @param zone a name that `isTimeZone` knows, or one that `statedZone` gives
 */
export function parseInstant(text: string, order: DateOrder | null, zone: string): Parsed<Instant> {
  const plain = plainWall(text, order);
  if (plain !== null) return { ok: true, value: instantOfWall(zone, plain) as Instant };
  const date = readDateText(text);
  if (!date.ok) return date;
  const day = dayOfText(date.value, order);
  if (!day.ok) return day;
  const { year, month, day: dayOfMonth } = day.value;
  const wall = Date.UTC(year, month - 1, dayOfMonth) / 1000 + (date.value.secondOfDay ?? 0);
  const { offset } = date.value;
  return { ok: true, value: (offset === null ? instantOfWall(zone, wall) : wall - offset) as Instant };
}

/**
 * A day as a cell writes it: a date without a time is that day, whatever the zone; with a time it
 * is the day that `zone` has then. `order` and `zone` as for `parseInstant`.
 */
export function parseDay(text: string, order: DateOrder | null, zone: string): Parsed<Day> {
  const date = readDateText(text);
  if (!date.ok) return date;
  const day = dayOfText(date.value, order);
  if (!day.ok) return day;
  const { year, month, day: dayOfMonth } = day.value;
  const { offset, secondOfDay } = date.value;
  if (offset === null) return { ok: true, value: dayText(year, month, dayOfMonth) };
  const exact = Date.UTC(year, month - 1, dayOfMonth) / 1000 + (secondOfDay ?? 0) - offset;
  return { ok: true, value: dayOf(exact as Instant, zone) };
}

/** The numbers of a date; without an order for its day and month only what all orders agree on. */
function dayOfText(date: DateText, order: DateOrder | null): Parsed<DayParts> {
  if (date.yearFirst) return dayPartsOf(date, "ymd");
  if (order === "dmy" || order === "mdy") return dayPartsOf(date, order);
  const [first, second] = date.parts;
  if (first > 12) return dayPartsOf(date, "dmy");
  if (second > 12 || first === second || date.halfDay) return dayPartsOf(date, "mdy");
  return { ok: false, reason: "it could mean two days: say whether day or month comes first" };
}

/** The day that `zone` has at an instant. */
export function dayOf(instant: Instant, zone: string): Day {
  return dayOfNumber(Math.floor((instant + offsetAt(zone, instant)) / DAY_SECONDS));
}

/** The first instant of a day in `zone`; where clocks skip midnight, that is not 00:00. */
export function startOfDay(day: Day, zone: string): Instant {
  return instantOfWall(zone, Date.parse(`${day}T00:00:00Z`) / 1000) as Instant;
}

/** An instant as `YYYY-MM-DDTHH:MM:SSZ`. */
export function formatInstant(instant: Instant): string {
  const second = ((instant % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `${dayOfNumber((instant - second) / DAY_SECONDS)}T${clock.map(twoDigits).join(":")}Z`;
}

const OWN_TEXT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/u;

/**
 * The instant of our own text, `YYYY-MM-DDTHH:MM:SSZ`, also with an offset instead of `Z`. A time
 * without either is one of `zone`, and a plain day is its start there. Null for anything else.
 */
export function parseInstantText(text: string, zone: string): Instant | null {
  if (!OWN_TEXT.test(text)) return null;
  const instant = parseInstant(text, "ymd", zone);
  return instant.ok ? instant.value : null;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** Texts of days by their number since 1970: every row needs several, and few days differ. */
const dayTexts = new Map<number, Day>();
const MOST_DAY_TEXTS = (LAST_YEAR - FIRST_YEAR + 1) * 366;

function dayOfNumber(number: number): Day {
  const known = dayTexts.get(number);
  if (known !== undefined) return known;
  const date = new Date(number * DAY_SECONDS * 1000);
  const day = dayText(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  if (dayTexts.size < MOST_DAY_TEXTS) dayTexts.set(number, day);
  return day;
}
