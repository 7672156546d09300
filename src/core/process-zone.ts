/**
 * The process's own zone, which V8 knows without the calendars of `Intl`: loading those takes 12 ms, a tenth of a
 * report. A process is in the zone that its environment names, from the moment that names it.
 */

/** Of other names ICU may take the machine's own zone instead: `Etc/GMT+5`, `EST`. */
const PLAIN = /^[A-Za-z_]+(?:[/-][A-Za-z_]+)+$/u;

/**
 * True for a zone that a process can be in. Names are compared as they are written: in another case `Intl` knows them,
 * the environment does not.
 */
export function canBeProcessZone(zone: string): boolean {
  return PLAIN.test(zone) && Intl.supportedValuesOf("timeZone").includes(zone);
}

/**
 * Runs `read` while the process is in `zone`, and puts it back. Of the main thread alone: the environment of a worker
 * is a copy, which moves nothing.
 */
export function inProcessZone<Result>(zone: string, read: () => Result): Result {
  const before = process.env["TZ"];
  process.env["TZ"] = zone;
  try {
    return read();
  } finally {
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
  }
}

/** Seconds that the clocks of the process are ahead of UTC at an instant. */
export function processOffsetAt(instant: number): number {
  return 0 - new Date(instant * 1000).getTimezoneOffset() * 60;
}
