import { FIRST_YEAR, LAST_YEAR, isCalendarDay } from "./calendar.ts";
import type { DateOrder } from "./date-text.ts";

const ZERO = 0x30;
const SPACE = 0x20;
const COLON = 0x3a;

/**
 * The wall time, in seconds as if it were UTC, of a date with a time as nearly all cells of exports write it:
 * `11/16/2026 8:30:05 AM`, `16/11/2026 08:30:05`, `2026-11-16 08:30:05`. Null for any other text, also one that
 * names no time: `readDateText` knows what to say of it. Walked by code, since a large file has millions.
 */
export function plainWall(text: string, order: DateOrder | null): number | null {
  const length = text.length;
  if (length < 14 || length > 22) return null;
  const yearFirst = digit(text, 2) >= 0;
  if (!yearFirst && order !== "mdy" && order !== "dmy") return null;
  let at = 0;
  const take = (most: number): number => {
    let number = digit(text, at);
    if (number < 0) return -1;
    let width = 1;
    for (let next = digit(text, at + width); width < most && next >= 0; next = digit(text, at + width)) {
      number = number * 10 + next;
      width += 1;
    }
    at += width;
    return number;
  };
  const first = take(4);
  const separator = text.charCodeAt(at);
  if (at !== (yearFirst ? 4 : 2) || (separator !== 0x2f && separator !== 0x2d)) return null;
  at += 1;
  const second = take(2);
  if (text.charCodeAt(at) !== separator) return null;
  at += 1;
  const start = at;
  const third = take(4);
  if (at - start !== (yearFirst ? 2 : 4) || text.charCodeAt(at) !== SPACE) return null;
  at += 1;
  let hours = take(2);
  if (text.charCodeAt(at) !== COLON) return null;
  at += 1;
  const minutes = take(2);
  if (text.charCodeAt(at) !== COLON || text.charCodeAt(at - 2) === COLON) return null;
  at += 1;
  const seconds = take(2);
  if (text.charCodeAt(at - 2) === COLON) return null;
  if (at < length) {
    const half = text.charCodeAt(at + 1);
    const isHalf = text.charCodeAt(at) === SPACE && text.charCodeAt(at + 2) === 0x4d && at + 3 === length;
    if (!isHalf || (half !== 0x41 && half !== 0x50) || hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 0x50 ? 12 : 0);
  }
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return null;
  const year = yearFirst ? first : third;
  const month = yearFirst || order === "dmy" ? second : first;
  const day = yearFirst ? third : order === "dmy" ? first : second;
  if (year < FIRST_YEAR || year > LAST_YEAR || !isCalendarDay(year, month, day)) return null;
  return Date.UTC(year, month - 1, day) / 1000 + hours * 3600 + minutes * 60 + seconds;
}

/** The digit at a place; negative, or above 9, for anything else. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - ZERO;
  return value >= 0 && value <= 9 ? value : -1;
}
