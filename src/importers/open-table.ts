import { normaliseHandle } from "../core/handle.ts";
import type { ImporterDef } from "./importer.ts";
import type { ReadOptions } from "./read.ts";
import { asReadBefore, type ReadAs } from "./read-as.ts";
import { chooseReading, formatsFor, type Reading } from "./reading.ts";
import { scoreHeader } from "./recognise.ts";
import { ownHeader, ownSheet } from "./reject-columns.ts";
import type { HeaderScore, Sheet } from "./sheet/sheet.ts";

/** A table as it is read: that of a file of rejected rows is the one of the file before. */
export interface OpenedTable {
  readonly sheet: Sheet;
  readonly readAs: ReadAs | null;
  readonly options: ReadOptions;
}

/** A table of a file, found and not yet recognised. */
export interface FoundTable extends OpenedTable {
  /** Of a workbook its name. */
  readonly name: string | null;
  /** What problems call it: the file, with the sheet where a workbook has several. */
  readonly shownName: string;
}

/** How well a row would do as a header of the formats that may be meant. */
export function headerScore(options: ReadOptions, importers: readonly ImporterDef[]): HeaderScore {
  const known = formatsFor(options, importers);
  const creatorGiven = normaliseHandle(options.creator ?? "") !== null;
  return (cells) => scoreHeader(ownHeader(cells), known, creatorGiven);
}

/** A table, of a file of rejected rows the one that its rows come from, and what was said of it then and now. */
export function openTable(found: Sheet, stated: ReadOptions): OpenedTable {
  const { sheet, readAs } = ownSheet(found);
  return { sheet, readAs, options: asReadBefore(readAs, stated) };
}

/** Which column of a table is which; throws all that speaks against it. */
export function chooseTable(
  { sheet, options }: OpenedTable,
  importers: readonly ImporterDef[],
  file: string,
): Reading {
  const creatorGiven = normaliseHandle(options.creator ?? "") !== null;
  return chooseReading(sheet.header, options, importers, { creatorGiven, file });
}
