import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Instant } from "../../src/core/scalars.ts";
import { readFile } from "../../src/importers/read.ts";
import { memorySource } from "../../src/importers/sheet/byte-source.ts";
import { csvText, parseCsv } from "../csv.ts";
import type { GivenFile, TestLedger } from "./ledger.ts";
import { partsOf, rewritten, withTimesOf } from "./parts.ts";
import { SAMPLE_FILES, sampleLedger } from "./sample-shop.ts";
import { signature } from "./signature.ts";

/** Which file saw a row is another matter; the buyers of sample orders are kept by file. */
const BY_FILE = ["sighting", "sample_buyer"];

/** Always the same order that looks like none. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const rank = (index: number): number => (index * 7919 + 104_729) % 65_537;
  return items
    .map((item, index) => ({ item, place: rank(index) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function encoded(file: GivenFile, change: (text: string) => Buffer): GivenFile {
  const text = file.bytes.toString("utf8").replace("\ufeff", "").replaceAll("\r\n", "\n");
  return { ...file, bytes: change(text) };
}

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const shuffledColumns = (records: readonly (readonly string[])[]): string[][] => {
  const places = shuffled((records[0] ?? []).map((_, index) => index));
  return records.map((row) => places.map((place) => row[place] ?? ""));
};

type Writing = readonly [what: string, write: (file: GivenFile) => GivenFile];

/** The same rows in another order. */
const ORDERS: readonly Writing[] = [
  [
    "R07: rows in another order",
    (file) => rewritten(file, ([header = [], ...rows]) => [header, ...shuffled(rows)]),
  ],
  ["columns in another order", (file) => rewritten(file, shuffledColumns)],
];

/** The same rows as other programs write them: what is read from them is the same, so the ledger is as well. */
const WRITINGS: readonly Writing[] = [
  [
    "CRLF and a byte order mark",
    (file) => encoded(file, (text) => Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`)),
  ],
  ["LF and no byte order mark", (file) => encoded(file, (text) => Buffer.from(text))],
  ["UTF-16LE with a byte order mark", (file) => encoded(file, (text) => utf16(`\ufeff${text}`))],
  ["UTF-16BE with a byte order mark", (file) => encoded(file, (text) => utf16(`\ufeff${text}`).swap16())],
  ["UTF-16LE without one", (file) => encoded(file, utf16)],
  ["TSV", (file) => encoded(file, (text) => Buffer.from(csvText(parseCsv(text), "\t")))],
  ["semicolons", (file) => encoded(file, (text) => Buffer.from(csvText(parseCsv(text), ";")))],
];

/** All that an import takes from a file. */
function readFrom({ name, bytes, modifiedAt }: GivenFile): object {
  const options = { currency: "USD", timezone: "America/Los_Angeles" };
  const read = readFile(memorySource(bytes), {
    name,
    modifiedAt: Math.floor(modifiedAt / 1000) as Instant,
    options,
  });
  const { importer, exportTime, decisions } = read;
  return { source: importer.id, exportTime, decisions, rows: [...read.rows()] };
}

describe.each(SAMPLE_FILES)("$name, written another way", (file) => {
  const expected = readFrom(file);
  it.each(WRITINGS)("reads the same: %s", (_what, write) => {
    expect(readFrom(write(file))).toEqual(expected);
  });
});

describe("the sample shop, written another way, is the same ledger:", () => {
  let whole: TestLedger;
  let expected: object;
  beforeAll(() => {
    whole = sampleLedger();
    for (const row of whole.takeAll(SAMPLE_FILES)) expect(row).toMatchObject({ status: "imported" });
    expected = signature(whole.open.db, BY_FILE);
  });
  afterAll(() => whole.open.db.close());

  function expectSame(files: readonly GivenFile[]): TestLedger {
    const one = sampleLedger();
    for (const row of one.takeAll(files)) expect(row).toMatchObject({ rejected: 0 });
    expect(signature(one.open.db, BY_FILE)).toEqual(expected);
    return one;
  }

  it.each(ORDERS)("%s", (_what, write) => {
    expectSame(SAMPLE_FILES.map(write)).open.db.close();
  });

  it("each file split in two", () => {
    const halves = [
      [0, 0.5],
      [0.5, 1],
    ] as const;
    const timed = withTimesOf(whole, SAMPLE_FILES);
    expectSame(timed.flatMap((file) => partsOf(file, halves))).open.db.close();
  });

  it("R08: overlapping parts of each file", () => {
    const parts = [
      [0.4, 1],
      [0, 0.6],
    ] as const;
    const timed = withTimesOf(whole, SAMPLE_FILES);
    expectSame(timed.flatMap((file) => partsOf(file, parts))).open.db.close();
  });

  it("R07: the same rows again, renamed, in another order and with other line ends, add nothing", () => {
    const one = expectSame(SAMPLE_FILES);
    const again = withTimesOf(one, SAMPLE_FILES).map((file) => {
      const turned = rewritten(file, ([header = [], ...rows]) => [header, ...shuffled(rows)]);
      const text = turned.bytes.toString("utf8").replaceAll("\n", "\r\n");
      return { ...turned, name: `Copy of ${file.name}`, bytes: Buffer.from(text) };
    });
    for (const file of again) {
      expect(one.take(file)).toMatchObject({ new: 0, updated: 0, stale: expect.any(Number), rejected: 0 });
    }
    one.rebuild();
    expect(signature(one.open.db, BY_FILE)).toEqual(expected);
    one.open.db.close();
  });
});
