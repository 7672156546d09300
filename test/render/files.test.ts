import Papa from "papaparse";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderTables } from "../../src/render/index.ts";
import type { Format } from "../../src/render/format.ts";
import type { Column } from "../../src/render/table.ts";
import { OPTIONS, PROFIT_COLUMNS, profitRow, tableOf } from "./sample.ts";

const NAME: Column = { key: "name", label: "Name", kind: "text", priority: 1 };
const MIXED: readonly Column[] = [
  { key: "creator", label: "Creator", kind: "handle", priority: 1 },
  { key: "products", label: "Products", kind: "list", priority: 2 },
  { key: "due_on", label: "Due", kind: "day", priority: 1 },
  { key: "assumed", label: "Assumed", kind: "boolean", priority: 3 },
  { key: "margin_bps", label: "Margin", kind: "bps", priority: 3 },
  { key: "value_at_risk", label: "At risk", kind: "money", priority: 1 },
  { key: "note", label: "Note", kind: "text", priority: 3 },
];
const MIXED_ROW = {
  creator: "anna.sells",
  products: ["SKU-1", "SKU-2"],
  due_on: "2026-03-08",
  assumed: true,
  margin_bps: -50,
  value_at_risk: 123450,
  note: null,
};

async function textOf(
  format: Format,
  table = tableOf(MIXED, [MIXED_ROW]),
  options = OPTIONS,
): Promise<string> {
  return (await renderTables([table], format, options)).text;
}

async function csvCell(name: string): Promise<string> {
  const text = await textOf("csv", tableOf([NAME], [{ name }]));
  return text.slice("name\n".length, -1);
}

describe("CSV", () => {
  it("has keys, plain decimals, ISO days, empty nulls and a currency column", async () => {
    expect(await textOf("csv")).toBe(
      "creator,products,due_on,assumed,margin_bps,value_at_risk,note,currency\n" +
        "anna.sells,SKU-1; SKU-2,2026-03-08,true,-50,1234.50,,USD\n",
    );
  });

  it("keeps the lines of a text of several lines, each without what a spreadsheet would obey", async () => {
    const column: Column = { key: "message", label: "Message", kind: "lines", priority: 1, folds: true };
    const table = tableOf([column], [{ message: "=1 Hi\u001b\n\nsecond\tline" }]);
    expect(await textOf("csv", table)).toBe(`message\n"'=1 Hi\n\nsecondline"\n`);
    expect(await textOf("tsv", table)).toBe("message\n=1 Hi^[  second line\n");
    expect(await textOf("table", table)).toContain("=1 Hi^[ second^Iline");
    expect(await textOf("json", table)).toContain(String.raw`"=1 Hi\u001b\n\nsecond\tline"`);
  });

  it("has no currency column without money, no totals row, and a header without rows", async () => {
    expect(await textOf("csv", tableOf([NAME], [], { totals: { name: "all" } }))).toBe("name\n");
  });

  it.each([
    ['=HYPERLINK("http://x?"&A1,"y")', `"'=HYPERLINK(""http://x?""&A1,""y"")"`],
    ["+1", `"'+1"`],
    ["-1+1", `"'-1+1"`],
    ["@SUM(1)", `"'@SUM(1)"`],
    ["\t=1", `"'=1"`],
    ["\r=1", `"'=1"`],
    ["\n=1", `"'=1"`],
    ["\tplain", `"'plain"`],
    [" =1", `"' =1"`],
    ["＝1", `"'＝1"`],
    ["|calc", `"'|calc"`],
    ["anna", "anna"],
    ["a=1", "a=1"],
  ])("guards %j", async (name, cell) => {
    expect(await csvCell(name)).toBe(cell);
  });

  it("leaves amounts alone, also negative ones", async () => {
    const text = await textOf(
      "csv",
      tableOf(PROFIT_COLUMNS.slice(-2), [{ net_profit: -1250, margin_bps: -125 }]),
    );
    expect(text).toBe("net_profit,margin_bps,currency\n-12.50,-125,USD\n");
  });

  it("follows the currency's digits", async () => {
    const table = tableOf(PROFIT_COLUMNS.slice(-2, -1), [{ net_profit: 150000 }]);
    const heading = { shop: "Toko", currency: "IDR", timezone: "Asia/Jakarta" };
    expect(await textOf("csv", table, { ...OPTIONS, heading })).toBe("net_profit,currency\n150000,IDR\n");
  });

  it("is read back as it was, minus controls and with the guard", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), async (names) => {
        const text = await textOf(
          "csv",
          tableOf(
            [NAME, { ...NAME, key: "last" }],
            names.map((name) => ({ name, last: "x" })),
          ),
        );
        const read = Papa.parse<string[]>(text.slice(0, -1), { header: false, delimiter: "," }).data.slice(1);
        const clean = names.map((name) => name.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ""));
        expect(read.map(([name = ""], index) => (name === `'${clean[index]}` ? clean[index] : name))).toEqual(
          clean,
        );
      }),
    );
  });

  it("has a byte order mark and CRLF for Excel", async () => {
    const text = await textOf("csv", tableOf([NAME], [{ name: "Zoë" }]), { ...OPTIONS, excel: true });
    expect(text).toBe("\ufeffname\r\nZoë\r\n");
  });
});

