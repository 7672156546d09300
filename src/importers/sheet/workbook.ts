import { CannotGoOn } from "../../core/problem.ts";
import { type CellMark, markRows, type RowMarks } from "./cell-marks.ts";
import { shownNumber } from "./number-shape.ts";
import { numberText } from "./number-text.ts";
import { PackedRows, SEPARATOR } from "./packed-rows.ts";
import type { CellType, SheetRow } from "./sheet.ts";
import { checkMembers, MOST_ROWS, readMarkup } from "./unpack.ts";
import { readParts, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";
import { type Archive, damagedWorkbook, openArchive, tooLarge } from "./zip-archive.ts";

/** A sheet of a workbook with all its rows, those that the file does not hold left out. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: PackedRows;
}

const MOST_COLUMNS = 1000;

/** Milliseconds. */
const NOISE = 50;

/** A value as the reader gives it. */
type Value = string | number | boolean | Date | null;

/**
 * Opens an XLSX workbook: checks the whole archive, then reads every sheet. The reader is loaded
 * here, so that nothing but a workbook pays for it. Throws `CannotGoOn` for what cannot be trusted.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[]> {
  const archive = openArchive(bytes);
  const marked = await checkMembers(archive);
  const parts = await readParts(archive);
  const { streamXlsxRows } = await import("hucre/xlsx");
  const sheets: WorkbookSheet[] = [];
  for (const part of parts.sheets) {
    const values = streamXlsxRows(bytes, { sheet: part.name });
    const marks = marksOf(archive, part, parts, marked.has(part.path));
    sheets.push({ name: part.name, rows: await readRows(part, values, marks) });
  }
  return sheets;
}

async function readRows(
  { name }: SheetPart,
  values: AsyncGenerator<{ index: number; values: Value[] }>,
  marks: AsyncGenerator<RowMarks, void, undefined> | null,
): Promise<PackedRows> {
  const rows = new PackedRows();
  let last = 0;
  try {
    for await (const row of values) {
      const line = row.index + 1;
      if (!(line > last)) throw damagedWorkbook(`the rows of its sheet "${name}" are out of order.`);
      if (line > MOST_ROWS) throw tooLarge(`its sheet "${name}" has more than ${MOST_ROWS} rows.`);
      if (row.values.length > MOST_COLUMNS) {
        throw tooLarge(`its sheet "${name}" has more than ${MOST_COLUMNS} columns.`);
      }
      last = line;
      const marked = marks === null ? null : ((await marks.next()).value ?? null);
      if (marked !== null && marked.line !== line) throw damagedWorkbook(`row ${line} is not readable.`);
      rows.add(rowOf(line, row.values, marked?.marks ?? null));
    }
  } catch (error) {
    // Whatever else the reader stumbles over, the file is not what it should be.
    if (error instanceof CannotGoOn) throw error;
    throw damagedWorkbook(`${(error as Error).message}.`);
  }
  return rows;
}

/** Null when the values alone tell everything: no format that changes what a number means, and nothing else. */
function marksOf(
  archive: Archive,
  { path }: SheetPart,
  { shapes, isUncomputed }: WorkbookParts,
  isMarked: boolean,
): AsyncGenerator<RowMarks, void, undefined> | null {
  const member = archive.get(path);
  const isNeeded = isMarked || shapes.some(({ kind }) => kind !== "plain");
  return member !== undefined && isNeeded ? markRows(readMarkup(member), shapes, isUncomputed) : null;
}

function rowOf(line: number, values: readonly Value[], marks: RowMarks["marks"] | null): SheetRow {
  const cells: string[] = [];
  let types: CellType[] | undefined;
  for (const [index, value] of values.entries()) {
    const { type, text } = cellOf(value, marks?.get(index));
    if (type !== "text") types ??= Array.from({ length: values.length }, () => "text" as const);
    if (types !== undefined) types[index] = type;
    if (text.includes(SEPARATOR)) throw damagedWorkbook(`a cell of row ${line} holds a NUL character.`);
    cells.push(text);
  }
  return types === undefined ? { line, cells } : { line, cells, types };
}

function cellOf(
  value: Value,
  mark: CellMark | undefined,
): { readonly type: CellType; readonly text: string } {
  if (mark?.kind === "uncomputed") return { type: "uncomputed", text: textOf(value) };
  if (mark?.kind === "date") return { type: "date", text: wallTime(String(value)) };
  if (value instanceof Date) return { type: "date", text: textOf(value) };
  if (typeof value !== "number") return { type: "text", text: textOf(value) };
  if (mark === undefined) return { type: "number", text: numberText(value) };
  const shown = shownNumber(value, mark.shape);
  return shown === null ? { type: "shaped", text: numberText(value) } : { type: "text", text: shown };
}

/** `2026-03-01T10:22:33.000Z` as its cell shows it: a spreadsheet knows no zone, whatever was written there. */
function wallTime(text: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}).*)?$/u.exec(text) ?? [];
  if (day === undefined) return text;
  return time === undefined || time === "00:00:00" ? day : `${day} ${time}`;
}

/** A date is written so that it can be read in one way only; a logical value as every spreadsheet does. */
function textOf(value: Value): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (Number.isNaN(value.getTime())) return "no date";
  // A fraction of a day has no exact second: what lacks less than this is noise. Real fractions are cut off, as in text.
  const second = Math.floor((value.getTime() + NOISE) / 1000);
  const [day = "", time = ""] = new Date(second * 1000).toISOString().split("T");
  return time === "00:00:00.000Z" ? day : `${day} ${time.slice(0, 8)}`;
}
