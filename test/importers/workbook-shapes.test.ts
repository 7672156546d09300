import { describe, expect, it } from "vitest";
import {
  factsOf,
  filesIn,
  onlyTable,
  openFixture,
  readFixture,
  refusalOf,
  rejectionsOf,
  rowsOf,
} from "./fixtures.ts";

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(facts: readonly unknown[]): Fields[] {
  return facts.map((fact) => (fact as { fields: Fields }).fields);
}

const SHAPES = filesIn("workbooks/one-table").filter((path) => path.endsWith(".xlsx"));

describe("R81: one table in every shape in which programs write it", () => {
  it.each(SHAPES)("%s gives the facts of its text", async (path) => {
    const file = onlyTable((await openFixture(path))());
    expect(factsOf(file)).toEqual(factsOf(readFixture("workbooks/one-table/plain.csv")));
    expect(rejectionsOf(file)).toEqual([]);
  });

  it("says at which row of the sheet a record stands", async () => {
    const rows = rowsOf(onlyTable((await openFixture("workbooks/one-table/kept-by-hand.xlsx"))()));
    expect(rows.map(({ line, outcome }) => `${line} ${outcome.kind}`)).toEqual([
      "1 skipped",
      "3 skipped",
      "6 facts",
      "7 facts",
      "8 facts",
      "10 skipped",
      "12 skipped",
    ]);
  });
});

describe("the cells of a workbook", () => {
  it("are read as they are shown where the number alone says something else", async () => {
    const file = onlyTable((await openFixture("workbooks/cell-kinds.xlsx"))());
    expect(fieldsOf(factsOf(file))).toMatchObject([
      { rate: 1500, flat_fee: 150 },
      { rate: 2850, flat_fee: 10 },
      { rate: 10_000, note: "FALSE" },
    ]);
    const skus = factsOf(file).map((fact) => (fact as { key: readonly string[] }).key[1]);
    expect(skus).toEqual(["1001", "00123", "*"]);
  });

  it("that are logical values or errors are their text, and so no amounts and no rates", async () => {
    const file = onlyTable((await openFixture("workbooks/cell-kinds.xlsx"))());
    expect(rejectionsOf(file)).toMatchObject([
      { code: "CO205", line: 4, column: "rate", value: "TRUE" },
      { code: "CO203", line: 4, column: "flat_fee", value: "#REF!" },
    ]);
  });
});

describe("R85: the sheets of a workbook", () => {
  it("are chosen by their headers, wherever they stand", async () => {
    const file = onlyTable((await openFixture("workbooks/second-sheet.xlsx"))());
    expect(file).toMatchObject({ sheet: "Prices", importer: { id: "costs" } });
    expect(file.warnings).toMatchObject([{ code: "CO309", message: expect.stringContaining('"Read me"') }]);
  });

  it("count when they are hidden, and not when they are empty", async () => {
    const file = onlyTable((await openFixture("workbooks/hidden-sheet.xlsx"))());
    expect(file).toMatchObject({ sheet: "Prices", warnings: [] });
    expect(factsOf(file)).toHaveLength(1);
  });

  it("of different formats are each a table of their own", async () => {
    const files = (await openFixture("workbooks/two-sources.xlsx"))();
    expect(files.map(({ importer, sheet }) => [importer.id, sheet])).toEqual([
      ["costs", "Costs"],
      ["terms", "Terms"],
    ]);
    expect(files.map(({ warnings }) => warnings.length)).toEqual([1, 0]);
  });

  it("of one format are refused until one is named", async () => {
    const [found] = refusalOf(await openFixture("workbooks/two-of-one.xlsx"));
    expect(found).toMatchObject({
      code: "CO136",
      cure: 'import them one at a time: --sheet "January", then --sheet "February".',
    });
    const read = await openFixture("workbooks/two-of-one.xlsx", { sheet: "february " });
    expect(onlyTable(read())).toMatchObject({ sheet: "February" });
  });

  it("are taken by the format that is named", async () => {
    const read = await openFixture("workbooks/two-sources.xlsx", { as: "terms" });
    expect(onlyTable(read())).toMatchObject({ sheet: "Terms" });
    const other = await openFixture("workbooks/two-sources.xlsx", { as: "fees" });
    expect(refusalOf(other).map(({ code }) => code)).toEqual(["CO111"]);
  });

  it("of which none is known are refused for what the nearest lacks", async () => {
    const read = await openFixture("workbooks/two-sources.xlsx", { sheet: "Notes" });
    expect(refusalOf(read)[0]).toMatchObject({ code: "CO109", file: "two-sources.xlsx (Notes)" });
  });

  it("are none in a text file", () => {
    expect(
      refusalOf(() => readFixture("workbooks/one-table/plain.csv", { sheet: "Costs" }))[0],
    ).toMatchObject({
      code: "CO135",
    });
  });
});
