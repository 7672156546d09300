import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { isBlankOrTotal } from "../../src/importers/total-row.ts";
import { mayBeIrregular, parsed, scanned, withoutUnwanted } from "../importers/scanned.ts";

/**
 * The scanner against the decoder and papaparse. More cases, about 10,000 in a second or two:
 * `CREATOROPS_RUNS=200000 npx vitest run test/properties/scan-records.test.ts`
 */
const RUNS = Math.max(3000, Number(process.env["CREATOROPS_RUNS"] ?? 0));
const TIME = { timeout: 60_000 + RUNS * 10 };

const isBlank = (cell: string): boolean => cell.trim() === "";

const DELIMITERS = [",", ";", "\t", "|"] as const;

const asBytes = (texts: readonly string[]): fc.Arbitrary<Buffer> =>
  fc.constantFrom(...texts.map((text) => Buffer.from(text)));

const ENDS = asBytes([",", ",", ";", "\t", "|", "\n", "\n", "\r\n", "\r"]);
const TEXTS = asBytes([
  "a",
  "b",
  "Total",
  "é",
  "\u{1f600}",
  "字",
  " ",
  "\u00a0",
  "\ufeff",
  "\v",
  "\u2028",
  "\u0085",
]);
const QUOTED = asBytes([
  ',"a",',
  ',"",',
  '\n""\n',
  ',"é""\r\n;",',
  ',"\r"\r\n',
  '\n"|,\n\n\u{1f600}"\r',
  ',"""",',
  '\n"\r\n\ufeff",',
]);
const QUOTES = asBytes(['"', '"', '""', '",', ',"', '"\n', '"\r']);

/** No text, or only a part of a character. */
const BROKEN = fc.constantFrom(
  ...[[0], [0xff], [0xc3], [0xa9], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0xff, 0xfe], [0x25, 0x50]].map(
    (bytes) => Buffer.from(bytes),
  ),
);

/** Few lone quotes leave a long text sound, many come to where one more of them matters. */
const anyBytes = fc
  .constantFrom(0, 1, 20)
  .chain((weight) =>
    fc.array(
      fc.oneof(
        { weight: 30, arbitrary: ENDS },
        { weight: 30, arbitrary: TEXTS },
        { weight: 10, arbitrary: QUOTED },
        { weight, arbitrary: QUOTES },
        { weight: weight === 0 ? 0 : 1, arbitrary: BROKEN },
      ),
      { maxLength: 40, size: "max" },
    ),
  )
  .map((pieces) => Buffer.concat(pieces));

const options = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  firstLine: fc.integer({ min: 1, max: 9 }),
  wanted: fc.option(fc.uniqueArray(fc.nat({ max: 8 })), { nil: null }),
  size: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 200 })),
});

const cellText = fc.oneof(
  fc.constantFrom("", "", " ", "x", "Total", "1,5", '5" pipe', '"', '""', "a\nb", "\n", "é", "\u{1f600}"),
  fc
    .array(fc.constantFrom('"', ",", ";", "\t", "|", "\n", "a", " ", "é", "\u{1f600}", "\u00a0", "\ufeff"), {
      maxLength: 14,
    })
    .map((all) => all.join("")),
  fc.string({ maxLength: 20, unit: "binary" }).map((text) => text.replaceAll(/[\0\r]/gu, "")),
);

/** A table as writers of CSV write it, and what it says. */
const tables = fc
  .record({
    rows: fc.array(fc.array(cellText, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 12 }),
    hasMark: fc.boolean(),
    newline: fc.constantFrom("\n", "\r\n", "\r"),
    endsWithLineEnd: fc.boolean(),
    quotes: fc.constantFrom("all", "needed", "some"),
    some: fc.infiniteStream(fc.boolean()),
    options,
  })
  .map(({ rows, hasMark, newline, endsWithLineEnd, quotes, some, options: chosen }) => {
    const ends = endsWithLineEnd ? newline : "";
    const isQuoted = (): boolean => quotes === "all" || (quotes === "some" && some.next().value === true);
    const { delimiter } = chosen;
    const text = Papa.unparse(rows, { delimiter, newline, quotes: isQuoted, skipEmptyLines: false });
    const bytes = Buffer.from(`${hasMark ? "\ufeff" : ""}${text.replaceAll(/(?<!\r)\n/gu, newline)}${ends}`);
    return { rows, bytes, options: chosen };
  });

describe("scanRecords", () => {
  it("gives the rows of papaparse for any bytes, or leaves them to it for a reason", TIME, () => {
    const property = fc.property(anyBytes, options, (bytes, chosen) => {
      const expected = parsed(bytes, chosen);
      const found = scanned(bytes, chosen);
      if (found === null) expect(expected === null || mayBeIrregular(bytes)).toBe(true);
      // The decoder refuses a text of nothing but blanks.
      else if (expected === null) expect(found.every(({ cells }) => cells.every(isBlank))).toBe(true);
      else {
        expect(found).toEqual(withoutUnwanted(expected, chosen.wanted));
        const isNoData = expected.map(({ cells }) => isBlankOrTotal(cells));
        expect(found.map(({ cells }) => isBlankOrTotal(cells))).toEqual(isNoData);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it("reads every table that has text, however it is quoted and cut", TIME, () => {
    const property = fc.property(tables, ({ rows, bytes, options: chosen }) => {
      fc.pre(!rows.every((cells) => cells.every(isBlank)));
      const found = scanned(bytes, chosen);
      expect(found).not.toBeNull();
      expect(found).toEqual(withoutUnwanted(parsed(bytes, chosen) ?? [], chosen.wanted));
      const whole = scanned(bytes, { ...chosen, wanted: null }) ?? [];
      // A last row of one empty cell is a line end to every reader when it is not in quotes.
      expect(whole.map(({ cells }) => cells)).toEqual(rows.slice(0, whole.length));
      expect(rows.length - whole.length).toBeLessThanOrEqual(1);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});
