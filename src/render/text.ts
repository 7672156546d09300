import type { ChalkInstance } from "chalk";
import Grid from "cli-table3";
import { withBars } from "./bars.ts";
import { withTrend } from "./trend.ts";
import { fitColumns, type Fit, type FittedColumn } from "./fit.ts";
import { foldLine } from "./fold.ts";
import type { Rendered, Renderer, RenderOptions } from "./format.ts";
import { titleLine } from "./heading.ts";
import { isFigure } from "./plain.ts";
import type { Column, Table, TableRow } from "./table.ts";
import { shownBelow } from "./table.ts";
import { terminalCell, withThousandsMarks } from "./terminal-cell.ts";
import { visible } from "./visible.ts";
import { cutToWidth, padToWidth } from "./width.ts";

/** cli-table3 takes quadratic time: 200 rows are an instant, 20,000 a minute. */
const MOST_ROWS = 200;
/** Stands for one column of a cell while cli-table3 lays out, which miscounts Thai and newer emoji. */
const PLACE = "\ue000";
const PLACES = /\ue000+/g;

const NO_FRAME = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
} as const;

type Rows = Pick<Table, "columns" | "rows" | "empty"> & { readonly totals: TableRow | null };
type Texts = ReadonlyMap<Column, readonly string[]>;

/** A line of the table: what stands in each column, and how it looks. */
interface Line {
  readonly text: (one: FittedColumn) => string;
  readonly style: (text: string, one: FittedColumn) => string;
}

/** Tables for a person, fitted to the terminal's width; what is left out is named. */
export async function textRenderer(): Promise<Renderer> {
  // An ES module, which CommonJS can only import where it runs (bundle.js).
  const { Chalk } = await import("chalk");
  return (tables, options) => renderText(tables, options, new Chalk({ level: options.colour ? 1 : 0 }));
}

function renderText(tables: readonly Table[], options: RenderOptions, chalk: ChalkInstance): Rendered {
  const remarks: string[] = [];
  const blocks = tables.map((table) => {
    const lines = [chalk.bold(foldLine(titleLine(table, options), options.width)), ""];
    lines.push(
      ...block(options.width === null ? table : withTrend(withBars(table)), options, chalk, remarks),
    );
    lines.push(...table.notes.map((note) => foldLine(`note: ${visible(note.message)}`, options.width)));
    for (const further of shownBelow(table)) {
      lines.push("", chalk.bold(visible(further.title)), "");
      lines.push(...block({ ...further, totals: null }, options, chalk, remarks));
    }
    return lines.join("\n");
  });
  return { text: `${blocks.join("\n\n")}\n`, remarks };
}

/** The rows of one table, or the line that says what to do when there are none. */
function block(table: Rows, options: RenderOptions, chalk: ChalkInstance, remarks: string[]): string[] {
  if (table.rows.length === 0) return [visible(table.empty)];
  const shown = table.rows.slice(0, MOST_ROWS);
  const more = table.rows.length - shown.length;
  if (more > 0) remarks.push(`${withThousandsMarks(String(more))} more, use --format csv`);
  const texts = textsOf(table, shown, options.heading?.currency ?? null);
  const fit = fitColumns(table.columns, (column) => texts.get(column) ?? [], options.width);
  const lines = [draw(fit, texts, table.totals !== null, chalk)];
  // A bar says nothing that its figure does not.
  // What a terminal alone draws has no name to pick it by.
  const dropped = fit.dropped.filter(({ key }) => !key.startsWith(" "));
  if (dropped.length > 0) {
    const names = dropped.map((column) => column.key).join(", ");
    const line = `not shown for lack of width: ${names} (--columns picks, --format csv has all)`;
    lines.push(foldLine(line, options.width));
  }
  return lines;
}

/** Each column's cells as they are drawn, the totals last. */
function textsOf(table: Rows, shown: readonly TableRow[], currency: string | null): Texts {
  return new Map(
    table.columns.map((column) => {
      const texts = shown.map((row) => bodyCell(column, row, currency));
      if (table.totals !== null) texts.push(totalsCell(column, table, table.totals, currency));
      return [column, texts];
    }),
  );
}

function bodyCell(column: Column, row: TableRow, currency: string | null): string {
  const cell = row[column.key] ?? null;
  if (cell === null && column.absent !== undefined) return column.absent;
  return terminalCell(cell, column.kind, currency);
}

/** Totals have no creator, stage or day: such places stay empty, the first says what the row is. */
function totalsCell(column: Column, table: Rows, totals: TableRow, currency: string | null): string {
  const cell = totals[column.key] ?? null;
  if (cell !== null && cell !== "")
    return terminalCell(cell, column.kind === "handle" ? "text" : column.kind, currency);
  return column === table.columns[0] ? "total" : "";
}

/** The header, a rule, the rows, and below another rule the totals. */
function draw(fit: Fit, texts: Texts, hasTotals: boolean, chalk: ChalkInstance): string {
  const header = Math.max(...fit.columns.map((one) => one.header.length));
  const count = Math.max(...Array.from(texts.values(), (cells) => cells.length)) - (hasTotals ? 1 : 0);
  const rule: Line = { text: (one) => "─".repeat(one.width), style: (text) => chalk.dim(text) };
  const coloured = (text: string, one: FittedColumn): string => (isLoss(text, one) ? chalk.red(text) : text);
  const cellOf = (row: number) => (one: FittedColumn) => texts.get(one.column)?.[row] ?? "";
  const lines: Line[] = [];
  // Short headers stand at the bottom of the header's lines.
  for (let line = -header; line < 0; line += 1) {
    lines.push({ text: (one) => one.header.at(line) ?? "", style: (text) => chalk.bold(text) });
  }
  lines.push(rule);
  for (let row = 0; row < count; row += 1) lines.push(...rowLines(fit, cellOf(row), coloured));
  if (hasTotals) {
    lines.push(rule, { text: cellOf(count), style: (text, one) => chalk.bold(coloured(text, one)) });
  }
  return layOut(fit, lines);
}

/** A row, over as many lines as its folded cells take. */
function rowLines(fit: Fit, cellOf: Line["text"], style: Line["style"]): Line[] {
  const folded = new Map(
    fit.columns
      .filter(({ column }) => column.folds === true)
      .map((one) => [one, foldLine(cellOf(one), one.width).split("\n")] as const),
  );
  const height = Math.max(1, ...Array.from(folded.values(), (parts) => parts.length));
  return Array.from({ length: height }, (_, line): Line => ({
    text: (one) => folded.get(one)?.[line] ?? (folded.has(one) || line > 0 ? "" : cellOf(one)),
    style,
  }));
}

/** Losses are red; no other cell is coloured. */
function isLoss(text: string, { column }: FittedColumn): boolean {
  return (column.kind === "money" || column.kind === "bps") && /^ *-\d/.test(text);
}

/** Lays places out, then puts the cells into them: the widths are ours, whatever cli-table3 measures. */
function layOut(fit: Fit, lines: readonly Line[]): string {
  const grid = new Grid({
    chars: { ...NO_FRAME, middle: " ".repeat(fit.gap) },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  const cells: string[] = [];
  for (const line of lines) {
    for (const one of fit.columns) {
      const side = isFigure(one.column.kind) ? "left" : "right";
      cells.push(line.style(padToWidth(cutToWidth(line.text(one), one.width), one.width, side), one));
    }
    grid.push(fit.columns.map((one) => PLACE.repeat(one.width)));
  }
  let next = 0;
  const text = grid.toString().replace(PLACES, () => cells[next++] ?? "");
  return text.replace(/[ ]+$/gm, "");
}
