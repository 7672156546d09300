import { hashOfTexts, readSql, sqlNames } from "./open.ts";

export interface Definition {
  readonly name: string;
  readonly text: string;
}

/** The definitions of views and derived tables in the order of their numbers: context first, then one topic per file. */
export function definitions(): readonly Definition[] {
  return sqlNames("derived").map((name) => ({ name, text: readSql(`derived/${name}`) }));
}

/** Tells which text of the definitions made the derived tables of a ledger. */
export function definitionHash(): string {
  return hashOfTexts(definitions().map(({ text }) => text));
}
