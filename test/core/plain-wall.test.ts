import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parseInstant } from "../../src/core/time.ts";

const two = (number: number): string => String(number).padStart(2, "0");

/** Numbers of a date and a time, some of which no calendar and no clock has. */
const NUMBERS = fc.record({
  year: fc.constantFrom(1999, 2015, 2024, 2026, 2100, 2101),
  month: fc.integer({ min: 0, max: 13 }),
  day: fc.integer({ min: 0, max: 32 }),
  hours: fc.integer({ min: 0, max: 25 }),
  minutes: fc.integer({ min: 0, max: 61 }),
  seconds: fc.integer({ min: 0, max: 61 }),
});

/** One date and time as exports write it, and the same in a way that only the slower reader knows. */
const WRITINGS = [
  ["mdy", "/", " AM", ".000 a.m."],
  ["mdy", "/", " PM", ".000 p.m."],
  ["mdy", "/", "", ".000"],
  ["dmy", "/", "", ".000"],
  ["dmy", "-", "", ".000"],
  ["dmy", "/", " PM", ".000 pm"],
  ["ymd", "-", "", ".000"],
  ["ymd", "/", " AM", ".000 a.m."],
] as const;

it("a time as exports write it is the one that the reader of all writings finds", () => {
  fc.assert(
    fc.property(NUMBERS, fc.constantFrom(...WRITINGS), fc.boolean(), (numbers, writing, isPadded) => {
      const [order, separator, end, otherEnd] = writing;
      const { year, month, day, hours, minutes, seconds } = numbers;
      const parts = {
        mdy: [two(month), two(day), year],
        dmy: [two(day), two(month), year],
        ymd: [year, two(month), two(day)],
      }[order];
      const clock = `${isPadded ? two(hours) : hours}:${two(minutes)}:${two(seconds)}`;
      const text = `${parts.join(separator)} ${clock}`;
      const zone = "America/Los_Angeles";
      expect(parseInstant(text + end, order, zone)).toEqual(parseInstant(text + otherEnd, order, zone));
    }),
    { numRuns: 5000 },
  );
});
