import { readdirSync } from "node:fs";
import { hashOfTexts, readSql } from "./open.ts";

export interface Definition {
  readonly name: string;
  readonly text: string;
}

/** The definitions of views and derived tables in the order of their numbers: context first, then one topic per file. */
export function definitions(): readonly Definition[] {
  const folder = new URL("../../src/store/sql/derived/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) => ({ name, text: readSql(`derived/${name}`) }));
}

/** Tells which text of the definitions made the derived tables of a ledger. */
export function definitionHash(): string {
  return hashOfTexts(definitions().map(({ text }) => text));
}
