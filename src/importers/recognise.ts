import { type HeaderMatch, matchHeader } from "./header.ts";
import type { ImporterDef } from "./importer.ts";

/** Which format a header belongs to (`cli.md` section 6, Recognition). */
export type Recognition =
  | {
      readonly kind: "match";
      readonly importer: ImporterDef;
      readonly match: HeaderMatch;
      readonly unknownHeaders: readonly string[];
    }
  | {
      readonly kind: "none";
      /** Empty when the row does not look like headers: it may then hold a buyer's data. */
      readonly headers: readonly string[];
      readonly nearest: ImporterDef | null;
      readonly missing: readonly string[];
    }
  /** The file is of this format, and required columns of it are missing. */
  | { readonly kind: "incomplete"; readonly match: HeaderMatch }
  | { readonly kind: "ambiguous"; readonly candidates: readonly ImporterDef[] };

/**
 * Of the formats whose required columns are all there, the one that knows most of the headers
 * wins; among equals, one whose required columns are a proper subset of another's gives way; what
 * is still equal is ambiguous. A format that lacks a required column and yet knows more than half of
 * the headers, and twice as many as the winner, is what the file is: an order export without its SKU
 * ids is no roster, for all that it has a column of creators.
 */
export function recognise(
  header: readonly string[],
  importers: readonly ImporterDef[],
  creatorGiven = false,
): Recognition {
  const matches = importers.map((importer) => matchHeader(header, importer, creatorGiven));
  const complete = matches.filter((match) => match.missing.length === 0);
  const most = Math.max(0, ...complete.map(knownCount));
  const incomplete = incompleteMatch(header, matches, most);
  if (incomplete !== null) return { kind: "incomplete", match: incomplete };
  if (complete.length === 0) return nothingFits(header, matches);
  const equals = complete.filter((match) => knownCount(match) === most);
  const left = equals.filter(
    (match) => !equals.some((other) => isProperSubset(match.required, other.required)),
  );
  const [match] = left;
  if (match === undefined || left.length > 1) {
    return { kind: "ambiguous", candidates: left.map(({ importer }) => importer) };
  }
  return { kind: "match", importer: match.importer, match, unknownHeaders: match.unknown };
}

/**
 * The unverified layout that a file looks like: all that it needs is there, most of its headers are, and it
 * knows more of the file's headers than any format. Then no format is taken for it: its words and signs would be
 * read as that format's.
 */
export function likelyLayout(
  header: readonly string[],
  importers: readonly ImporterDef[],
  creatorGiven: boolean,
): ImporterDef | null {
  const matches = importers.map((importer) => matchHeader(header, importer, creatorGiven));
  const isLayout = ({ importer }: HeaderMatch): boolean => importer.layoutOf !== undefined;
  const most = Math.max(0, ...matches.filter((match) => !isLayout(match)).map(knownCount));
  const [likely] = matches
    .filter((match) => isLayout(match) && match.missing.length === 0 && knownCount(match) > most)
    .filter((match) => 2 * knownCount(match) > match.importer.columns.length)
    .toSorted((one, other) => knownCount(other) - knownCount(one));
  return likely?.importer ?? null;
}

/** How well a row would do as the header of any of the formats; see `HeaderScore`. */
export function scoreHeader(
  cells: readonly string[],
  importers: readonly ImporterDef[],
  creatorGiven: boolean,
): number {
  const COMPLETE = 100_000;
  let best = 0;
  for (const importer of importers) {
    const match = matchHeader(cells, importer, creatorGiven);
    best = Math.max(best, knownCount(match) + (match.missing.length === 0 ? COMPLETE : 0));
  }
  return best;
}

function knownCount({ bound, second }: HeaderMatch): number {
  return bound.length + second.length;
}

/** The format that the file plainly is although it lacks a column; `most` headers are known to the winner. */
function incompleteMatch(
  header: readonly string[],
  matches: readonly HeaderMatch[],
  most: number,
): HeaderMatch | null {
  const [best] = matches
    .filter((match) => match.missing.length > 0)
    .toSorted((one, other) => knownCount(other) - knownCount(one));
  const count = best === undefined ? 0 : knownCount(best);
  return best !== undefined && count >= 5 && 2 * count > header.length && count >= 2 * most ? best : null;
}

function isProperSubset(part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean {
  return part.size < whole.size && [...part].every((index) => whole.has(index));
}

function nothingFits(header: readonly string[], matches: readonly HeaderMatch[]): Recognition {
  const known = matches.filter((match) => knownCount(match) > 0);
  const [nearest] = known.toSorted(
    (one, other) =>
      one.missing.length / (one.required.size + one.missing.length) -
        other.missing.length / (other.required.size + other.missing.length) ||
      knownCount(other) - knownCount(one),
  );
  const headers = nearest !== undefined || looksLikeHeader(header) ? header.map((text) => text.trim()) : [];
  return { kind: "none", headers, nearest: nearest?.importer ?? null, missing: nearest?.missing ?? [] };
}

/** Headers are words: a row with an e-mail address or a long number is data, perhaps a buyer's. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  return !cells.some((cell) => /\d{6}|\S@\S/.test(cell)) && cells.every((cell) => cell.length <= 80);
}
