import type { DatedFile } from "../importers/glance.ts";
import type { ReadFile } from "../importers/read.ts";
import type { NewChange } from "../store/changes.ts";
import { nextChangeId } from "../store/changes.ts";
import type { Ledger } from "../store/open.ts";
import type { ImportOptions } from "./import-file.ts";
import { columnsOf } from "./profiles.ts";

/** The change that importing a table would be: what tells one reading of the same bytes from another is in its options. */
export function changeOf(
  ledger: Ledger,
  read: DatedFile & Partial<Pick<ReadFile, "decisions">>,
  modifiedAt: number,
  options: ImportOptions,
  now: number,
): NewChange {
  const asSamples = options.asSamples || read.readAs?.samples === true;
  const asReplacements = options.asReplacements || read.readAs?.replacements === true;
  const { creator } = options.read;
  const { layoutOf, id } = read.importer;
  const { dateOrder, decimal, rateStyle, encoding } = read.reading.styles;
  // What is undefined is left out of the stored text. Two sheets of one workbook have the same bytes.
  const sheet = read.sheet ?? undefined;
  const columns = read.reading.columns === null ? undefined : columnsOf(read.reading.columns);
  const layout = layoutOf === undefined ? undefined : id;
  const said = { creator: creator ?? null, dateOrder, decimal, rateStyle, encoding, sheet, columns, layout };
  return {
    changeId: nextChangeId(ledger.db),
    kind: "import",
    source: layoutOf ?? id,
    nature: read.importer.nature,
    file: read.baseName,
    summary: null,
    sha256: read.sha256,
    recordedAt: now,
    exportedAt: read.exportTime,
    modifiedAt: read.readAs?.modified_at ?? modifiedAt,
    asSamples,
    asReplacements,
    options: { asSamples, asReplacements, ...said },
    decisions: read.decisions ?? [],
  };
}

/** What rejected rows of a file have to say of it, so that they are read as it was; see `ReadAs`. */
export function rejectsOf(read: ReadFile, change: NewChange): string | null {
  return read.rejects({
    modified_at: change.modifiedAt,
    ...(change.asSamples ? { samples: true } : {}),
    ...(change.asReplacements ? { replacements: true } : {}),
  });
}
