import { describe, expect, it } from "vitest";
import { textRenderer } from "../../src/render/text.ts";
import { displayWidth } from "../../src/render/width.ts";
import { OPTIONS, PROFIT_COLUMNS, profitRow, tableOf } from "./sample.ts";

const PROFIT = tableOf(PROFIT_COLUMNS, [profitRow("anna.sells", 1234567), profitRow("(organic)", -50)], {
  title: "Net profit by creator",
  totals: { ...profitRow("", 1234517), creator: null },
  notes: [{ code: "sku_without_cost", message: "2 SKUs have no cost" }],
  period: { from: "2026-10-01", to: "2026-10-31", basis: "order" },
});

const renderText = await textRenderer();

function linesAt(width: number | null, table = PROFIT): string[] {
  return renderText([table], { ...OPTIONS, width }).text.split("\n");
}

describe("a table on a terminal", () => {
  it("keeps the columns of priority 1 at 80 columns, and names the dropped ones below", () => {
    const lines = linesAt(80);
    expect(Math.max(...lines.slice(2, 9).map(displayWidth))).toBeLessThanOrEqual(80);
    expect(lines.join("\n")).toMatchInlineSnapshot(`
      "Net profit by creator, 2026-10-01 to 2026-10-31, by order date, as of
      2026-11-16, Sample Shop, USD

                               Net                         Sample       Net
      Creator     Orders   revenue      COGS Commission      cost    profit Margin
      ─────────── ────── ───────── ───────── ────────── ───────── ───────── ──────
      @anna.sells    120 12,345.67 12,345.67  12,345.67 12,345.67 12,345.67 12.34%
      (organic)      120     -0.50     -0.50      -0.50     -0.50     -0.50 12.34%
      ─────────── ────── ───────── ───────── ────────── ───────── ───────── ──────
      total          120 12,345.17 12,345.17  12,345.17 12,345.17 12,345.17 12.34%
      not shown for lack of width: units, gross, seller_discount, refunds,
      platform_fees (--columns picks, --format csv has all)
      note: 2 SKUs have no cost
      "
    `);
  });

  it("drops the highest priority number first as it gets narrower", () => {
    const dropped = [200, 140, 110, 100, 80].map((width) => {
      // The line is folded where the terminal ends.
      const text = linesAt(width).join(" ");
      return /not shown for lack of width: (.*?) \(/.exec(text)?.[1] ?? "";
    });
    expect(dropped).toEqual([
      "",
      "",
      "units, seller_discount",
      "units, gross, seller_discount",
      "units, gross, seller_discount, refunds, platform_fees",
    ]);
  });

  it("shows every column when nothing has to fit", () => {
    expect(linesAt(null).join("\n")).not.toContain("not shown");
  });

  it("never cuts a figure: what cannot fit overflows", () => {
    const text = linesAt(20).join("\n");
    expect(text).toContain("12,345.67");
    expect(text).toContain("12.34%");
    expect(text).not.toMatch(/\d…/);
  });

  it("cuts words with an ellipsis when dropping columns is not enough", () => {
    const columns = [
      { key: "creator", label: "Creator", kind: "handle", priority: 1 },
      { key: "orders", label: "Orders", kind: "integer", priority: 1 },
    ] as const;
    const rows = [{ creator: "a.very.long.handle.of.a.creator", orders: 12 }];
    const lines = linesAt(24, tableOf(columns, rows));
    expect(lines.slice(-4, -1)).toEqual([
      "Creator           Orders",
      "───────────────── ──────",
      "@a.very.long.han…     12",
    ]);
  });

  it("lines up wide characters, Thai and emoji", () => {
    const columns = [
      { key: "name", label: "Name", kind: "text", priority: 1 },
      { key: "orders", label: "Orders", kind: "integer", priority: 1 },
    ] as const;
    const names = ["anna", "小明小明", "ที่นี่", "👩‍👧 fam", "🫠🫠🫠", "กำไร", "Zoe\u0308"];
    const lines = linesAt(
      80,
      tableOf(
        columns,
        names.map((name) => ({ name, orders: 7 })),
      ),
    );
    const rows = lines.slice(4, 4 + names.length);
    expect(new Set(rows.map(displayWidth))).toEqual(new Set([16]));
  });

  it("shows the line for no rows, and no empty grid", () => {
    expect(linesAt(80, tableOf(PROFIT_COLUMNS, []))).toEqual([
      "Sample, as of 2026-11-16, Sample Shop, USD",
      "",
      "Nothing yet: creatorops import FILE loads something.",
      "",
    ]);
  });

  it("says all time, and how to get less, when there is no period", () => {
    const table = tableOf(PROFIT_COLUMNS, [], { period: { from: null, to: null, basis: "order" } });
    expect(linesAt(80, table)[0]).toContain("all time (--month YYYY-MM shows one month), by order date");
  });

  it("stops at 200 rows and says how many there are more", () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => profitRow(`creator${index}`, index));
    const { text, remarks } = renderText([tableOf(PROFIT_COLUMNS, rows)], { ...OPTIONS, width: 140 });
    expect(remarks).toEqual(["19,800 more, use --format csv"]);
    expect(text.match(/@creator\d+/g)).toHaveLength(200);
  });

  it("colours losses, and only when colour is wanted", () => {
    const coloured = renderText([PROFIT], { ...OPTIONS, width: 80, colour: true }).text;
    expect(coloured).toMatch(/\u001b\[31m +-0\.50\u001b\[39m/);
    expect(coloured.replaceAll(/\u001b\[\d+m/g, "").replaceAll(/ +$/gm, "")).toBe(linesAt(80).join("\n"));
    expect(linesAt(80).join("\n")).not.toContain("\u001b");
  });

  it("makes hostile text visible in titles, cells, notes and totals", () => {
    const hostile = "\u001b[2J\r\u202Egpj\u009b";
    const table = tableOf([{ key: "name", label: "Name", kind: "text", priority: 1 }], [{ name: hostile }], {
      title: hostile,
      totals: { name: hostile },
      notes: [{ code: "x", message: hostile }],
    });
    const text = linesAt(80, table).join("\n");
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text.match(/\^\[\[2J\^M<U\+202E>gpjM-\^\[/g)).toHaveLength(4);
  });

  it("shows further tables below", () => {
    const below = [
      { title: "Exceptions", columns: PROFIT_COLUMNS.slice(0, 2), rows: [profitRow("ben", 1)], empty: "" },
    ];
    expect(linesAt(80, { ...PROFIT, below }).slice(-6)).toEqual([
      "Exceptions",
      "",
      "Creator  Orders",
      "───────  ──────",
      "@ben        120",
      "",
    ]);
  });
});
