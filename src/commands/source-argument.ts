import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { ImporterDef } from "../importers/importer.ts";
import { IMPORTERS } from "../importers/index.ts";
import { unknownSource } from "../importers/unknown-source.ts";

/** The format that an argument names. @throws CannotGoOn (exit 2) naming the nearest. */
export function sourceOfArgument(id: string): ImporterDef {
  const importer = IMPORTERS.find((known) => known.id === id.toLowerCase());
  if (importer !== undefined) return importer;
  throw new CannotGoOn(EXIT.refused, unknownSource(id, IMPORTERS, "creatorops sources show"));
}
