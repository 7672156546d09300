import { describe, expect, it } from "vitest";
import type { ReadOptions } from "../../src/importers/read.ts";
import { factsOf, readBytes, refusalOf, rejectionsOf } from "./fixtures.ts";

function fieldsOf(sheet: string, options: Partial<ReadOptions> = {}): Record<string, unknown>[] {
  return factsOf(readBytes(sheet, "sheet.csv", options)).map(
    (fact) => (fact as { fields: Record<string, unknown> }).fields,
  );
}

function codesOf(sheet: string, options: Partial<ReadOptions> = {}): string[] {
  return refusalOf(() => readBytes(sheet, "sheet.csv", options)).map(({ code }) => code);
}

function samples(...rows: string[]): string {
  return `creator,sku,requested_on,shipped_on\n${rows.map((row) => `demo.glow,${row}\n`).join("")}`;
}

describe("the order of day and month", () => {
  it("R64: is decided by one date for its column, and for the columns that do not say", () => {
    expect(fieldsOf(samples("A,03/04/2026,05/06/2026", "B,13/04/2026,"))).toMatchObject([
      { requested_on: "2026-04-03", shipped_on: "2026-06-05" },
      { requested_on: "2026-04-13" },
    ]);
  });

  it("R64: is asked for when nothing decides, for every column at once", () => {
    const sheet = samples("A,03/04/2026,05/06/2026");
    expect(codesOf(sheet)).toEqual(["CO113", "CO113"]);
    expect(fieldsOf(sheet, { dateOrder: "mdy" })).toMatchObject([{ requested_on: "2026-03-04" }]);
    expect(codesOf(sheet, { dateOrder: "ymd" })).toEqual(["CO113", "CO113"]);
  });

  it("is not needed by dates with the year first or with equal parts", () => {
    expect(fieldsOf(samples("A,2026-04-03,04/04/2026"))).toMatchObject([{ shipped_on: "2026-04-04" }]);
  });

  it("refuses the file that contradicts itself or --date-order", () => {
    expect(codesOf(samples("A,13/04/2026,", "B,04/13/2026,"))).toEqual(["CO114"]);
    expect(codesOf(samples("A,13/04/2026,"), { dateOrder: "mdy" })).toEqual(["CO114"]);
  });
});

function costs(...amounts: string[]): string {
  return `sku;unit_cost\n${amounts.map((amount, index) => `S${index};${amount}\n`).join("")}`;
}

describe("the decimal mark", () => {
  it.each([
    ["1,234.56", {}, 123456],
    ["1.234,56", {}, 123456],
    ["1.234", { decimal: "." }, null],
    ["1.234", { decimal: "," }, 123400],
    ["150.000", { currency: "IDR" }, 150000],
    ["1.234", { currency: "KWD" }, 1234],
    ["12", {}, 1200],
  ] as const)("R56, R60: %s with %j is %s", (amount, options, value) => {
    const found = fieldsOf(costs(amount), options);
    expect(found).toEqual(value === null ? [] : [{ unit_cost: value }]);
  });

  it("R58: is asked for when a column could mean either", () => {
    expect(codesOf(costs("1.234", "2.345"))).toEqual(["CO115"]);
    expect(codesOf(costs("1,234"))).toEqual(["CO115"]);
  });

  it("refuses a column against --decimal", () => {
    expect(codesOf(costs("1.234,56"), { decimal: "." })).toEqual(["CO116"]);
  });

  it("follows the other amounts of the file", () => {
    const sheet = "creator;rate;flat_fee;commission_base\ndemo.glow;10%;1.234,50;\n";
    expect(fieldsOf(sheet)).toMatchObject([{ flat_fee: 123450 }]);
    const both = "order_id;creator;commission;base\n1;demo.glow;2,50;1.234\n";
    expect(fieldsOf(both)).toMatchObject([{ commission: 250, base: 123400 }]);
  });
});

describe("rates", () => {
  it("are fractions, percents, or asked for", () => {
    expect(fieldsOf("creator,rate\na_demo,0.15\nb_demo,1\n")).toMatchObject([
      { rate: 1500 },
      { rate: 10000 },
    ]);
    expect(fieldsOf("creator,rate\na_demo,15\nb_demo,7.5%\n")).toMatchObject([{ rate: 1500 }, { rate: 750 }]);
    expect(codesOf("creator,rate\na_demo,0.5\nb_demo,15\n")).toEqual(["CO117"]);
    expect(fieldsOf("creator,rate\na_demo,0.5\nb_demo,15\n", { rateStyle: "percent" })).toMatchObject([
      { rate: 50 },
      { rate: 1500 },
    ]);
  });
});

describe("ids", () => {
  const sheet = (...ids: string[]): string =>
    `order_id,creator,commission\n${ids.map((id) => `${id},demo.glow,1.00\n`).join("")}`;

  it("R52: that a spreadsheet has rounded refuse the file", () => {
    expect(codesOf(sheet("577123456789012345", "5.77123E+17"))).toEqual(["CO104"]);
    expect(codesOf(sheet("577123456789010000", "577123456789020000"))).toEqual(["CO104"]);
  });

  it("R52: that end in zeros by chance do not", () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `577123456789${String(index).padStart(3, "0")}000`,
    );
    expect(factsOf(readBytes(sheet(...rows, "577123456789012345"), "x.csv"))).toHaveLength(301);
  });

  it("R53: are text, freed from what keeps a spreadsheet from them", () => {
    const file = readBytes(
      sheet("577123456789012345\t", "'577123456789012346", '"=""577123456789012347"""'),
      "x.csv",
    );
    expect(factsOf(file).map((fact) => (fact as { key: string[] }).key[0])).toEqual([
      "577123456789012345",
      "577123456789012346",
      "577123456789012347",
    ]);
  });
});

describe("whole numbers", () => {
  const followersOf = (text: string): unknown[] =>
    factsOf(readBytes(`creator;followers\ndemo.glow;${text}\n`, "x.csv")).map(
      (fact) => (fact as { fields: Record<string, unknown> }).fields["followers"],
    );

  it.each([
    ["12,345", 12345],
    ["12 345", 12345],
    ["1.0", 1],
    ["-3", -3],
  ])("%s is %s", (text, value) => {
    expect(followersOf(text)[1]).toBe(value);
  });

  it.each(["12.5K", "1e3", "1.234", "1,23", "0x10", "12abc"])("R59: %s is rejected", (text) => {
    const file = readBytes(`creator;followers\ndemo.glow;${text}\n`, "x.csv");
    expect(rejectionsOf(file)).toMatchObject([{ code: "CO207", column: "followers", value: text }]);
  });
});
