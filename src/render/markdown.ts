import type { Rendered, RenderOptions } from "./format.ts";
import { titleLine } from "./heading.ts";
import { formatPercent, isFigure, plainCell } from "./plain.ts";
import type { Column, Table, TableRow } from "./table.ts";
import { shownBelow } from "./table.ts";
import { visible } from "./visible.ts";

/** Tables for a chat or a wiki: every row and column, plain decimals, totals in bold, notes below. */
export function renderMarkdown(tables: readonly Table[], options: RenderOptions): Rendered {
  const currency = options.heading?.currency ?? null;
  const texts = tables.map((table) => {
    const blocks = [`## ${escaped(titleLine(table, options))}`, grid(table, table.totals, currency)];
    if (table.notes.length > 0)
      blocks.push(table.notes.map((note) => `- ${escaped(note.message)}`).join("\n"));
    for (const further of shownBelow(table)) {
      blocks.push(`### ${escaped(further.title)}`, grid(further, null, currency));
    }
    return blocks.join("\n\n");
  });
  return { text: `${texts.join("\n\n")}\n`, remarks: [] };
}

type Grid = Pick<Table, "columns" | "rows" | "empty">;

function grid(table: Grid, totals: TableRow | null, currency: string | null): string {
  if (table.rows.length === 0) return escaped(table.empty);
  const lines = [
    line(table.columns.map((column) => escaped(column.label))),
    line(table.columns.map((column) => (isFigure(column.kind) ? "---:" : "---"))),
    ...table.rows.map((row) => line(cells(row, table.columns, currency))),
  ];
  if (totals !== null) lines.push(line(totalCells(totals, table.columns, currency)));
  return lines.join("\n");
}

function totalCells(totals: TableRow, columns: readonly Column[], currency: string | null): string[] {
  const [name = "", ...figures] = cells(totals, columns, currency);
  return [name || "total", ...figures].map((cell) => cell && `**${cell}**`);
}

function line(texts: readonly string[]): string {
  return `| ${texts.join(" | ")} |`;
}

function cells(row: TableRow, columns: readonly Column[], currency: string | null): string[] {
  return columns.map((column) => {
    const cell = row[column.key];
    if (column.kind === "bps" && typeof cell === "number") return formatPercent(cell);
    return escaped(plainCell(cell, column.kind, currency));
  });
}

/** Text that stays text in Markdown: no links, no HTML, no further cells. */
function escaped(text: string): string {
  return visible(text.replace(/\r\n|[\t\r\n]/g, " ")).replace(/[\\`*_[\]<>|]/g, "\\$&");
}
