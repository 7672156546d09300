import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { ImporterDef } from "../importers/importer.ts";
import { FORMATS } from "../importers/index.ts";
import { unknownSource } from "../importers/unknown-source.ts";

/**
 * The format or unverified layout that an argument names. @throws CannotGoOn (exit 2): the cure repeats `words`
 * with the nearest one.
 */
export function sourceOfArgument(id: string, words = "creatorops sources show"): ImporterDef {
  const importer = FORMATS.find((known) => known.id === id.toLowerCase());
  if (importer !== undefined) return importer;
  throw new CannotGoOn(EXIT.refused, unknownSource(id, FORMATS, words));
}
