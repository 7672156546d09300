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

/** Words that files use for one another. */
const KINDRED: readonly (readonly string[])[] = [
  ["creator", "influencer", "affiliate", "partner", "ambassador", "talent"],
  ["handle", "username", "account"],
  ["commission", "payout", "earnings"],
  ["order", "transaction", "txn"],
  ["date", "day", "when"],
  ["id", "number", "no", "nr", "key"],
  ["cost", "price"],
  ["quantity", "qty", "units"],
];

/** From 0 to 1: how many letters two words share, 0 when less than three in four; kindred words count as a slip. */
function wordLikeness(one: string, other: string): number {
  const likeness = 1 - editDistance(one, other) / Math.max(one.length, other.length);
  if (likeness >= 0.75) return likeness;
  return KINDRED.some((words) => words.includes(one) && words.includes(other)) ? 0.75 : 0;
}

/** What sharing the last word adds: enough to decide between two that are equally like. */
const LAST_WORD = 0.05;

/**
 * How much a header of a file is like a known one, from 0 to 1: how many of the known words are in it, and how
 * little besides; or how few letters part the two when their words are run together.
 */
export function headerLikeness(known: string, header: string): number {
  const [wanted, found] = [wordsOf(known), wordsOf(header)];
  if (wanted.length === 0 || found.length === 0) return 0;
  const shared = wanted.reduce(
    (sum, word) => sum + Math.max(...found.map((candidate) => wordLikeness(word, candidate))),
    0,
  );
  const covered = shared / wanted.length;
  const overlap = (2 * shared) / (wanted.length + found.length);
  const [run, rival] = [wanted.join(""), found.join("")];
  const letters = 1 - editDistance(run, rival) / Math.max(run.length, rival.length);
  // A header is about its last word: "Creator commission" is a commission.
  const last = wordLikeness(wanted.at(-1) ?? "", found.at(-1) ?? "") * LAST_WORD;
  const words = (covered + Math.min(1, overlap)) / 2;
  return Math.min(1, Math.max(words, letters < 0.7 ? 0 : letters) + last);
}
