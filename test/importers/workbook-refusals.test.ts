import { describe, expect, it } from "vitest";
import { deflateRawSync } from "node:zlib";
import { partsOf, textCell, textRows } from "../../fixtures/make-workbooks/parts.mjs";
import { zipOf } from "../../fixtures/make-workbooks/zip.mjs";
import { bytesOf, factsOf, onlyTable, openBytes, refusalOf } from "./fixtures.ts";
import { workbookOf } from "./made-workbooks.ts";

const COSTS = textRows([
  ["sku", "unit_cost"],
  ["GLOW-SERUM-30", "4.05"],
]);
const SHEET = "xl/worksheets/sheet1.xml";
const parts = (markup = COSTS): Record<string, string> => partsOf([{ name: "Costs", markup }]);

async function refusedFor(bytes: Buffer, name = "costs.xlsx"): Promise<string> {
  const [found, ...others] = refusalOf(await openBytes(bytes, name));
  expect(others).toEqual([]);
  return `${found?.code} ${found?.message}`;
}

describe("R82: a workbook that is not whole", () => {
  it("is refused or gives the same facts, whichever of its bytes is wrong", async () => {
    const whole = workbookOf(COSTS);
    const facts = factsOf(onlyTable((await openBytes(whole, "costs.xlsx"))()));
    let refused = 0;
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      try {
        expect(factsOf(onlyTable((await openBytes(bytes, "costs.xlsx"))()))).toEqual(facts);
      } catch (error) {
        expect((error as Error).name, `byte ${at}: ${(error as Error).stack}`).toBe("CannotGoOn");
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(whole.length / 6);
  });

  it("is refused wherever it is cut", async () => {
    const whole = workbookOf(COSTS);
    for (let length = 4; length < whole.length; length += 97) {
      expect(await refusedFor(whole.subarray(0, length))).toMatch(/^CO128 .*cut off/);
    }
  });

  it.each([
    [
      "a wrong checksum",
      zipOf(parts(), ({ name }) => (name === SHEET ? { crc: 1 } : {})),
      /^CO129 .*checksum/,
    ],
    [
      "a member of two names",
      zipOf(parts(), ({ name }) => (name === SHEET ? { name: `${SHEET}_` } : {})),
      /^CO129 .*not where|^CO129 .*two names/,
    ],
    ["encrypted members", zipOf(parts(), () => ({ flags: 1 })), /^CO126 .*encrypted/],
    [
      "a sheet that ends early",
      zipOf({ ...parts(), [SHEET]: `<worksheet><sheetData>${COSTS}` }),
      /^CO129 .*ends too early/,
    ],
    ["no sheet where one is named", zipOf({ ...parts(), [SHEET]: "" }, () => ({})), /^CO129/],
    [
      "another encoding",
      zipOf({
        ...parts(),
        [SHEET]: Buffer.from(parts(COSTS.replace("GLOW", "gl\xf6w"))[SHEET] ?? "", "latin1"),
      }),
      /^CO129 .*UTF-8/,
    ],
    [
      "rows out of order",
      workbookOf(`${textRows([["sku", "unit_cost"]], 2)}${textRows([["A", "1"]], 1)}`),
      /^CO129 .*out of order/,
    ],
    [
      "cells out of order",
      workbookOf(`${COSTS}<row r="3">${textCell("B3", "4.05")}${textCell("A3", "SERUM")}</row>`),
      /^CO129 .*cells of row 3 are out of order/,
    ],
    [
      "a text that is not there",
      workbookOf(`${COSTS}<row r="3"><c r="A3" t="s"><v>7</v></c></row>`),
      /^CO129 .*row 3 names a text/,
    ],
    ["a NUL in a cell", workbookOf(COSTS.replace("GLOW", "_x0000_")), /^CO129 .*NUL/],
    ["a NUL in its markup", workbookOf(COSTS.replace("GLOW", "\0")), /^CO129 .*NUL/],
    ["a comment that never ends", workbookOf(`${COSTS}<!-- `), /^CO129 .*ends too early/],
    ["a password", bytesOf("errors/CO126/password.xlsx"), /^CO126 .*password/],
    ["the old kind", bytesOf("errors/CO127/old.xls"), /^CO127 /],
    ["text under its name", Buffer.from("sku,unit_cost\nA,1\n"), /^CO132 /],
    ["no bytes at all", Buffer.alloc(0), /^CO101 .*empty/],
    ["no cells", workbookOf(""), /^CO101 .*no cells/],
    ["no workbook in it", zipOf({ "readme.txt": "hello" }), /^CO130 .*zip archive/],
    ["an empty archive", zipOf({}), /^CO130 .*zip archive/],
    [
      "a binary workbook",
      zipOf({
        ...parts(),
        "_rels/.rels": (parts()["_rels/.rels"] ?? "").replace("workbook.xml", "workbook.bin"),
        "xl/workbook.bin": "x",
      }),
      /^CO130 .*\.xlsb/,
    ],
    [
      "a document of another program",
      zipOf({ mimetype: "application/vnd.oasis", "content.xml": "<x/>" }),
      /^CO130 .*another office program/,
    ],
  ])("with %s is refused with its own message", async (_, bytes, says) => {
    expect(await refusedFor(bytes)).toMatch(says);
  });

  it("is read for what it is, whatever its name says", async () => {
    const read = await openBytes(workbookOf(COSTS), "costs.csv");
    expect(factsOf(onlyTable(read()))).toHaveLength(1);
  });
});

/** A member whose bytes are packed: what it declares and what it holds are two things. */
function bombOf(content: Buffer, declared: number): Buffer {
  const archive = zipOf({ ...parts(), [SHEET]: "" });
  const packed = deflateRawSync(content, { level: 9 });
  const others = Object.entries(parts()).filter(([name]) => name !== SHEET);
  const plain = zipOf(Object.fromEntries(others));
  expect(archive.length).toBeGreaterThan(plain.length);
  return withPacked(plain, SHEET, packed, declared);
}

/** Adds one deflated member at the end of an archive that `zipOf` has written. */
function withPacked(archive: Buffer, name: string, packed: Buffer, size: number): Buffer {
  const end = archive.subarray(archive.length - 22);
  const start = end.readUInt32LE(16);
  const count = end.readUInt16LE(10);
  const single = zipOf({ [name]: packed }, () => ({ size: packed.length }));
  const local = Buffer.from(single.subarray(0, 30 + name.length + packed.length));
  const entry = Buffer.from(single.subarray(local.length, single.length - 22));
  local.writeUInt16LE(8, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt32LE(start, 42);
  const list = Buffer.concat([archive.subarray(start, archive.length - 22), entry]);
  const last = Buffer.from(end);
  last.writeUInt16LE(count + 1, 8);
  last.writeUInt16LE(count + 1, 10);
  last.writeUInt32LE(list.length, 12);
  last.writeUInt32LE(start + local.length, 16);
  return Buffer.concat([archive.subarray(0, start), local, list, last]);
}

describe("R83: a workbook that grows without end", () => {
  const GUARD = 20_000;

  it(
    "is refused by the sizes that it declares, before anything is unpacked",
    async () => {
      const bomb = bombOf(Buffer.alloc(1000, " "), 1_500_000_000);
      expect(await refusedFor(bomb)).toMatch(/^CO133 .*512 MB/);
    },
    GUARD,
  );

  it(
    "is refused as soon as it is longer than it declares",
    async () => {
      const bomb = bombOf(Buffer.alloc(50_000_000, " "), 1000);
      expect(await refusedFor(bomb)).toMatch(/^CO129 .*larger than the archive says/);
    },
    GUARD,
  );

  it(
    "is refused for a cell longer than any can be",
    async () => {
      const blank = `<worksheet><sheetData>${" ".repeat(40_000_000)}</sheetData></worksheet>`;
      expect(await refusedFor(bombOf(Buffer.from(blank), blank.length))).toMatch(/^CO133 .*megabyte/);
    },
    GUARD,
  );

  it(
    "is refused for four million rows",
    async () => {
      const rows = `<worksheet><sheetData>${"<row><c><v>1</v></c></row>".repeat(4_000_000)}</sheetData></worksheet>`;
      expect(await refusedFor(bombOf(Buffer.from(rows), rows.length))).toMatch(/^CO133 .*rows/);
    },
    GUARD,
  );

  it(
    "is refused for two cells in opposite corners",
    async () => {
      const corner = `<row r="1048576">${textCell("XFD1048576", "x")}</row>`;
      expect(await refusedFor(workbookOf(`${COSTS}${corner}`))).toMatch(/^CO133 .*1000 columns/);
    },
    GUARD,
  );

  it(
    "is refused for one long text that all cells of a row share",
    async () => {
      const cells = '<c t="s"><v>0</v></c>'.repeat(1000);
      const sheet = { name: "Costs", markup: `${COSTS}<row r="3">${cells}</row>` };
      const sharedStrings = `<si><t>${"x".repeat(100_000)}</t></si>`;
      expect(await refusedFor(zipOf(partsOf([sheet], { sharedStrings })))).toMatch(/^CO133 .*32 MB in a row/);
    },
    GUARD,
  );

  it(
    "is refused for five thousand members",
    async () => {
      const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`member${index}`, ""]));
      expect(await refusedFor(zipOf({ ...parts(), ...many }))).toMatch(/^CO133 .*2000 members/);
    },
    GUARD,
  );

  it(
    "is refused above 64 MB",
    async () => {
      const padding = { "xl/media/image.bin": Buffer.alloc(64 * 2 ** 20) };
      expect(await refusedFor(zipOf({ ...parts(), ...padding }))).toMatch(/^CO133 .*64 MB/);
    },
    GUARD,
  );
});

describe("R84: a workbook that reaches for other files", () => {
  const sheetWith = (declaration: string): Buffer => {
    const sheet = (parts(COSTS.replace("GLOW-SERUM-30", "&x;"))[SHEET] ?? "").replace("&amp;x;", "&x;");
    return zipOf({ ...parts(), [SHEET]: sheet.replace("<worksheet", `${declaration}<worksheet`) });
  };

  it.each([
    ["a file of the machine", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'],
    ["a billion laughs", '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'],
    ["a document type in small letters", "<!doctype x>"],
  ])("is refused for %s", async (_, declaration) => {
    expect(await refusedFor(sheetWith(declaration))).toMatch(/^CO134 .*declares/);
  });

  it.each(["../../x", "/etc/passwd", "..\\x", "C:\\x", "a/../../x"])(
    "is refused for a member %s",
    async (name) => {
      expect(await refusedFor(zipOf({ ...parts(), [name]: "x" }))).toMatch(
        /^CO134 .*points out of the archive/,
      );
    },
  );
});
