import { CannotGoOn, EXIT } from "../core/problem.ts";
import { inFile } from "./in-file.ts";
import type { ImporterDef } from "./importer.ts";
import { problem } from "./problems.ts";
import { formatsFor, type ReadingOptions } from "./reading.ts";
import { looksLikeHeader, scoreHeader } from "./recognise.ts";
import { encodingFor } from "./remembered-encoding.ts";
import { decodeText } from "./sheet/decode.ts";
import { readTable } from "./sheet/table.ts";

/**
 * The header row of a file, of whatever kind it is. @throws CannotGoOn (exit 2) when it has none: a first row of
 * data may be a buyer's, and is not shown.
 */
export function headerOf(
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions,
  importers: readonly ImporterDef[],
): readonly string[] {
  return inFile(name, () => {
    const formats = formatsFor(options, importers);
    const text = decodeText(bytes, encodingFor(bytes, options, importers));
    const { header } = readTable(text, (cells) => scoreHeader(cells, formats, false));
    if (looksLikeHeader(header)) return header;
    const cure = "give the file a header row, then try again.";
    throw new CannotGoOn(
      EXIT.refused,
      problem("unrecognised", "no line of its first ten looks like a header.", { cure }),
    );
  });
}
