import { describe, expect, it } from "vitest";
import { partsOf, STYLE, textCell, textRows } from "../../fixtures/make-workbooks/parts.mjs";
import { zipOf } from "../../fixtures/make-workbooks/zip.mjs";
import { numberText } from "../../src/importers/sheet/number-text.ts";
import { shapeOfFormat, shownNumber } from "../../src/importers/sheet/number-shape.ts";
import type { ReadOptions } from "../../src/importers/read.ts";
import { factsOf, onlyTable, openBytes, refusalOf, rejectionsOf } from "./fixtures.ts";
import { workbookOf } from "./made-workbooks.ts";

/** A cell: text, or a number with the style that shows it. */
type Cell = string | readonly [value: string | number, style?: keyof typeof STYLE];

function rowOf(line: number, cells: readonly Cell[]): string {
  const markup = cells.map((cell, index) => {
    const reference = `${"ABCDEFG"[index]}${line}`;
    if (typeof cell === "string") return textCell(reference, cell);
    const [value, style = "general"] = cell;
    return `<c r="${reference}" s="${STYLE[style]}"><v>${value}</v></c>`;
  });
  return `<row r="${line}">${markup.join("")}</row>`;
}

async function open(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  options: Partial<ReadOptions> = {},
): ReturnType<typeof openBytes> {
  const markup = textRows([header]) + rows.map((cells, index) => rowOf(index + 2, cells)).join("");
  return openBytes(workbookOf(markup), "sheet.xlsx", options);
}

async function fieldsOf(...given: Parameters<typeof open>): Promise<unknown[]> {
  const file = onlyTable((await open(...given))());
  return factsOf(file).map((fact) => (fact as { fields: unknown }).fields);
}

async function codesOf(...given: Parameters<typeof open>): Promise<string[]> {
  return refusalOf(await open(...given)).map(({ code }) => code);
}

async function rejectedOf(...given: Parameters<typeof open>): Promise<unknown[]> {
  return rejectionsOf(onlyTable((await open(...given))())).map(({ code, value }) => [code, value]);
}

const COSTS = ["sku", "unit_cost"];

describe("an amount that is a number", () => {
  it("is what was typed, to fifteen digits", async () => {
    const amounts = [12.5, 39.900000000000006, "1.1000000000000001", "4.05E0", 0.1 + 0.2, -3, "1E-2"];
    const rows = amounts.map((amount, index) => [`S${index}`, [amount] as const]);
    expect(await fieldsOf(COSTS, rows)).toEqual(
      [1250, 3990, 110, 405, 30, -300, 1].map((unit_cost) => ({ unit_cost })),
    );
  });

  it("has a decimal mark that is known, whatever the texts of its column use", async () => {
    expect(await fieldsOf(COSTS, [["A", [1.234]]], { currency: "KWD" })).toEqual([{ unit_cost: 1234 }]);
    expect(await rejectedOf(COSTS, [["A", [1.234]]])).toEqual([["CO203", "1.234"]]);
    expect(
      await fieldsOf(COSTS, [
        ["A", "1.234,50"],
        ["B", [12.5]],
      ]),
    ).toEqual([{ unit_cost: 123_450 }, { unit_cost: 1250 }]);
    expect(
      await codesOf(COSTS, [
        ["A", "1.234"],
        ["B", [12.5]],
      ]),
    ).toEqual(["CO115"]);
  });

  it("is not a thousand times itself where the currency has no decimals", async () => {
    expect(await fieldsOf(COSTS, [["A", [150_000]]], { currency: "IDR" })).toEqual([{ unit_cost: 150_000 }]);
    expect(await fieldsOf(COSTS, [["A", "1.234"]], { currency: "VND" })).toEqual([{ unit_cost: 1234 }]);
    expect(await rejectedOf(COSTS, [["A", [1.234]]], { currency: "VND" })).toEqual([["CO203", "1.234"]]);
  });
});

