import type { Instant } from "./scalars.ts";

/** Ids of videos and photos are decimal numbers; links are accepted with 10 to 25 digits. */
const CONTENT_ID = /^\d{10,25}$/u;
const LARGEST = (1n << 64n) - 1n;
const FROM = Date.UTC(2017, 0, 1) / 1000;
const BEFORE = Date.UTC(2100, 0, 1) / 1000;

/** True for the id of a video or photo. */
export function isContentId(text: string): boolean {
  return CONTENT_ID.test(text);
}

/**
 * When the content was made: the upper 32 bits of its 64-bit id are the Unix time (`domain.md §2`).
 * Null when that is not after 2016 and before 2100, for then the id does not hold a time.
 */
export function postedAt(contentId: string): Instant | null {
  if (!CONTENT_ID.test(contentId)) return null;
  const id = BigInt(contentId);
  if (id > LARGEST) return null;
  const seconds = Number(id >> 32n);
  return seconds >= FROM && seconds < BEFORE ? (seconds as Instant) : null;
}
