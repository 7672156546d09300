import { afterEach, describe, expect, it } from "vitest";
import { canBeProcessZone, inProcessZone, processOffsetAt } from "../../src/core/process-zone.ts";
import type { Instant } from "../../src/core/scalars.ts";
import { dayOf } from "../../src/core/time.ts";

const DAY_SECONDS = 86_400;
const FIRST = Date.UTC(2015, 0, 1) / 1000;
const LAST = Date.UTC(2100, 11, 31) / 1000;

/** `GMT+05:45` → 20,700. */
function secondsOf(offset: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d\d):(\d\d))?$/u.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60 + 0;
}

/** Instants at which the process in a zone and `Intl` tell the time apart. */
function differences(zone: string): number[] {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const found: number[] = [];
  inProcessZone(zone, () => {
    for (let instant = FIRST; instant < LAST; instant += 97 * DAY_SECONDS + 3607) {
      const part = format.formatToParts(instant * 1000).find(({ type }) => type === "timeZoneName");
      if (processOffsetAt(instant) !== secondsOf(part?.value ?? "")) found.push(instant);
    }
  });
  return found;
}

describe("the zone of the process", () => {
  const own = process.env["TZ"];
  afterEach(() => {
    if (own === undefined) delete process.env["TZ"];
    else process.env["TZ"] = own;
  });

  it("tells the time as Intl does, in every zone that the process can be in", () => {
    const zones = Intl.supportedValuesOf("timeZone").filter(canBeProcessZone);
    expect(zones.length).toBeGreaterThan(300);
    expect(zones.filter((zone) => differences(zone).length > 0)).toEqual([]);
  });

  it.each(["america/new_york", "Etc/GMT+5", "EST", "EST5EDT", "UTC", "UTC-7", "Bogus/Zone", ""])(
    "is not asked for %j",
    (zone) => {
      expect(canBeProcessZone(zone)).toBe(false);
    },
  );

  it("gives the same day to a zone in another case, which it cannot be in", () => {
    const lateEvening = (Date.UTC(2026, 10, 9, 4) / 1000) as Instant;
    expect(dayOf(lateEvening, "America/New_York")).toBe("2026-11-08");
    expect(dayOf(lateEvening, "america/new_york")).toBe("2026-11-08");
  });

  it.each([undefined, "Asia/Tokyo"])("is put back to %j, also when reading fails", (before) => {
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
    const noon = Date.UTC(2026, 10, 9, 12) / 1000;
    const offset = processOffsetAt(noon);
    expect(inProcessZone("America/New_York", () => processOffsetAt(noon))).toBe(-5 * 3600);
    const fail = (): never => {
      throw new RangeError("no");
    };
    expect(() => inProcessZone("America/New_York", fail)).toThrow(RangeError);
    expect(process.env["TZ"]).toBe(before);
    expect(processOffsetAt(noon)).toBe(offset);
  });
});
