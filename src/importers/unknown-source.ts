import { nearestText } from "../core/nearest.ts";
import type { Problem } from "../core/problem.ts";
import type { ImporterDef } from "./importer.ts";
import { problem } from "./problems.ts";

/**
 * A format was named that does not exist; the cure repeats `words`, the command or option before the
 * name, with the nearest one that does.
 */
export function unknownSource(id: string, importers: readonly ImporterDef[], words: string): Problem {
  const nearest = nearestSource(
    id.toLowerCase(),
    importers.map((importer) => importer.id),
  );
  const message = `there is no format "${id}".`;
  return nearest === null
    ? problem("unknownSource", message)
    : problem("unknownSource", message, { cure: `${words} ${nearest}` });
}

/** The id that is a slip away, else the first that has the typed word in it. */
function nearestSource(typed: string, ids: readonly string[]): string | null {
  const slip = nearestText(typed, ids);
  if (slip !== null) return slip;
  return (typed.length < 3 ? undefined : ids.find((id) => id.includes(typed))) ?? null;
}
