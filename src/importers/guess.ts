import { isBuyersHeader } from "./buyer-headers.ts";
import { matchHeader } from "./header.ts";
import type { ColumnDef, ImporterDef } from "./importer.ts";
import { mappableColumns, type MappedField, type Mapping } from "./mapping.ts";
import { headerLikeness } from "./similarity.ts";

/** A field that the source cannot do without may be guessed more boldly: a person confirms it. */
const LEAST = { needed: 0.4, other: 0.55 } as const;

/** Headers of a file that a field may be taken from: those that are filled and no buyer's. */
export function offeredHeaders(
  header: readonly string[],
  importer: ImporterDef,
  importers: readonly ImporterDef[],
): readonly string[] {
  const texts = header.map((text) => text.trim()).filter((text) => text !== "");
  return [...new Set(texts)].filter((text) => !isBuyersHeader(text, importer, importers));
}

/**
 * Which column each field stands in: what the source knows by name, then what is likest, the needed fields
 * first. `stated` is taken as it is.
 */
export function guessMapping(
  header: readonly string[],
  importer: ImporterDef,
  importers: readonly ImporterDef[],
  stated: Mapping = [],
): Mapping {
  const offered = offeredHeaders(header, importer, importers);
  const columns = mappableColumns(importer);
  const known = matchHeader(header, importer, false)
    .bound.filter(({ def }) => columns.includes(def))
    .map(({ def, header: text }) => ({ field: def.field, header: text }));
  const said = [...stated];
  for (const one of known) if (isFree(one, said)) said.push(one);
  for (const { field, header: text } of likest(columns, importer, offered)) {
    if (isFree({ field, header: text }, said) && !isServed(field, importer, said))
      said.push({ field, header: text });
  }
  return columns.flatMap(({ field }) => said.find((one) => one.field === field) ?? []);
}

function isFree({ field, header }: MappedField, said: Mapping): boolean {
  return said.every((one) => one.field !== field && one.header !== header);
}

/** A group of which one column is enough gets no second one by a bold guess. */
function isServed(field: string, importer: ImporterDef, said: Mapping): boolean {
  const group = (importer.oneOf ?? []).find((fields) => fields.includes(field));
  return group !== undefined && said.some((one) => group.includes(one.field));
}

/** Pairs of field and header that are alike enough, needed fields first, the likest first. */
function likest(
  columns: readonly ColumnDef[],
  importer: ImporterDef,
  offered: readonly string[],
): readonly MappedField[] {
  const pairs = columns.flatMap((def) => {
    const needed = isNeeded(def, importer);
    return offered
      .map((header) => ({ field: def.field, header, needed, likeness: likenessTo(def, header) }))
      .filter(({ likeness }) => likeness >= (needed ? LEAST.needed : LEAST.other));
  });
  return pairs.toSorted(
    (one, other) => Number(other.needed) - Number(one.needed) || other.likeness - one.likeness,
  );
}

function isNeeded({ field, required }: ColumnDef, { oneOf = [] }: ImporterDef): boolean {
  return required === true || oneOf.some((group) => group.includes(field));
}

function likenessTo({ field, headers }: ColumnDef, header: string): number {
  return Math.max(...[...headers, field].map((known) => headerLikeness(known, header)));
}

/** The formats, the likeliest first: those of whose needed columns the likest headers are there. */
export function likeliestSources(
  header: readonly string[],
  importers: readonly ImporterDef[],
): readonly ImporterDef[] {
  const texts = header.filter((text) => text.trim() !== "");
  const best = (def: ColumnDef): number => Math.max(0, ...texts.map((text) => likenessTo(def, text)));
  const rank = (importer: ImporterDef): number => {
    const needs = importer.columns.filter(({ required }) => required === true).map(best);
    const groups = (importer.oneOf ?? []).map((group) =>
      Math.max(...importer.columns.filter(({ field }) => group.includes(field)).map(best)),
    );
    const needed = [...needs, ...groups];
    const known = texts.filter((text) =>
      importer.columns.some((def) => likenessTo(def, text) >= LEAST.other),
    );
    const mean = needed.reduce((sum, likeness) => sum + likeness, 0) / Math.max(1, needed.length);
    return mean + known.length / Math.max(1, texts.length);
  };
  const ranked = importers.map((importer) => ({ importer, rank: rank(importer) }));
  return ranked.toSorted((one, other) => other.rank - one.rank).map(({ importer }) => importer);
}
