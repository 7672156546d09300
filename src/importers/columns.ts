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

/** Columns that a format is known to have and that nothing is taken from: they help recognition. */
export function unread(...headers: readonly string[]): ColumnDef[] {
  return headers.map((header) => ({
    field: fieldName(header),
    headers: [header],
    kind: "text",
    unread: true,
  }));
}

/** Columns with a buyer's data: known, so that they are not named as unknown, and never read. */
export function buyer(...headers: readonly string[]): ColumnDef[] {
  return headers.map((header) => ({ field: fieldName(header), headers: [header], kind: "buyer" }));
}

function fieldName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");
}
