import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDay } from "../../src/core/calendar.ts";
import {
  addDays,
  daysBetween,
  isoWeek,
  latestMonday,
  parseDayExpression,
  weekDays,
} from "../../src/core/days.ts";
import type { Day } from "../../src/core/scalars.ts";

const days = fc
  .integer({ min: 0, max: 31_000 })
  .map((count) => new Date(Date.UTC(2015, 0, 1 + count)).toISOString().slice(0, 10) as Day);

describe("isDay", () => {
  it.each(["2026-06-01", "2024-02-29", "2015-01-01", "2100-12-31"])("%s is one", (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    "2026-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-00-10",
    "2026-13-01",
    "2014-12-31",
    "2101-01-01",
    "2026-6-1",
    "0000-00-00",
    "",
  ])("%j is none", (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe("arithmetic", () => {
  it.each([
    ["2026-03-08", 1, "2026-03-09"],
    ["2026-11-01", 1, "2026-11-02"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-06-30", -6, "2026-06-24"],
  ] as [Day, number, Day][])("%s + %i is %s", (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
    expect(daysBetween(day, result)).toBe(count);
  });

  it("adds and counts alike", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count)) + 0).toBe(count);
      }),
    );
  });
});

describe("weeks", () => {
  it.each([
    ["2026-11-02", "2026-W45"],
    ["2026-01-01", "2026-W01"],
    ["2027-01-01", "2026-W53"],
    ["2024-12-30", "2025-W01"],
  ] as [Day, string][])("%s is in %s", (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });

  it("spans a week from Monday to Sunday", () => {
    expect(weekDays("2026-W45")).toEqual({ from: "2026-11-02", to: "2026-11-08" });
    expect(weekDays("2026-w01")).toEqual({ from: "2025-12-29", to: "2026-01-04" });
    expect(weekDays("2026-W53")).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  });

  it.each(["2025-W53", "2026-W00", "2026-W54", "2026-45", "2014-W10", "week 45"])(
    "knows no week %s",
    (week) => {
      expect(weekDays(week)).toBeNull();
    },
  );

  it("puts every day into its own week, which starts on its latest Monday", () => {
    fc.assert(
      fc.property(days, (day) => {
        const monday = latestMonday(day);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(isoWeek(monday)).toBe(isoWeek(day));
        expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, day)).toBeLessThan(7);
      }),
    );
  });
});

describe("parseDayExpression", () => {
  const today = "2026-11-04" as Day;
  it.each([
    ["2026-06-30", "2026-06-30"],
    [" today ", "2026-11-04"],
    ["Yesterday", "2026-11-03"],
    ["monday", "2026-11-02"],
    ["7d", "2026-10-28"],
    ["0d", "2026-11-04"],
  ])("reads %j as %s", (text, day) => {
    expect(parseDayExpression(text, today)).toEqual({ ok: true, value: day });
  });

  it("takes Monday itself for the latest Monday", () => {
    expect(parseDayExpression("monday", "2026-11-02" as Day)).toEqual({ ok: true, value: "2026-11-02" });
  });

  it.each(["", "2026-02-30", "30/06/2026", "tomorrow", "7", "-7d", "9999d", "2026-W45", "2014-12-31"])(
    "rejects %j",
    (text) => {
      expect(parseDayExpression(text, today).ok).toBe(false);
    },
  );
});
