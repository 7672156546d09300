import { basename } from "node:path";
import { CannotGoOn } from "../core/problem.ts";
import { namedTime } from "./export-time.ts";
import { FORMATS } from "./index.ts";
import { chooseTable, headerScore, openTable } from "./open-table.ts";
import type { FileOrigin, KnownFile, ReadFile } from "./read.ts";
import type { ByteSource } from "./sheet/byte-source.ts";
import { IrregularText } from "./sheet/record-scanner.ts";
import { scanTable } from "./sheet/text-sheet.ts";

/** A file, and when it was exported. */
export type DatedFile = KnownFile & Pick<ReadFile, "exportTime">;

/**
 * A plain text as its header, its name and what is stated tell it, none of its rows looked at. Null when they do
 * not tell all of that; then `readFile` knows, or says why not.
 */
export function glanceAt(bytes: ByteSource, { name, options }: FileOrigin): DatedFile | null {
  if (options.sheet !== undefined || options.encoding !== undefined) return null;
  const baseName = basename(name);
  try {
    const table = openTable(scanTable(bytes, headerScore(options, FORMATS)), options);
    const reading = chooseTable(table, FORMATS, baseName);
    const { importer, unknown: unknownHeaders } = reading.match;
    const { readAs } = table;
    const exportTime = table.options.exportedAt ?? namedTime(importer, baseName, options.timezone);
    if (exportTime === null) return null;
    return {
      importer,
      reading,
      sha256: bytes.sha256(),
      baseName,
      sheet: null,
      unknownHeaders,
      readAs,
      exportTime,
    };
  } catch (error) {
    if (error instanceof IrregularText || error instanceof CannotGoOn) return null;
    throw error;
  }
}
