import { editDistance } from "../core/nearest.ts";

/** Words of a header: `EventDate`, `event_date` and "Event date" have the same two. */
function wordsOf(header: string): readonly string[] {
  return header
    .normalize("NFKC")
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}@#]+/u)
    .filter((word) => word !== "");
}

/** From 0 to 1: how many letters two words share, 0 when less than three in four. */
function wordLikeness(one: string, other: string): number {
  const likeness = 1 - editDistance(one, other) / Math.max(one.length, other.length);
  return likeness < 0.75 ? 0 : likeness;
}

/**
 * How alike two headers are, from 0 to 1: the words that they share, a slip of the pen allowed, or how few
 * letters part them when their words are run together.
 */
export function headerLikeness(one: string, other: string): number {
  const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length) as [
    readonly string[],
    readonly string[],
  ];
  if (few.length === 0) return 0;
  const shared = few.reduce(
    (sum, word) => sum + Math.max(...many.map((candidate) => wordLikeness(word, candidate))),
    0,
  );
  const byWords = (2 * shared) / (few.length + many.length);
  const [run, rival] = [few.join(""), many.join("")];
  const byLetters = 1 - editDistance(run, rival) / Math.max(run.length, rival.length);
  return Math.max(byWords, byLetters < 0.7 ? 0 : byLetters);
}
