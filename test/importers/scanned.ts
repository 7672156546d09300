import { CannotGoOn } from "../../src/core/problem.ts";
import { decodeText } from "../../src/importers/sheet/decode.ts";
import { readRecords } from "../../src/importers/sheet/records.ts";
import { IrregularText } from "../../src/importers/sheet/record-scanner.ts";
import { scanRecords } from "../../src/importers/sheet/scan-records.ts";
import type { SheetRow } from "../../src/importers/sheet/sheet.ts";

export interface Scan {
  readonly delimiter?: string;
  readonly firstLine?: number;
  readonly wanted?: readonly number[] | null;
  readonly size?: number;
}

/** The rows that the scanner makes of the bytes, or null when they are irregular to it. */
export function scanned(bytes: Uint8Array, scan: Scan = {}): SheetRow[] | null {
  const { delimiter = ",", firstLine = 1, wanted = null, size = bytes.length + 1 } = scan;
  // Each chunk lies where the one before it lay, as those of a file do.
  const memory = new Uint8Array(Math.min(size, bytes.length));
  function* chunks(): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) {
      const chunk = bytes.subarray(at, at + size);
      memory.fill(0xff).set(chunk);
      yield memory.subarray(0, chunk.length);
    }
  }
  try {
    return [...scanRecords(chunks(), { delimiter, firstLine, wanted })];
  } catch (error) {
    if (error instanceof IrregularText) return null;
    throw error;
  }
}

/** The rows that the decoder and papaparse make of them, or null when they refuse them. */
export function parsed(bytes: Uint8Array, { delimiter = ",", firstLine = 1 }: Scan = {}): SheetRow[] | null {
  try {
    return [...readRecords(decodeText(bytes, "utf-8"), delimiter, firstLine)];
  } catch (error) {
    if (error instanceof CannotGoOn) return null;
    throw error;
  }
}

/** The rows with the cells that nobody wants, and that come after the first one with text, empty. */
export function withoutUnwanted(rows: readonly SheetRow[], wanted: readonly number[] | null): SheetRow[] {
  if (wanted === null) return [...rows];
  return rows.map(({ line, cells }) => {
    const first = cells.findIndex((cell) => cell.trim() !== "");
    const isMade = (column: number): boolean => first < 0 || column <= first || wanted.includes(column);
    return { line, cells: cells.map((cell, column) => (isMade(column) ? cell : "")) };
  });
}

/** Blanks behind a closing quote, which papaparse passes over: a reason to leave readable bytes to it. */
export function mayBeIrregular(bytes: Uint8Array): boolean {
  return /"[^\S\r\n]/u.test(Buffer.from(bytes).toString("utf8"));
}
