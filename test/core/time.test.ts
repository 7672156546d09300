import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day, Instant } from "../../src/core/scalars.ts";
import {
  type DateOrder,
  dayOf,
  decideDateOrder,
  formatInstant,
  isTimeZone,
  parseDay,
  parseInstant,
  parseInstantText,
  startOfDay,
  statedZone,
} from "../../src/core/time.ts";

const PACIFIC = "America/Los_Angeles";

function instantText(text: string, order: DateOrder | null, zone: string): string {
  const parsed = parseInstant(text, order, zone);
  return parsed.ok ? formatInstant(parsed.value) : parsed.reason;
}

describe("parseInstant", () => {
  it.each<[string, DateOrder | null, string, string]>([
    ["06/01/2026 10:22:33 PM", "mdy", PACIFIC, "2026-06-02T05:22:33Z"],
    ["06/01/2026 12:05:00 AM", "mdy", "UTC", "2026-06-01T00:05:00Z"],
    ["06/01/2026 12:05:00 pm", "mdy", "UTC", "2026-06-01T12:05:00Z"],
    ["6/1/2026 9:05\u202fPM\t", "mdy", "UTC", "2026-06-01T21:05:00Z"],
    ["06/01/2026, 9:05 p.m.", "mdy", "UTC", "2026-06-01T21:05:00Z"],
    ["01/06/2026 22:22:33", "dmy", "Asia/Bangkok", "2026-06-01T15:22:33Z"],
    ["13.04.2026 08:30", "dmy", "Europe/Berlin", "2026-04-13T06:30:00Z"],
    ["2026-06-01T10:22:33+08:00", null, PACIFIC, "2026-06-01T02:22:33Z"],
    ["2026-06-01T10:22:33.987Z", null, PACIFIC, "2026-06-01T10:22:33Z"],
    ["2026-01-02 03:04:05 -0700", null, "UTC", "2026-01-02T10:04:05Z"],
    ["2026-01-02 03:04:05 UTC", null, PACIFIC, "2026-01-02T03:04:05Z"],
    ["2026-06-01 10:22:33\t", "dmy", "Asia/Tokyo", "2026-06-01T01:22:33Z"],
    ["2026/06/01 10:22", null, "UTC-7", "2026-06-01T17:22:00Z"],
    ["2026/06/01", "ymd", PACIFIC, "2026-06-01T07:00:00Z"],
    ["20260601", null, "UTC", "2026-06-01T00:00:00Z"],
    ["13/04/2026", null, "UTC", "2026-04-13T00:00:00Z"],
    ["04/13/2026", null, "UTC", "2026-04-13T00:00:00Z"],
    ["04/04/2026", null, "UTC", "2026-04-04T00:00:00Z"],
    ["06/01/2026 10:22:33 PM", null, "UTC", "2026-06-01T22:22:33Z"],
  ])("R66: reads %j as %s in %s: %s", (text, order, zone, instant) => {
    expect(instantText(text, order, zone)).toBe(instant);
  });

  it.each<[string, DateOrder | null, RegExp]>([
    ["31/04/2026", "dmy", /no such day/u],
    ["2026-02-30", null, /no such day/u],
    ["13/04/2026", "mdy", /no month 13/u],
    ["04/13/2026", "dmy", /no month 13/u],
    ["2026-13-01", null, /no month 13/u],
    ["1/2/26", "dmy", /two digits/u],
    ["0000-00-00", null, /no month/u],
    ["45000", "dmy", /spreadsheet/u],
    ["45000.5", "dmy", /spreadsheet/u],
    ["03/04/2026", null, /two days/u],
    ["03/04/2026", "ymd", /two days/u],
    ["01/01/2014", "dmy", /between 2015 and 2100/u],
    ["2101-01-01", null, /between 2015 and 2100/u],
    ["01/06/2026 24:00:00", "dmy", /time of day/u],
    ["01/06/2026 13:00 PM", "dmy", /time of day/u],
    ["01/06/2026 0:30 AM", "dmy", /time of day/u],
    ["01/06/2026 10:60", "dmy", /time of day/u],
    ["2026-06-01T10:00:00+15:00", null, /offset/u],
    ["2026-06-01T10:00:00 PST", null, /offset/u],
    ["", null, /not a date/u],
    ["Delivered + 1 days", null, /not a date/u],
    ["2026-06/01", null, /not a date/u],
    ["2026-06-01T", null, /not a date/u],
    ["2026-06-0100:00", null, /not a date/u],
    ["01/06/20261", "dmy", /not a date/u],
    ["577123456789012345", null, /not a date/u],
    ["123/4/2026", "dmy", /not a date/u],
  ])("R65: rejects %j as %s: %s", (text, order, reason) => {
    expect(instantText(text, order, "UTC")).toMatch(reason);
  });

  it("takes the first of two equal wall times, and moves a skipped one forward", () => {
    expect(instantText("2026-11-01 01:30:00", null, PACIFIC)).toBe("2026-11-01T08:30:00Z");
    expect(instantText("2026-03-08 02:30:00", null, PACIFIC)).toBe("2026-03-08T10:30:00Z");
    expect(instantText("2026-03-08 03:00:00", null, PACIFIC)).toBe("2026-03-08T10:00:00Z");
    expect(instantText("2026-04-05 01:45:00", null, "Australia/Lord_Howe")).toBe("2026-04-04T14:45:00Z");
  });
});

