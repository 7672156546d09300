import { nearestText } from "../core/nearest.ts";
import type { ColumnDef, ImporterDef } from "./importer.ts";

/** A column of the format found in the file: where, and under which header. */
export interface BoundColumn {
  readonly def: ColumnDef;
  readonly index: number;
  /** As it stands in the file. */
  readonly header: string;
}

/** A header of the file beside the definitions of one format. */
export interface HeaderMatch {
  readonly importer: ImporterDef;
  readonly bound: readonly BoundColumn[];
  /** Columns of the file whose value another column of the file has given already. */
  readonly second: readonly BoundColumn[];
  /** Headers of the file that the format does not know. */
  readonly unknown: readonly string[];
  /** Names of what is missing: a required header, or a group of which one is needed. */
  readonly missing: readonly string[];
  /** Columns of the file that are required, as indices: recognition compares formats by them. */
  readonly required: ReadonlySet<number>;
}

/** Headers of hand-kept sheets match without regard to case, blanks, `_`, `-`; of exports to case. */
export function normaliseHeader(header: string, nature: ImporterDef["nature"]): string {
  const known = NORMALISED[nature];
  const found = known.get(header);
  if (found !== undefined) return found;
  // Each of the first rows of a file is compared with every format: cells of data are tried as headers, too.
  if (known.size >= MOST_REMEMBERED) known.clear();
  const text = normalised(header, nature);
  known.set(header, text);
  return text;
}

const MOST_REMEMBERED = 5000;
const NORMALISED: Readonly<Record<ImporterDef["nature"], Map<string, string>>> = {
  export: new Map(),
  sheet: new Map(),
};

function normalised(header: string, nature: ImporterDef["nature"]): string {
  const text = header
    .normalize("NFKC")
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .toLowerCase();
  return nature === "sheet" ? text.replaceAll(/[\s_-]+/g, "") : text.replaceAll(/\s+/g, " ").trim();
}

/** Column definitions of a format by normalised header; made once per format. */
const indexes = new WeakMap<ImporterDef, ReadonlyMap<string, ColumnDef>>();

function indexOf(importer: ImporterDef): ReadonlyMap<string, ColumnDef> {
  const known = indexes.get(importer);
  if (known !== undefined) return known;
  const index = new Map<string, ColumnDef>();
  for (const def of importer.columns) {
    for (const header of def.headers) index.set(normaliseHeader(header, importer.nature), def);
  }
  indexes.set(importer, index);
  return index;
}

/**
 * Matches a header row against a format. `creatorGiven`: the creator is named on the command line,
 * so that its column may be absent.
 */
export function matchHeader(
  header: readonly string[],
  importer: ImporterDef,
  creatorGiven: boolean,
): HeaderMatch {
  const index = indexOf(importer);
  const byField = new Map<string, BoundColumn>();
  const second: BoundColumn[] = [];
  const unknown: string[] = [];
  for (const [position, text] of header.entries()) {
    const def = index.get(normaliseHeader(text, importer.nature));
    if (def === undefined) {
      if (text.trim() !== "") unknown.push(text.trim());
      continue;
    }
    const column = { def, index: position, header: text.trim() };
    if (byField.has(def.field)) second.push(column);
    else byField.set(def.field, column);
  }
  const isWaived = (field: string): boolean => creatorGiven && field === "creator";
  const { missing, required } = checkRequired(importer, byField, isWaived);
  return { importer, bound: [...byField.values()], second, unknown, missing, required };
}

function checkRequired(
  importer: ImporterDef,
  byField: ReadonlyMap<string, BoundColumn>,
  isWaived: (field: string) => boolean,
): Pick<HeaderMatch, "missing" | "required"> {
  const missing: string[] = [];
  const required = new Set<number>();
  for (const def of importer.columns) {
    if (def.required !== true) continue;
    const column = byField.get(def.field);
    if (column !== undefined) required.add(column.index);
    else if (!isWaived(def.field)) missing.push(shownHeader(def));
  }
  for (const group of [...(importer.oneOf ?? []), ...(importer.alsoOneOf ?? [])]) {
    const found = group.flatMap((field) => byField.get(field) ?? []);
    if (importer.oneOf?.includes(group) === true) for (const column of found) required.add(column.index);
    if (found.length > 0 || group.some(isWaived)) continue;
    const defs = importer.columns.filter((def) => group.includes(def.field));
    missing.push(defs.map(shownHeader).join(" or "));
  }
  return { missing, required };
}

/** The header by which people know a column. */
function shownHeader(def: ColumnDef): string {
  return (def.headers[0] ?? def.field).trim();
}

/** The header of the file most like `wanted`, when it is only a slip away (a third of its letters). */
export function nearestHeader(wanted: string, headers: readonly string[]): string | null {
  const shown = new Map(headers.map((header) => [normaliseHeader(header, "sheet"), header.trim()]));
  const nearest = nearestText(normaliseHeader(wanted, "sheet"), [...shown.keys()]);
  return nearest === null ? null : (shown.get(nearest) ?? null);
}
