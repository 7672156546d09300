import { nearestText } from "../core/nearest.ts";
import type { Problem } from "../core/problem.ts";
import { isBuyersHeader } from "./buyer-headers.ts";
import { type BoundColumn, normaliseHeader } from "./header.ts";
import type { ColumnDef, ImporterDef } from "./importer.ts";
import { problem } from "./problems.ts";
import { looksLikeHeader } from "./recognise.ts";
import { headerLikeness } from "./similarity.ts";

/** A person's word that a field of the source stands under this header of the file. */
export interface MappedField {
  readonly field: string;
  readonly header: string;
}

export type Mapping = readonly MappedField[];

/** Fields that a mapping may name: those of which a value is kept for everybody. */
export function mappableColumns(importer: ImporterDef): readonly ColumnDef[] {
  return importer.columns.filter(isMappable);
}

function isMappable(def: ColumnDef): boolean {
  return def.kind !== "buyer" && def.unread !== true && def.personal === undefined;
}

/** The format with the mapped headers in place of its own; no other field takes a mapped header. */
export function mapImporter(importer: ImporterDef, mapping: Mapping): ImporterDef {
  const normal = (header: string): string => normaliseHeader(header, importer.nature);
  const taken = new Set(mapping.map(({ header }) => normal(header)));
  const columns = importer.columns.map((def): ColumnDef => {
    const mapped = mapping.find(({ field }) => field === def.field);
    if (mapped !== undefined) return { ...def, headers: [mapped.header] };
    const headers = def.headers.filter((header) => !taken.has(normal(header)));
    return headers.length === def.headers.length ? def : { ...def, headers };
  });
  return { ...importer, columns };
}

/** The mapping that says in full how the columns of a file were read, in the order of the format. */
export function mappingOf(importer: ImporterDef, bound: readonly BoundColumn[]): Mapping {
  return mappableColumns(importer).flatMap(({ field }) => {
    const column = bound.find(({ def }) => def.field === field);
    return column === undefined ? [] : [{ field, header: column.header }];
  });
}

/** Everything that speaks against a mapping of this header; `importers` know which headers are a buyer's. */
export function mappingProblems(
  header: readonly string[],
  importer: ImporterDef,
  mapping: Mapping,
  importers: readonly ImporterDef[],
): readonly Problem[] {
  const fields = mappableColumns(importer).map(({ field }) => field);
  const present = new Set(header.map((text) => normaliseHeader(text, importer.nature)));
  const seen = { fields: new Set<string>(), headers: new Set<string>() };
  return mapping.flatMap(({ field, header: wanted }): readonly Problem[] => {
    const text = normaliseHeader(wanted, importer.nature);
    const isRepeated = seen.fields.has(field) || seen.headers.has(text);
    const twice = isRepeated ? [mappedTwice(field, wanted, seen.fields.has(field))] : [];
    seen.fields.add(field);
    seen.headers.add(text);
    return [
      ...twice,
      ...(fields.includes(field) ? [] : [unknownField(field, importer, fields)]),
      ...(present.has(text) ? [] : [absentHeader(field, wanted, header)]),
      ...(isBuyersHeader(wanted, importer, importers) ? [buyersColumn(field, wanted)] : []),
    ];
  });
}

function mappedTwice(field: string, header: string, isField: boolean): Problem {
  const what = isField ? `the field "${field}"` : `the column "${header}"`;
  return problem("mappedTwice", `${what} is mapped twice.`);
}

function unknownField(field: string, importer: ImporterDef, fields: readonly string[]): Problem {
  const nearest = nearestText(field.toLowerCase(), fields);
  const perhaps = nearest === null ? "" : ` Perhaps it is "${nearest}".`;
  const message = `${importer.id} has no field "${field}".${perhaps}`;
  return problem("unknownField", message, { cure: `fields of ${importer.id}: ${fields.join(", ")}` });
}

/** At most so many headers in a cure; wide exports have more than sixty. */
const MOST_SHOWN = 12;

function absentHeader(field: string, wanted: string, header: readonly string[]): Problem {
  const shown = header.map((text) => text.trim()).filter((text) => text !== "");
  const like = (text: string): number => headerLikeness(wanted, text);
  const [nearest = ""] = shown.toSorted((one, other) => like(other) - like(one));
  const listed = shown.slice(0, MOST_SHOWN).map((text) => `"${text}"`);
  const more = shown.length > MOST_SHOWN ? ` and ${shown.length - MOST_SHOWN} more` : "";
  const cure = !looksLikeHeader(header)
    ? "no line of its first ten looks like a header: give the file a header row."
    : like(nearest) >= 0.5
      ? `perhaps it is --map ${field}="${nearest}"`
      : `its headers are ${listed.join(", ")}${more}`;
  return problem("absentHeader", `the file has no column "${wanted}" for the field "${field}".`, { cure });
}

function buyersColumn(field: string, header: string): Problem {
  const message = `"${header}" holds a buyer's data, which is never read; the field "${field}" cannot be taken from it.`;
  return problem("buyersColumn", message);
}
