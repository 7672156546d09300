import { describe, expect, it } from "vitest";
import { isContentId, postedAt } from "../../src/core/content-id.ts";
import { formatInstant } from "../../src/core/time.ts";

function idOf(time: string): string {
  return String((BigInt(Date.parse(time) / 1000) << 32n) + 12345n);
}

describe("postedAt", () => {
  it.each(["2026-11-16T08:30:00Z", "2017-01-01T00:00:00Z", "2037-06-30T12:00:00Z"])(
    "finds %s in the id",
    (time) => {
      const instant = postedAt(idOf(time));
      expect(instant === null ? null : formatInstant(instant)).toBe(time);
    },
  );

  it.each([
    idOf("2016-12-31T23:59:59Z"),
    "12345678901",
    "1234567890123456789012345",
    "",
    "N/A",
    "7E+18",
    "-7301234567890123456",
  ])("finds no time in %j", (id) => {
    expect(postedAt(id)).toBeNull();
  });
});

describe("isContentId", () => {
  it.each([
    ["7301234567890123456", true],
    ["1234567890", true],
    ["123456789", false],
    ["1".repeat(26), false],
    ["7301234567890123456.0", false],
    ["7.30E+18", false],
    [" 7301234567890123456", false],
  ])("%j: %s", (text, is) => {
    expect(isContentId(text)).toBe(is);
  });
});
