import type { PackedRows } from "./packed-rows.ts";
import { readSharedTexts, type SharedTexts } from "./shared-texts.ts";
import { SheetScanner } from "./sheet-scanner.ts";
import { checkMember, scanMarkup } from "./unpack.ts";
import { memberNamed, readParts, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";
import { type Archive, damagedWorkbook, openArchive } from "./zip-archive.ts";

/** A sheet of a workbook with all its rows, those that the file does not hold left out. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: PackedRows;
}

/**
 * Opens an XLSX workbook: unpacks every part of it once, those with cells to read them, the others to check them.
 * Throws `CannotGoOn` for what cannot be trusted.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[]> {
  const archive = openArchive(bytes);
  const parts = await readParts(archive);
  const read = new Set([parts.sharedTexts, ...parts.sheets.map(({ path }) => path)]);
  for (const member of archive.values()) if (!read.has(member.name)) await checkMember(member);
  // A list that is named and missing matters only to a cell that shows a text of it.
  const shared = await readSharedTexts(archive.get(parts.sharedTexts ?? "") ?? null);
  const sheets: WorkbookSheet[] = [];
  for (const part of parts.sheets) {
    sheets.push({ name: part.name, rows: await readRows(archive, part, parts, shared) });
  }
  return sheets;
}

async function readRows(
  archive: Archive,
  { name, path }: SheetPart,
  parts: WorkbookParts,
  shared: SharedTexts,
): Promise<PackedRows> {
  const scanner = new SheetScanner(name, parts, shared);
  await scanMarkup(memberNamed(archive, path), (bytes) => scanner.scan(bytes));
  // A part that ends early would be read as if it had fewer rows.
  if (!scanner.isWhole) throw damagedWorkbook(`"${path}" ends too early.`);
  return scanner.rows;
}
