/** Offsets of time zones, memoised: asking `Intl` for each row of a large file takes minutes. */
import { canBeProcessZone, inProcessZone, processOffsetAt } from "./process-zone.ts";

/** 2^25 seconds, 388 days: offsets are looked up once for each such span and zone. */
const SPAN = 33_554_432;

/** No zone has kept an offset for less than this since 2015; a change is sought in steps of it. */
const STEP = 6 * 86_400;

/** The offsets within one span: `offsets[i]` seconds east of UTC hold from `starts[i]` on. */
interface Span {
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

/** Offset at an instant. */
type Ask = (instant: number) => number;

interface Zone {
  readonly read: (from: number) => Span;
  readonly spans: Map<number, Span>;
}

const zones = new Map<string, Zone>();

/** `UTC-7`, `GMT+5:30`: how files state a zone that has no name. */
const FIXED = /^(?:UTC|GMT)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/iu;
const NAME = /^[A-Za-z][A-Za-z0-9_]*(?:[/+-][A-Za-z0-9_+-]+)*$/u;
const STATED = /\(\s*((?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?)\s*\)/iu;

/** True for a zone of the time zone database, such as `America/Los_Angeles`. */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    return Intl.DateTimeFormat("en-US", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** The zone that a header or a file name states in brackets, `(UTC)` or `(UTC-7)`; null for none. */
export function statedZone(text: string): string | null {
  const stated = STATED.exec(text)?.[1]?.toUpperCase() ?? null;
  return stated !== null && fixedOffset(stated) !== null ? stated : null;
}

/**
 * Seconds that clocks in `zone` are ahead of UTC at an instant.
 *
 * @param zone a name that `isTimeZone` knows, or a fixed offset as `statedZone` gives it
 * @throws RangeError for any other zone
 */
export function offsetAt(zone: string, instant: number): number {
  const { starts, offsets } = spanOf(zone, Math.floor(instant / SPAN));
  let index = starts.length - 1;
  while (index > 0 && (starts[index] ?? 0) > instant) index -= 1;
  return offsets[index] ?? 0;
}

/**
 * The instant at which clocks in `zone` show a wall time, given as if it were UTC seconds. Of a
 * time that a change of the clocks repeats it is the first; a time that one skips moves forward by
 * as much as the clocks do (02:30 becomes 03:30).
 */
export function instantOfWall(zone: string, wall: number): number {
  const before = offsetAt(zone, wall - 86_400);
  const after = offsetAt(zone, wall + 86_400);
  if (before === after) return wall - before;
  if (offsetAt(zone, wall - before) === before) return wall - before;
  return offsetAt(zone, wall - after) === after ? wall - after : wall - before;
}

function spanOf(name: string, number: number): Span {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = { read: reader(name), spans: new Map() };
    zones.set(name, zone);
  }
  let span = zone.spans.get(number);
  if (span === undefined) {
    span = zone.read(number * SPAN);
    zone.spans.set(number, span);
  }
  return span;
}

function readSpan(ask: Ask, from: number): Span {
  const starts = [from];
  const offsets = [ask(from)];
  for (let low = from; low < from + SPAN; low += STEP) {
    const high = Math.min(low + STEP, from + SPAN - 1);
    const offset = ask(high);
    if (offset === offsets.at(-1)) continue;
    starts.push(firstWith(ask, offset, low, high));
    offsets.push(offset);
  }
  return { starts, offsets };
}

/** The first second of `offset`, which holds at `high` and does not at `low`. */
function firstWith(ask: Ask, offset: number, low: number, high: number): number {
  let without = low;
  let having = high;
  while (having - without > 1) {
    const middle = Math.floor((without + having) / 2);
    if (ask(middle) === offset) having = middle;
    else without = middle;
  }
  return having;
}

function fixedOffset(name: string): number | null {
  const match = FIXED.exec(name);
  if (match === null) return null;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 || Number(match[3] ?? 0) > 59 ? null : (match[1] === "-" ? -60 : 60) * minutes;
}

function reader(name: string): Zone["read"] {
  const fixed = fixedOffset(name);
  if (fixed !== null) return (from) => ({ starts: [from], offsets: [fixed] });
  if (canBeProcessZone(name)) return (from) => inProcessZone(name, () => readSpan(processOffsetAt, from));
  const ask = askIntl(name);
  return (from) => readSpan(ask, from);
}

function askIntl(name: string): Ask {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  return (instant) => {
    const part = format.formatToParts(instant * 1000).find(({ type }) => type === "timeZoneName");
    return fixedOffset(part?.value ?? "") ?? 0;
  };
}
