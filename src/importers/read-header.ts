import type { ImporterDef } from "./importer.ts";
import { formatsFor, type ReadingOptions } from "./reading.ts";
import { scoreHeader } from "./recognise.ts";
import { encodingFor } from "./remembered-encoding.ts";
import { decodeText } from "./sheet/decode.ts";
import { readTable } from "./sheet/table.ts";

/** The header row of a file, of whatever kind it is. @throws CannotGoOn (exit 2) when it is no table. */
export function headerOf(
  bytes: Uint8Array,
  options: ReadingOptions,
  importers: readonly ImporterDef[],
): readonly string[] {
  const formats = formatsFor(options, importers);
  const text = decodeText(bytes, encodingFor(bytes, options, importers));
  return readTable(text, (cells) => scoreHeader(cells, formats, false)).header;
}
