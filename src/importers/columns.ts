import type { ColumnDef } from "./importer.ts";

/** Headers under which a hand-kept sheet names the creator (`formats.md`, Plain sheets). */
export const CREATOR_HEADERS = [
  "creator",
  "handle",
  "creator handle",
  "creator username",
  "username",
  "tiktok handle",
  "influencer",
  "@",
] as const;

/** One header, or the spellings of one, the usual first. */
export type Spellings = string | readonly [string, ...string[]];

/** Columns that a format is known to have and that nothing is taken from: they help recognition. */
export function unread(...columns: readonly Spellings[]): ColumnDef[] {
  return columns.map((spellings) => ({ ...named(spellings), kind: "text", unread: true }));
}

/** Columns with a buyer's data: known, so that they are not named as unknown, and never read. */
export function buyer(...columns: readonly Spellings[]): ColumnDef[] {
  return columns.map((spellings) => ({ ...named(spellings), kind: "buyer" }));
}

/** A header, or its spellings, with a field named after the first. */
export function named(
  spellings: Spellings,
): Pick<ColumnDef, "field"> & { readonly headers: readonly [string, ...string[]] } {
  const headers: readonly [string, ...string[]] = typeof spellings === "string" ? [spellings] : spellings;
  const field = headers[0]
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");
  return { field, headers };
}