describe("TSV", () => {
  it("has keys, plain decimals and one line per row whatever the cells hold", async () => {
    const note = "a\tb\r\nc\u001b[1m";
    expect(await textOf("tsv", tableOf(MIXED, [{ ...MIXED_ROW, note }]))).toBe(
      "creator\tproducts\tdue_on\tassumed\tmargin_bps\tvalue_at_risk\tnote\n" +
        "anna.sells\tSKU-1; SKU-2\t2026-03-08\ttrue\t-50\t1234.50\ta b c^[[1m\n",
    );
  });
});

describe("JSON", () => {
  it("is one object whose rows have exactly the column keys, in order, and money in minor units", async () => {
    const table = tableOf(MIXED, [{ ...MIXED_ROW, other: "not a column" }], {
      name: "imports list",
      totals: { value_at_risk: 123450 },
      notes: [{ code: "tax_not_set", message: "no tax" }],
      period: { from: "2026-10-01", to: null, basis: "order" },
      extra: { exceptions: [{ kind: "conflict" }] },
    });
    const text = await textOf("json", table, { ...OPTIONS, exit: 3 });
    expect(text.endsWith("}\n")).toBe(true);
    expect(text).toContain('\n  "schema": "creatorops/imports-list@1",\n');
    const value = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual([
      "schema",
      "ledger",
      "as_of",
      "period",
      "rows",
      "totals",
      "notes",
      "exceptions",
      "exit",
    ]);
    expect(value).toMatchObject({
      ledger: OPTIONS.heading,
      as_of: "2026-11-16",
      period: { from: "2026-10-01", to: null, basis: "order" },
      exit: 3,
      exceptions: [{ kind: "conflict" }],
    });
    const [row] = value["rows"] as Record<string, unknown>[];
    expect(Object.entries(row ?? {})).toEqual(Object.entries(MIXED_ROW));
  });

  it("answers with an empty list for no rows", async () => {
    expect(JSON.parse(await textOf("json", tableOf(MIXED, [])))).toMatchObject({
      rows: [],
      totals: null,
      period: null,
    });
  });

  it("puts several tables into one object", async () => {
    const tables = [
      tableOf([NAME], [{ name: "a" }], { name: "pipeline" }),
      tableOf([NAME], [], { name: "overdue" }),
    ];
    const { text } = await renderTables(tables, "json", { ...OPTIONS, command: "demo" });
    expect(JSON.parse(text)).toMatchObject({
      schema: "creatorops/demo@1",
      tables: [
        { schema: "creatorops/pipeline@1", rows: [{ name: "a" }] },
        { schema: "creatorops/overdue@1", rows: [] },
      ],
      exit: 0,
    });
  });

  it("keeps every character and sends none that a terminal obeys", async () => {
    const name = "\u001b[2J\u009b31m\u202Egpj 小明";
    const text = await textOf("json", tableOf([NAME], [{ name }]));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(JSON.parse(text)).toMatchObject({ rows: [{ name }] });
  });
});

describe("Markdown", () => {
  it("escapes cells and puts totals in bold and notes below", async () => {
    const table = tableOf(
      [NAME, ...PROFIT_COLUMNS.slice(-2)],
      [{ name: "a|b *c*\nd", net_profit: 123456, margin_bps: 1250 }],
      {
        totals: { net_profit: 123456, margin_bps: 1250 },
        notes: [{ code: "x", message: "a note" }],
      },
    );
    expect(await textOf("md", table)).toBe(
      [
        "## Sample, as of 2026-11-16, Sample Shop, USD",
        "",
        "| Name | Net profit | Margin |",
        "| --- | ---: | ---: |",
        "| a\\|b \\*c\\* d | 1234.56 | 12.5% |",
        "| **total** | **1234.56** | **12.5%** |",
        "",
        "- a note",
        "",
      ].join("\n"),
    );
  });
});

describe("every format", () => {
  it("shows the same amounts", async () => {
    const table = tableOf(PROFIT_COLUMNS, [profitRow("anna", 98765), profitRow("(shop)", -4321)]);
    for (const format of ["table", "csv", "tsv", "md"] as const) {
      const text = await textOf(format, table);
      expect(text.match(/\b987\.65\b/g), format).toHaveLength(9);
      expect(text.match(/-43\.21\b/g), format).toHaveLength(9);
    }
    expect((await textOf("json", table)).match(/: 98765\b/g)).toHaveLength(9);
  });
});