describe("parseDay", () => {
  it.each<[string, DateOrder | null, string]>([
    ["2026-06-01", null, "2026-06-01"],
    ["20260601", "dmy", "2026-06-01"],
    ["1/6/2026", "dmy", "2026-06-01"],
    ["06/01/2026 11:59:59 PM", "mdy", "2026-06-01"],
    ["2026-06-01T03:00:00Z", null, "2026-05-31"],
    ["2026-06-01T23:00:00-10:00", null, "2026-06-02"],
  ])("reads %j as %s: %s", (text, order, day) => {
    expect(parseDay(text, order, PACIFIC)).toEqual({ ok: true, value: day });
  });

  it.each(["2026-02-30", "0000-00-00", "45000", "03/04/2026", "20261301", "31/02/2026"])(
    "R65: rejects %j",
    (text) => {
      expect(parseDay(text, null, PACIFIC).ok).toBe(false);
    },
  );
});

describe("decideDateOrder", () => {
  it.each<[string[], DateOrder]>([
    [["03/04/2026", "13/04/2026"], "dmy"],
    [["03/04/2026", "04/13/2026"], "mdy"],
    [["03/04/2026 9:00 AM"], "mdy"],
    [["13/04/2026 9:00 PM"], "dmy"],
    [["2026-04-03", "2026/04/03"], "ymd"],
    [["20260403"], "ymd"],
    [["2026-04-03", "13/04/2026"], "dmy"],
  ])("decides %j: %s", (cells, order) => {
    expect(decideDateOrder(cells)).toEqual({ kind: "decided", order });
  });

  it.each([
    [[]],
    [["03/04/2026"]],
    [["2026-04-03", "03/04/2026"]],
    [["", "-", "45000", "13/4/26", "soon", "31/31/2026"]],
  ])("leaves %j open", (cells) => {
    expect(decideDateOrder(cells)).toEqual({ kind: "open" });
  });

  it("names a cell of each order when two are mixed", () => {
    const decision = decideDateOrder(["03/04/2026", "04/13/2026", "13/04/2026 9:00 PM"]);
    expect(decision).toEqual({ kind: "mixed", examples: ["13/04/2026 9:00 PM", "04/13/2026"] });
  });
});

