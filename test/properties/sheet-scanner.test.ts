import fc from "fast-check";
import { streamXlsxRows } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { partsOf, STYLE } from "../../fixtures/make-workbooks/parts.mjs";
import { zipOf } from "../../fixtures/make-workbooks/zip.mjs";
import { readSharedTexts } from "../../src/importers/sheet/shared-texts.ts";
import { SheetScanner } from "../../src/importers/sheet/sheet-scanner.ts";
import type { SheetRow } from "../../src/importers/sheet/sheet.ts";
import { openWorkbook } from "../../src/importers/sheet/workbook.ts";
import { memberNamed, readParts } from "../../src/importers/sheet/workbook-parts.ts";
import { openArchive } from "../../src/importers/sheet/zip-archive.ts";

/** CREATOROPS_RUNS raises the number of sheets. */
const RUNS = { numRuns: Math.max(200, Number(process.env["CREATOROPS_RUNS"] ?? 0)) };
const HANG_GUARD = { timeout: 60_000 + 100 * RUNS.numRuns };

/** Pieces of text as markup: all that it may be written with, and what only looks like it. */
const markupTexts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "&amp;",
        "&lt;",
        "&#65;",
        "&#x1F33F;",
        "&nbsp;",
        "&",
        "_x000D_",
        "_x005F_",
        "_x",
        "]]>",
        ">",
      ),
      fc.constantFrom(
        "<![CDATA[a<b&amp;c]]>",
        "<!-- <c> -->",
        "Zoë",
        "✨🌿",
        "小明",
        " ",
        "\t",
        "\r\n",
        '"',
        "'",
      ),
      fc.stringMatching(/^[\w ,.;/-]{0,12}$/),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(""));

const tags = fc.constantFrom("<t>", '<t xml:space="preserve">', "<t\n>");
const runs = fc.tuple(tags, markupTexts).map(([tag, text]) => `${tag}${text}</t>`);
const rich = fc
  .array(runs, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((run) => `<r><rPr><b/></rPr>${run}</r>`));
const inline = fc.oneof(
  runs,
  fc.constant("<t/>"),
  rich.map((all) => all.join("")),
);
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  fc.constantFrom("4.05E0", "007", "x1"),
);
const SHARED = 5;

/** A cell without its reference: its attributes and what it holds. */
const cells = fc.oneof(
  { weight: 4, arbitrary: inline.map((text) => [' t="inlineStr"', `<is>${text}</is>`]) },
  { weight: 2, arbitrary: fc.nat(SHARED - 1).map((at) => [' t="s"', `<v>${at}</v>`]) },
  markupTexts.map((text) => [" t='str'", `<f>A1&amp;"x"</f><v>${text}</v>`]),
  numbers.map((number) => ["", `<v>${number}</v>`]),
  numbers.map((number) => [` s="${STYLE.text}" t="n"`, `<v>${number}</v>`]),
  fc.integer({ min: 0, max: 60_000 }).map((day) => [` s="${STYLE.date}"`, `<v>${day}.25</v>`]),
  fc.constantFrom("0", "1", "true").map((value) => [' t = "b"', `<v>${value}</v>`]),
  fc.constantFrom("#REF!", "#N/A").map((value) => ['\n t="e"', `<v>${value}</v>`]),
  fc.constantFrom(["", ""], ["", "<v/>"], [` s="${STYLE.date}"`, ""], [' t="inlineStr"', "<is/>"]),
);

/** A cell, how many columns are left out before it, and whether it says where it stands. */
const placed = fc.tuple(cells, fc.constantFrom(0, 0, 0, 1, 30), fc.boolean());

const rows = fc.array(fc.tuple(fc.array(placed, { maxLength: 6 }), fc.constantFrom(0, 0, 0, 2)), {
  maxLength: 5,
});

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

const sheets = fc
  .tuple(rows, fc.constantFrom("", "x:"), fc.array(inline, { minLength: SHARED, maxLength: SHARED }))
  .map(([all, prefix, shared]) => {
    let line = 0;
    const markup = all.map(([row, skipped]) => {
      line += 1 + skipped;
      let column = -1;
      const written = row.map(([[attributes, content], left, isNamed]) => {
        column += 1 + (isNamed ? left : 0);
        const reference = isNamed ? ` r="${columnName(column)}${line}"` : "";
        return content === ""
          ? `<c${reference}${attributes}/>`
          : `<c${reference}${attributes}>${content}</c>`;
      });
      return `<row spans="1:9" r="${line}">${written.join("")}</row>`;
    });
    const body = `<worksheet><cols><col min="1"/></cols><sheetData>${markup.join("\n")}</sheetData><mergeCells/></worksheet>`;
    const sheet = body.replaceAll(/<(\/?)([a-z])/gi, `<$1${prefix}$2`);
    return { sheet, sharedStrings: shared.map((text) => `<si>${text}</si>`).join("") };
  });