describe("R80: an id that is a number", () => {
  const ORDERS = ["order_id", "creator", "commission"];
  const orders = (id: Cell): Cell[][] => [[id, "demo.maya", "1.50"]];

  it.each([
    ["has eighteen digits", ["577123456789012345"]],
    ["has fifteen digits", [123_456_789_012_345]],
    ["has decimals", [1.1]],
    ["is shown with an exponent", [100_000, "exponent"]],
    ["is shown as money", [12, "amount"]],
    ["is shown with eighteen digits", ["577123456789012345", "padded"]],
    ["is a date", [46_082, "date"]],
  ] as const)("refuses the file when it %s", async (_, cell) => {
    expect(await codesOf(ORDERS, orders(cell))).toEqual(["CO137"]);
  });

  it("is no code either: MAR1 has become a date, 1E5 a number", async () => {
    const keys = (code: Cell): Parameters<typeof open> => [["creator", "code"], [["demo.maya", code]]];
    expect(await codesOf(...keys([46_082, "date"]))).toEqual(["CO137"]);
    expect(await codesOf(...keys([100_000, "exponent"]))).toEqual(["CO137"]);
    expect(await fieldsOf(...keys("1E5"))).toHaveLength(1);
  });

  it("is its digits when it is short and whole: an article number of a sheet kept by hand", async () => {
    const read = await open(COSTS, [
      [[1001], "1.00"],
      [[7, "padded"], "2.00"],
      [["99999999999999"], "3.00"],
    ]);
    const keys = factsOf(onlyTable(read())).map((fact) => (fact as { key: readonly string[] }).key[0]);
    expect(keys).toEqual(["1001", "00007", "99999999999999"]);
  });

  it("does not matter in a column that nothing is read from", async () => {
    expect(await fieldsOf([...COSTS, "order"], [["A", "1.00", ["577123456789012345"]]])).toHaveLength(1);
    expect(
      await fieldsOf(COSTS, [
        ["A", "1.00"],
        ["Total", [1]],
      ]),
    ).toHaveLength(1);
  });
});

describe("R65: a date", () => {
  const COST_DAYS = ["sku", "unit_cost", "from"];
  const day = (cell: Cell): Cell[][] => [["A", "1.00", cell]];
  const keyOf = async (cell: Cell): Promise<unknown> => {
    const [fact] = factsOf(onlyTable((await open(COST_DAYS, day(cell)))()));
    return (fact as { key: readonly string[] } | undefined)?.key[1];
  };

  it("comes from a cell that is shown as one, or from text", async () => {
    expect(await keyOf([46_082, "date"])).toBe("2026-03-01");
    expect(await keyOf([46_082 + 86_399 / 86_400, "time"])).toBe("2026-03-01");
    expect(await keyOf([46_082.999_999_9, "time"])).toBe("2026-03-02");
    expect(await keyOf("2026-03-01")).toBe("2026-03-01");
  });

  it("does not come from a bare number", async () => {
    expect(await rejectedOf(COST_DAYS, day([46_082]))).toEqual([["CO206", "46082"]]);
    expect(await rejectedOf(COST_DAYS, day([46_082.5]))).toEqual([["CO206", "46082.5"]]);
    expect(await rejectedOf(COST_DAYS, day([0.5, "time"]))).toMatchObject([["CO206", "1899-12-31 12:00:00"]]);
  });

  it("needs no order of day and month, which its neighbours in text still do", async () => {
    expect(await codesOf(COST_DAYS, [...day([46_082, "date"]), ["B", "1.00", "03/04/2026"]])).toEqual([
      "CO113",
    ]);
  });

  it("is not trusted beside text that a spreadsheet of the other order has left alone", async () => {
    const swapped: Cell[][] = [...day([46_115, "date"]), ["B", "1.00", "13/04/2026"]];
    expect(await codesOf(COST_DAYS, swapped)).toEqual(["CO114"]);
    const sound: Cell[][] = [...day([46_129, "date"]), ["B", "1.00", "13/04/2026"]];
    expect(await fieldsOf(COST_DAYS, sound)).toHaveLength(2);
  });
});

