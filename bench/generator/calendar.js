/**
 * Times of the shop's own clock (America/Los_Angeles) as seconds of a calendar without zones. All of them
 * lie in one set of dated fee settings (from 2025-05-15 on), so that the peers need only one.
 */
export const DAY = 86_400;

/** Clocks go from 2:00 to 3:00 on 2026-03-08: those times do not exist. */
const GAP_FROM = wallTime("2026-03-08T02:00");
const GAP_SECONDS = 3600;

/** @type {Map<number, { year: string, month: string, day: string }>} */
const dates = new Map();

/** @param {string} text `YYYY-MM-DDTHH:MM` */
export function wallTime(text) {
  return Date.parse(`${text}:00Z`) / 1000;
}

/** @param {number} seconds */
function dateOf(seconds) {
  const number = Math.floor(seconds / DAY);
  let date = dates.get(number);
  if (date === undefined) {
    const [year, month, day] = new Date(number * DAY * 1000).toISOString().slice(0, 10).split("-");
    date = { year, month, day };
    dates.set(number, date);
  }
  return date;
}

/** @param {number} number */
const two = (number) => (number < 10 ? `0${number}` : String(number));

/** @param {number} seconds */
function clockOf(seconds) {
  const ofDay = seconds % DAY;
  return { hour: Math.floor(ofDay / 3600), minute: Math.floor(ofDay / 60) % 60, second: ofDay % 60 };
}

/** @param {number} seconds */
const existing = (seconds) =>
  seconds >= GAP_FROM && seconds < GAP_FROM + GAP_SECONDS ? seconds + GAP_SECONDS : seconds;

/** @param {number} seconds */
export function isoDay(seconds) {
  const { year, month, day } = dateOf(seconds);
  return `${year}-${month}-${day}`;
}

/**
 * As order exports of the United States write it: month first, AM and PM, a tab at the end.
 * @param {number | null} seconds
 */
export function orderTime(seconds) {
  if (seconds === null) return "\t";
  const time = existing(seconds);
  const { year, month, day } = dateOf(time);
  const { hour, minute, second } = clockOf(time);
  const half = hour < 12 ? "AM" : "PM";
  return `${month}/${day}/${year} ${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}:${two(second)} ${half}\t`;
}

/**
 * As affiliate exports write it, in every country: day first.
 * @param {number | null} seconds
 */
export function affiliateTime(seconds) {
  if (seconds === null) return "/";
  const time = existing(seconds);
  const { year, month, day } = dateOf(time);
  const { hour, minute, second } = clockOf(time);
  return `${day}/${month}/${year} ${two(hour)}:${two(minute)}:${two(second)}`;
}
