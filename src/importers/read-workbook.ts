import { basename } from "node:path";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import type { ImporterDef } from "./importer.ts";
import { inFile } from "./in-file.ts";
import { problem, PROBLEMS } from "./problems.ts";
import { chooseTable, type FoundTable, headerScore, openTable } from "./open-table.ts";
import {
  type FileOrigin,
  type ReadFile,
  readRecognised,
  type RecognisedTable,
  type ReadOptions,
} from "./read.ts";
import type { ByteSource } from "./sheet/byte-source.ts";
import { readWorkbookTable } from "./sheet/workbook-table.ts";
import type { WorkbookSheet } from "./sheet/workbook.ts";

/** A sheet and what became of it: its format, or why it has none. */
type Candidate = FoundTable & { readonly score: number } & (
    | { readonly reading: RecognisedTable["reading"]; readonly refusal: null }
    | { readonly reading: null; readonly refusal: CannotGoOn }
  );

/**
 * The sheets of a workbook that are of a known format, by their headers: neither their names nor
 * their places count, nor whether they are hidden. All of them, or `CannotGoOn` with every reason.
 */
export function readWorkbook(
  sheets: readonly WorkbookSheet[],
  bytes: ByteSource,
  origin: FileOrigin,
  importers: readonly ImporterDef[],
): readonly ReadFile[] {
  const candidates = wantedSheets(sheets, origin.options).map((sheet) => {
    return recogniseSheet(sheet, sheets.length > 1, origin, importers);
  });
  const known = remembered(
    candidates.filter((one) => one.reading !== null || !isUnknown(one, origin.options)),
  );
  if (known.length === 0) throw nearestRefusal(candidates);
  const left = candidates.filter((one) => !known.includes(one));
  const files: ReadFile[] = [];
  const problems: Problem[] = severalOfOneFormat(known);
  for (const table of known) {
    const notes = files.length === 0 ? leftAlone(left, basename(origin.name)) : [];
    try {
      if (table.refusal !== null) throw table.refusal;
      files.push(inFile(table.shownName, () => readRecognised({ ...table, notes }, bytes, origin)));
    } catch (error) {
      if (!(error instanceof CannotGoOn)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new CannotGoOn(EXIT.refused, ...problems);
  return files;
}

/** Sheets with cells; of those the one that `--sheet` names. */
export function wantedSheets(
  sheets: readonly WorkbookSheet[],
  { sheet: wanted }: ReadOptions,
): readonly WorkbookSheet[] {
  if (wanted !== undefined) {
    const plain = (name: string): string => name.normalize("NFKC").trim().toLowerCase();
    const named = sheets.filter(({ name }) => name === wanted);
    const alike = named.length > 0 ? named : sheets.filter(({ name }) => plain(name) === plain(wanted));
    if (alike.length > 0) return alike;
    const message = `there is no sheet "${wanted}" in it; its sheets are ${quoted(sheets.map(({ name }) => name))}.`;
    throw new CannotGoOn(EXIT.refused, problem("unknownSheet", message));
  }
  const filled = sheets.filter(isFilled);
  if (filled.length === 0) throw new CannotGoOn(EXIT.refused, problem("empty", "the workbook has no cells."));
  return filled;
}

function isFilled({ rows }: WorkbookSheet): boolean {
  for (const { cells } of rows.between(0)) if (cells.some((cell) => cell.trim() !== "")) return true;
  return false;
}

function recogniseSheet(
  found: WorkbookSheet,
  isOneOfSeveral: boolean,
  { name: fileName, options }: FileOrigin,
  importers: readonly ImporterDef[],
): Candidate {
  const { score, ...sheet } = readWorkbookTable(found, headerScore(options, importers));
  const shownName = isOneOfSeveral ? `${basename(fileName)} (${found.name})` : basename(fileName);
  const table = { ...openTable(sheet, options), name: found.name, shownName, score };
  try {
    const reading = inFile(shownName, () => chooseTable(table, importers, shownName));
    return { ...table, reading, refusal: null };
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    return { ...table, reading: null, refusal: error };
  }
}

/** Of sheets alike, the one that their profile remembers. */
function remembered(known: readonly Candidate[]): readonly Candidate[] {
  return known.filter(({ name, reading }) => {
    const sheet = reading?.profile?.styles.sheet;
    const isThere = known.some((one) => one.name === sheet && one.reading?.profile === reading?.profile);
    return sheet === undefined || !isThere || name === sheet;
  });
}

/** True for a sheet that is simply something else; with `--as`, also for one that lacks columns of that format. */
function isUnknown({ refusal }: Candidate, { as }: ReadOptions): boolean {
  const { unrecognised, missingColumn } = PROBLEMS;
  return (
    refusal?.problems.every(({ code }) => {
      return code === unrecognised.code || (as !== undefined && code === missingColumn.code);
    }) === true
  );
}

/** Of a workbook in which no sheet is of a known format: what the sheet that comes nearest lacks. */
function nearestRefusal(candidates: readonly Candidate[]): CannotGoOn {
  const refused = candidates.filter(({ refusal }) => refusal !== null);
  const [nearest] = refused.toSorted((one, other) => other.score - one.score);
  if (nearest?.refusal == null) throw new Error("a workbook without a sheet");
  return nearest.refusal;
}

function severalOfOneFormat(known: readonly Candidate[]): Problem[] {
  const sources = new Set(known.flatMap(({ reading }) => reading?.match.importer.id ?? []));
  return [...sources].flatMap((source) => {
    const names = known.flatMap(({ reading, name }) =>
      reading?.match.importer.id === source ? [name ?? ""] : [],
    );
    if (names.length < 2) return [];
    const cure = `import them one at a time: ${names.map((name) => `--sheet "${name}"`).join(", then ")}.`;
    return [problem("severalSheets", `its sheets ${quoted(names)} are all ${source}.`, { cure })];
  });
}

function leftAlone(left: readonly Candidate[], file: string): Problem[] {
  if (left.length === 0) return [];
  const names = quoted(left.map(({ name }) => name ?? ""));
  return [problem("sheetLeftAlone", `no known format has the headers of its sheets ${names}.`, { file })];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
