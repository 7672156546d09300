import { counted } from "./counted.ts";
import { editDistance, nearestText } from "./nearest.ts";

/** A known text that an unknown one may be a slip of: only a person decides. */
export interface Likeness {
  readonly known: string;
  /** Why: `differs in one dot`. */
  readonly reason: string;
  /** Percent of the letters that are the same. */
  readonly score: number;
}

const MARKS = [
  [".", "dot"],
  ["_", "underscore"],
  ["-", "hyphen"],
] as const;

const without = (text: string, mark: string): string => text.replaceAll(mark, "");

/** Whether two neighbours have changed places, as fingers do: `MAYA51` for `MAYA15`. */
function isSwapped(unknown: string, known: string): boolean {
  const at = Array.from({ length: unknown.length }).findIndex((_, index) => unknown[index] !== known[index]);
  const swapped = `${known.slice(0, at)}${known.charAt(at + 1)}${known.charAt(at)}${known.slice(at + 2)}`;
  return at >= 0 && swapped === unknown;
}

function difference(unknown: string, known: string, distance: number): string {
  const mark = MARKS.find(([sign]) => without(unknown, sign) === without(known, sign));
  if (isSwapped(unknown, known)) return "two of its characters are swapped";
  const noun = mark?.[1] ?? "character";
  return `differs in ${distance === 1 ? `one ${noun}` : counted(distance, noun)}`;
}

/** The known text most like an unknown one, and how they differ; null when none is like it. */
export function likenessTo(unknown: string, known: readonly string[]): Likeness | null {
  const nearest = nearestText(unknown, known);
  if (nearest === null) return null;
  const distance = editDistance(unknown, nearest);
  const score = Math.round((100 * (nearest.length - Math.min(distance, nearest.length))) / nearest.length);
  return { known: nearest, reason: difference(unknown, nearest, distance), score };
}
