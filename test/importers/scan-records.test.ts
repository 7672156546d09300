import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isBlankOrTotal } from "../../src/importers/total-row.ts";
import { IrregularText } from "../../src/importers/sheet/record-scanner.ts";
import { scanRecords } from "../../src/importers/sheet/scan-records.ts";
import { mayBeIrregular, parsed, scanned, withoutUnwanted } from "./scanned.ts";

const SIZES = [1, 2, 3, 7, 64, 1024 * 1024];
const MEBIBYTE = 1024 * 1024;

function utf8(text: string): Buffer {
  return Buffer.from(text, "utf8");
}

function rowsOf(text: string, size: number): (readonly string[])[] | undefined {
  return scanned(utf8(text), { size })?.map(({ cells }) => cells);
}

function textFilesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  // What is empty or no text is refused by its first bytes, before it is scanned.
  const isText = (name: string): boolean => /\.(?:csv|tsv)$/u.test(name) && !/errors\/CO10[12]\//u.test(name);
  return names.filter(isText).map((name) => join(folder, name));
}

describe("scanRecords and the parser agree on", () => {
  it.each([...textFilesIn("fixtures"), ...textFilesIn("test")])("%s", (path) => {
    const bytes = readFileSync(path);
    for (const delimiter of [",", ";", "\t", "|"]) {
      const expected = parsed(bytes, { delimiter, firstLine: 3 });
      const asText = (wanted: readonly number[] | null): string | null =>
        expected === null ? null : JSON.stringify(withoutUnwanted(expected, wanted));
      const mayDiffer = expected === null || mayBeIrregular(bytes);
      for (const [turn, size] of SIZES.entries()) {
        const wanted = turn % 2 === 0 ? [1, 2, 5, 40] : null;
        const found = scanned(bytes, { delimiter, firstLine: 3, wanted, size });
        if (found === null) expect(mayDiffer, `delimiter ${delimiter}, chunks of ${size}`).toBe(true);
        // Compared as text: the matcher takes longer for all rows than everything else together.
        else expect(JSON.stringify(found) === asText(wanted), `${delimiter}, ${size}`).toBe(true);
      }
    }
  });

  it("every CSV sample in UTF-8, none of which is irregular", () => {
    const files = textFilesIn("fixtures").map((path) => ({ path, bytes: readFileSync(path) }));
    const sound = files.filter(({ bytes }) => [",", ";"].some((delimiter) => parsed(bytes, { delimiter })));
    expect(sound.length).toBeGreaterThan(150);
    const refused = sound.filter(({ bytes }) =>
      [",", ";"].every((delimiter) => scanned(bytes, { delimiter }) === null),
    );
    expect(refused.map(({ path }) => path)).toEqual([]);
  });
});

