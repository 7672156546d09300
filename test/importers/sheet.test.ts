import { describe, expect, it } from "vitest";
import { readTable } from "../../src/importers/sheet/table.ts";
import { factsOf, readBytes, refusalOf, rejectionsOf, rowsOf } from "./fixtures.ts";

const COSTS = "sku,unit_cost\n";

/** One point for each header of a costs sheet. */
function score(cells: readonly string[]): number {
  return cells.filter((cell) => ["sku", "unit_cost"].includes(cell)).length;
}

describe("readTable", () => {
  it("R44: gives the line at which each record starts", () => {
    const table = readTable('\nsku,unit_cost\nA,"1\n2\n3"\n\nB,2\n', score);
    expect(table.headerLine).toBe(2);
    expect([...table.rows()]).toEqual([
      { line: 3, cells: ["A", "1\n2\n3"] },
      { line: 6, cells: [""] },
      { line: 7, cells: ["B", "2"] },
    ]);
  });

  it("can be walked again", () => {
    const table = readTable("sku,unit_cost\nA,1\n", score);
    expect([...table.rows()]).toEqual([...table.rows()]);
  });

  it("counts lines across the records that are parsed at a time", () => {
    const rows = Array.from({ length: 12_001 }, (_, index) => `S${index},"1\n"\n`);
    const last = [...readTable(`${COSTS}${rows.join("")}`, score).rows()].at(-1);
    expect(last).toEqual({ line: 2 + 2 * 12_000, cells: ["S12000", "1\n"] });
  });

  it.each([
    ["sku;unit_cost\nA,B;1.234,56\n", ["A,B", "1.234,56"]],
    ["sku\tunit_cost\nA, B; C\t1\n", ["A, B; C", "1"]],
    ["sku,unit_cost\nA;B;C;D,1\n", ["A;B;C;D", "1"]],
    ["sep=|\nsku|unit_cost\nA|1\n", ["A", "1"]],
  ])("R45: chooses the delimiter by the headers: %j", (text, cells) => {
    expect([...readTable(text, score).rows()][0]?.cells).toEqual(cells);
  });

  it("keeps a byte order mark inside the data", () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `S${index},1\n`);
    const table = readTable(`${COSTS}${rows.join("")}\ufeffX,2\n`, score);
    expect([...table.rows()].at(-1)?.cells).toEqual(["\ufeffX", "2"]);
  });
});

describe("a damaged file", () => {
  it("R32: with an open quote of many megabytes is refused at its first line", () => {
    const file = `${COSTS}1,"${"A,\n".repeat(5_000_000)}`;
    expect(refusalOf(() => readBytes(file, "open.csv"))[0]).toMatchObject({ code: "CO105", line: 2 });
  });

  it("R31: is refused for an open quote in its header", () => {
    expect(refusalOf(() => readBytes('sku,"unit_cost\nA,1\n', "open.csv"))[0]?.code).toBe("CO105");
  });

  it("R35: is taken with its cut row rejected when that is allowed", () => {
    const file = readBytes(`${COSTS}A,1.00\nB`, "cut.csv", { allowCut: true });
    expect(factsOf(file)).toHaveLength(1);
    expect(rejectionsOf(file)).toMatchObject([{ code: "CO201", line: 3 }]);
    expect(refusalOf(() => readBytes(`${COSTS}A,1.00\nB`, "cut.csv"))[0]?.code).toBe("CO108");
  });
});

describe("rows that are no data", () => {
  it("R46: are skipped, not read", () => {
    const file = readBytes(
      "My costs,\nsku,unit_cost\nA,1.00\n,\n\nTotal,1.00\nGrand total:,,,1\n",
      "costs.csv",
    );
    expect(rowsOf(file).map(({ line, outcome }) => `${line} ${outcome.kind}`)).toEqual([
      "1 skipped",
      "3 facts",
      "4 skipped",
      "5 skipped",
      "6 skipped",
      "7 skipped",
    ]);
  });
});
