import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Content } from "./content.ts";
import { inFile } from "./in-file.ts";
import type { ImporterDef } from "./importer.ts";
import { problem } from "./problems.ts";
import { headerScore } from "./open-table.ts";
import type { ReadOptions } from "./read.ts";
import { wantedSheets } from "./read-workbook.ts";
import { looksLikeHeader } from "./recognise.ts";
import { encodingFor } from "./remembered-encoding.ts";
import { decodeText } from "./sheet/decode.ts";
import type { Sheet } from "./sheet/sheet.ts";
import { readTable } from "./sheet/table.ts";
import { readWorkbookTable } from "./sheet/workbook-table.ts";

/**
 * The header row of a file, of whatever kind it is; of a workbook that of the sheet that is named, or that comes
 * nearest to a known format. @throws CannotGoOn (exit 2) when it has none: a first row of data may be a buyer's,
 * and is not shown.
 */
export function headerOf(
  content: Content,
  name: string,
  options: ReadOptions,
  importers: readonly ImporterDef[],
): readonly string[] {
  return inFile(name, () => {
    const { header } = tableOf(content, options, importers);
    if (looksLikeHeader(header)) return header;
    const cure = "give the file a header row, then try again.";
    throw new CannotGoOn(
      EXIT.refused,
      problem("unrecognised", "no line of its first ten looks like a header.", { cure }),
    );
  });
}

function tableOf(
  { bytes, opened }: Content,
  options: ReadOptions,
  importers: readonly ImporterDef[],
): Pick<Sheet, "header"> {
  const score = headerScore(options, importers);
  if (opened.kind === "refused") throw opened.refusal;
  if (opened.kind === "text") {
    const whole = bytes.whole("its header is looked for");
    return readTable(decodeText(whole, encodingFor(whole, options, importers)), score);
  }
  const tables = wantedSheets(opened.sheets, options).map((sheet) => readWorkbookTable(sheet, score));
  const [nearest] = tables.toSorted((one, other) => other.score - one.score);
  return nearest ?? { header: [] };
}