describe("scanRecords", () => {
  it.each(SIZES)("reads cells as they stand, in chunks of %i bytes", (size) => {
    const text = '\ufeffa,"b,""c""\r\nd\re",\r\n\n\u{1f600}é,\u00a0 x ,"\u{1f680}"\rx"y,"",z"\n,,\nlast';
    expect(rowsOf(text, size)).toEqual([
      ["a", 'b,"c"\nd\ne', ""],
      [""],
      ["\u{1f600}é", "\u00a0 x ", "\u{1f680}"],
      ['x"y', "", 'z"'],
      ["", "", ""],
      ["last"],
    ]);
    expect(scanned(utf8(text), { size })).toEqual(parsed(utf8(text)));
  });

  it.each(SIZES)("counts lines inside cells, in chunks of %i bytes", (size) => {
    const rows = scanned(utf8('h\n"1\r\n2\r3\n\n4"\r\nx\r\ry\n'), { firstLine: 2, size });
    expect(rows?.map(({ line }) => line)).toEqual([2, 3, 8, 9, 10]);
  });

  it.each([
    ["without a line end", "a,b", [["a", "b"]]],
    ["with an empty last cell", "a,", [["a", ""]]],
    ["with an empty last line", "a\n\n", [["a"], [""]]],
    ["with a quoted empty last line", 'a\n""', [["a"], [""]]],
    ["with a quoted last cell", 'a,"b"', [["a", "b"]]],
    ["with a carriage return", "a\r", [["a"]]],
    ["with both line ends", "a\r\n", [["a"]]],
    ["in the middle of a pair of line ends", "a\n\r", [["a"], [""]]],
  ])("reads a file that ends %s", (_, text, rows) => {
    for (const size of SIZES) expect(rowsOf(text, size), `chunks of ${size}`).toEqual(rows);
  });

  // The parser took a blank record that filled a batch, at the end of the text, for its last line end.
  it("agrees with the parser on a blank record at the end of a batch", () => {
    const bytes = utf8(`${"a\n".repeat(4999)}\n`);
    expect(parsed(bytes)).toHaveLength(5000);
    expect(scanned(bytes)).toEqual(parsed(bytes));
  });

  it("keeps a byte order mark that is not the first character", () => {
    expect(rowsOf("\ufeff\ufeffa,\ufeff\n\ufeffb", 1)).toEqual([["\ufeffa", "\ufeff"], ["\ufeffb"]]);
  });

  it("makes the cells of wanted columns, and those that tell a blank row and a total", () => {
    const text = 'a,b,c,d\n, ,"Total",9\n \u00a0,,,\nonly\n"x",y,"",w,v\n';
    const rows = scanned(utf8(text), { wanted: [3, 1, 9] }) ?? [];
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["a", "b", "", "d"],
      ["", " ", "Total", "9"],
      [" \u00a0", "", "", ""],
      ["only"],
      ["x", "y", "", "w", ""],
    ]);
    expect(rows.map(({ cells }) => isBlankOrTotal(cells))).toEqual([false, true, true, false, false]);
  });

  it("gives rows that later chunks do not change", () => {
    const rows = scanned(utf8("abcdefghijklmnopqrst,é1\nABCDEFGHIJKLMNOPQRST,é2\n"), { size: 25 });
    expect(rows?.map(({ cells }) => cells)).toEqual([
      ["abcdefghijklmnopqrst", "é1"],
      ["ABCDEFGHIJKLMNOPQRST", "é2"],
    ]);
  });

  it.each([
    ["an open quote", 'a,"b\n'],
    ["an open quote that ends in a quote of the cell", 'a,"b""'],
    ["a quote that is not doubled", 'a,"b"c"\n'],
    ["blanks behind a closing quote", 'a,"b" ,c\n'],
    ["a NUL byte", "a,b\n\0"],
  ])("leaves %s to the parser", (_, text) => {
    for (const size of SIZES) expect(scanned(utf8(text), { size }), `chunks of ${size}`).toBeNull();
  });

  it.each([
    ["bytes that are no UTF-8", [0x61, 0x2c, 0xe9, 0x0a]],
    ["a character that the end of the file cuts", [0x61, 0x0a, 0xf0, 0x9f, 0x98]],
    ["half of a surrogate pair", [0x61, 0xed, 0xa0, 0x80, 0x0a]],
    ["UTF-16", [0xff, 0xfe, 0x61, 0x00, 0x0a, 0x00]],
    ["UTF-16 without a mark", [0x61, 0x00, 0x0a, 0x00]],
    ["a gzip archive", [0x1f, 0x8b, 0x08]],
  ])("leaves %s to the decoder", (_, bytes) => {
    for (const size of SIZES) expect(scanned(Uint8Array.from(bytes), { size })).toBeNull();
  });

  it.each(['"', "\n", "\r", "", ",,", "é"])("leaves the delimiter %j to the parser", (delimiter) => {
    expect(scanned(utf8("a,b\n"), { delimiter })).toBeNull();
  });

  it("reads a long record in time that grows with its length", () => {
    const cell = "x\n".repeat(2 * MEBIBYTE);
    const rows = scanned(utf8(`a,"${cell}"\nb\n`), { size: 64, wanted: [1] });
    expect(rows?.map(({ line }) => line)).toEqual([1, 2 + 2 * MEBIBYTE]);
    expect(rows?.[0]?.cells[1] === cell).toBe(true);
  });

  it("gives up a quote that never closes before it fills the memory", () => {
    let asked = 0;
    function* endless(): Generator<Uint8Array> {
      yield utf8('a,b\n1,"');
      for (;;) {
        asked += 1;
        yield utf8("x\n".repeat(MEBIBYTE / 2));
      }
    }
    const rows = scanRecords(endless(), { delimiter: ",", firstLine: 1, wanted: null });
    expect(() => [...rows]).toThrow(IrregularText);
    expect(asked).toBeLessThan(40);
  });
});