describe("parseInstantText", () => {
  it.each([
    ["2026-11-16T08:30:00Z", "2026-11-16T08:30:00Z"],
    ["2026-11-16", "2026-11-16T08:00:00Z"],
    ["2026-07-16", "2026-07-16T07:00:00Z"],
    ["2026-11-16T08:30:00", "2026-11-16T16:30:00Z"],
    ["2026-11-16 08:30", "2026-11-16T16:30:00Z"],
    ["2026-11-16T08:30:00+08:00", "2026-11-16T00:30:00Z"],
  ])("reads %j as %s in a shop of Los Angeles", (text, instant) => {
    const parsed = parseInstantText(text, PACIFIC);
    expect(parsed === null ? null : formatInstant(parsed)).toBe(instant);
  });

  it.each([
    "",
    "2026-11-16T08",
    "16/11/2026",
    "20261116",
    "2026-11-16T25:00:00Z",
    "2026-02-30T00:00:00Z",
    "now",
  ])("refuses %j", (text) => {
    expect(parseInstantText(text, PACIFIC)).toBeNull();
  });

  it("reads back what formatInstant writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_420_070_400, max: 4_133_980_799 }), (seconds) => {
        const text = formatInstant(seconds as Instant);
        expect(text).toBe(`${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`);
        expect(parseInstantText(text, PACIFIC)).toBe(seconds);
      }),
    );
  });
});

describe("zones", () => {
  const zones = [
    "UTC",
    PACIFIC,
    "America/New_York",
    "America/Sao_Paulo",
    "America/Havana",
    "Europe/London",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
  ];
  const instants = fc.integer({ min: 1_420_070_400, max: 4_133_980_799 });

  it("gives the day that Intl gives", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (seconds, zone) => {
        const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
        expect(dayOf(seconds as Instant, zone)).toBe(format.format(seconds * 1000));
      }),
    );
  });

  it("finds every change of the clocks to the second", () => {
    for (const zone of ["Africa/Casablanca", "Australia/Lord_Howe", PACIFIC]) {
      const hour = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" });
      for (
        let seconds = Date.UTC(2025, 11, 30) / 1000;
        seconds < Date.UTC(2027, 0, 3) / 1000;
        seconds += 7 * 1799
      ) {
        const wall = `${dayOf(seconds as Instant, zone)} ${hour.format(seconds * 1000)}`;
        const parsed = parseInstant(wall, null, zone);
        // A repeated wall time is read as the first of the two, so it may lie one change earlier.
        const apart = parsed.ok ? seconds - parsed.value : Number.NaN;
        expect([0, 1800, 3600]).toContain(apart);
      }
    }
  });

  it("starts every day with its own first second", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31_000 }), fc.constantFrom(...zones), (count, zone) => {
        const day = new Date(Date.UTC(2015, 0, 1 + count)).toISOString().slice(0, 10) as Day;
        const start = startOfDay(day, zone);
        expect(dayOf(start, zone)).toBe(day);
        expect(dayOf((start - 1) as Instant, zone)).not.toBe(day);
      }),
    );
  });

  it.each([
    [PACIFIC, true],
    ["UTC", true],
    ["Etc/GMT+7", true],
    ["Bogus/Zone", false],
    ["", false],
    ["+08:00", false],
    ["UTC-7", false],
  ])("%j is a time zone: %s", (name, is) => {
    expect(isTimeZone(name)).toBe(is);
  });

  it.each([
    ["Statement date (UTC)", "UTC"],
    ["Onhold-unsettled-orders-2026_06_01-2026_06_12(UTC-7).xlsx", "UTC-7"],
    ["Time (GMT+5:30)", "GMT+5:30"],
    ["Created Time", null],
    ["Utc offset", null],
    ["(UTC+99)", null],
  ])("%j states the zone %j", (text, zone) => {
    expect(statedZone(text)).toBe(zone);
  });

  it("keeps to a stated offset", () => {
    expect(instantText("2026-06-01 00:00", null, "GMT+5:30")).toBe("2026-05-31T18:30:00Z");
    expect(() => parseInstant("2026-06-01 00:00", null, "Bogus/Zone")).toThrow(RangeError);
  });
});