describe("a rate that is a number", () => {
  const TERMS = ["creator", "rate"];

  it("stands for itself when it is shown in percent", async () => {
    const rows: Cell[][] = [
      ["a_demo", [0.15, "percent"]],
      ["b_demo", [1, "percent"]],
      ["c_demo", "7.5%"],
      ["d_demo", [12]],
    ];
    expect(await fieldsOf(TERMS, rows)).toEqual([1500, 10_000, 750, 1200].map((rate) => ({ rate })));
  });

  it("is else decided by its column, as in a text", async () => {
    expect(await fieldsOf(TERMS, [["a_demo", [0.15]]])).toEqual([{ rate: 1500 }]);
    expect(
      await codesOf(TERMS, [
        ["a_demo", [0.5]],
        ["b_demo", [15]],
      ]),
    ).toEqual(["CO117"]);
  });
});

describe("a formula", () => {
  const formula = (result: string, properties?: string): Buffer => {
    const row = `<row r="2">${textCell("A2", "A")}<c r="B2"><f>2*2</f>${result}</c></row>`;
    const sheet = { name: "Costs", markup: textRows([COSTS]) + row };
    return zipOf(partsOf([sheet], properties === undefined ? {} : { properties }));
  };

  it("is its stored result", async () => {
    const file = onlyTable((await openBytes(formula("<v>4</v>"), "costs.xlsx"))());
    expect(factsOf(file)).toMatchObject([{ fields: { unit_cost: 400 } }]);
  });

  it.each([
    ["has none", formula("")],
    ["has an empty one", formula("<v></v>")],
    ["comes from a program that cannot compute", formula("<v>0</v>", '<calcPr fullCalcOnLoad="1"/>')],
  ])("refuses the file when it %s", async (_, bytes) => {
    expect(refusalOf(await openBytes(bytes, "costs.xlsx"))[0]?.code).toBe("CO138");
  });

  it("without a result does not matter in a row of totals", async () => {
    const total = `<row r="3">${textCell("A3", "Total")}<c r="B3"><f>SUM(B2)</f></c></row>`;
    const markup = textRows([COSTS, ["A", "4.00"]]) + total;
    expect(factsOf(onlyTable((await openBytes(workbookOf(markup), "costs.xlsx"))()))).toHaveLength(1);
  });
});

describe("a text", () => {
  it("is read without the readings of its words, inline as well", async () => {
    const reading = '<rPh sb="0" eb="1"><t>read</t></rPh>';
    const markup = textRows([COSTS, ["A", "4.00"]]).replace(">A</t>", `>A</t>${reading}`);
    expect(factsOf(onlyTable((await openBytes(workbookOf(markup), "costs.xlsx"))()))).toMatchObject([
      { key: ["A", expect.anything()] },
    ]);
  });

  it("needs no list of shared texts that no cell refers to, though one is named", async () => {
    const parts = partsOf([{ name: "Costs", markup: textRows([COSTS, ["A", "4.00"]]) }], {
      sharedStrings: "",
    });
    const { "xl/sharedStrings.xml": _, ...others } = parts;
    expect(factsOf(onlyTable((await openBytes(zipOf(others), "costs.xlsx"))()))).toHaveLength(1);
  });
});

describe("numberText", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [0.1 + 0.2, "0.3"],
    [1e-7, "0.0000001"],
    [1.5e21, "1500000000000000000000"],
    [Number("577123456789012345"), "577123456789012000"],
    [-1234.5, "-1234.5"],
    [Number.POSITIVE_INFINITY, "Infinity"],
  ])("of %d is %s", (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});

describe("a number format", () => {
  it.each([
    ["0", undefined, "plain"],
    ["9", undefined, "percent"],
    ["2", undefined, "other"],
    ["164", "0.0%", "percent"],
    ["164", "#,##0.00 [$€-407]", "other"],
    ["164", '"SKU-"0000', "other"],
    ["164", '0" %"', "other"],
    ["164", "0.00E+00", "other"],
    ["164", "00000", "padded"],
    ["164", "0;-0;;@", "plain"],
  ])("%s %s is %s", (id, code, kind) => {
    expect(shapeOfFormat(id, code).kind).toBe(kind);
  });

  it("moves the point without arithmetic", () => {
    expect(
      [0.15, 0.28500000000000003, 0.07, 1, 1.1].map((value) => shownNumber(value, { kind: "percent" })),
    ).toEqual(["15%", "28.5%", "7%", "100%", "110%"]);
  });
});