function archiveOf({ sheet, sharedStrings }: { sheet: string; sharedStrings: string }): Buffer {
  return zipOf(partsOf([{ name: "One", markup: sheet }], { sharedStrings }));
}

async function ours(bytes: Buffer): Promise<readonly SheetRow[]> {
  const [sheet] = await openWorkbook(bytes);
  return [...(sheet?.rows.between(0) ?? [])];
}

/** A value of the library in the words of ours. */
function textOf(value: string | number | boolean | Date | null): string {
  if (value instanceof Date)
    return value.toISOString().replace("T00:00:00.000Z", "").replace("T", " ").slice(0, 19);
  if (typeof value === "number") return value === 0 ? "0" : String(Number(value.toPrecision(15)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value ?? "";
}

describe("a sheet", () => {
  it("holds the cells that a library finds in it, however it is written", HANG_GUARD, async () => {
    await fc.assert(
      fc.asyncProperty(sheets, async (given) => {
        const bytes = archiveOf(given);
        const theirs: [number, string[]][] = [];
        for await (const { index, values } of streamXlsxRows(bytes, { sheet: "One" })) {
          theirs.push([index + 1, values.map(textOf)]);
        }
        const found = (await ours(bytes)).map(({ line, cells: texts, types }) => [
          line,
          // The library gives a number of many digits with an exponent.
          texts.map((text, at) => (types?.[at] === "number" ? textOf(Number(text)) : text)),
        ]);
        expect(found).toEqual(
          theirs.map(([line, texts]) => [line, texts.length === 1 && texts[0] === "" ? [] : texts]),
        );
      }),
      RUNS,
    );
  });

  it("is the same in whatever pieces it comes", HANG_GUARD, async () => {
    const cut = fc.tuple(sheets, fc.infiniteStream(fc.nat(40)));
    await fc.assert(
      fc.asyncProperty(cut, async ([one, sizes]) => {
        const bytes = archiveOf(one);
        const archive = openArchive(bytes);
        const parts = await readParts(archive);
        const shared = await readSharedTexts(memberNamed(archive, parts.sharedTexts ?? ""));
        const scanner = new SheetScanner("One", parts, shared);
        let left = "";
        for (const piece of piecesOf(one.sheet, sizes)) {
          const given = Buffer.from(left + piece);
          left = given.subarray(scanner.scan(given)).toString();
        }
        expect([left, scanner.isWhole]).toEqual(["", true]);
        expect([...scanner.rows.between(0)]).toEqual(await ours(bytes));
      }),
      RUNS,
    );
  });

  it(
    "gives wanted cells alone, and those to the left of the first that is not blank",
    HANG_GUARD,
    async () => {
      await fc.assert(
        fc.asyncProperty(sheets, fc.array(fc.nat(8)), async (given, wanted) => {
          const [sheet] = await openWorkbook(archiveOf(given));
          const all = [...(sheet?.rows.between(0) ?? [])];
          const some = [...(sheet?.rows.between(0, undefined, wanted) ?? [])];
          for (const [at, row] of all.entries()) {
            const first = row.cells.findIndex((cell) => cell.trim() !== "");
            const isMade = (index: number): boolean => index <= first || first < 0 || wanted.includes(index);
            const expected =
              row.types === undefined
                ? row.cells.map((cell, index) => (isMade(index) ? cell : ""))
                : row.cells;
            expect(some[at]).toEqual({ ...row, cells: expected });
          }
        }),
        RUNS,
      );
    },
  );
});

/** Cuts a text before tags, each piece at least so long. */
function* piecesOf(text: string, sizes: Iterable<number>): Generator<string, void, undefined> {
  let from = 0;
  for (const size of sizes) {
    const to = text.indexOf("<", from + 1 + size);
    yield text.slice(from, to < 0 ? undefined : to);
    if (to < 0) return;
    from = to;
  }
}
