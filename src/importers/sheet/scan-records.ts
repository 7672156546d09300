import type { SheetRow } from "./sheet.ts";
export class IrregularText extends Error {}
export interface ScanOptions {
  readonly delimiter: string;
  readonly firstLine: number;
  readonly wanted: readonly number[] | null;
}
export function* scanRecords(
  _chunks: Iterable<Uint8Array>,
  _options: ScanOptions,
): Generator<SheetRow, void, undefined> {
  throw new IrregularText("stub");
}
