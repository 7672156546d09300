import { cleanCell } from "./cell.ts";
import type { Handle } from "./scalars.ts";

/** Characters that nobody sees: zero-width, bidi and other format characters. */
export const INVISIBLE = /\p{Cf}/gu;

const PLAIN = /^@?[A-Za-z0-9._]+$/u;
const PROFILE = /^(?:https?:)?(?:\/\/)?(?:www\.|m\.)?tiktok\.com\/(?:@|%40)([^/?#\s]+)/iu;
const OTHER_URL = /^https?:\/\//iu;

/** Scripts with letters that look like Latin ones, and the look-alikes within Latin itself. */
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}ıɑɡ]/gu;
const LATIN_LETTER = /[a-z]/u;

/**
 * A TikTok user name as the ledger keeps it (`domain.md §2`, Handle): NFKC, invisible characters
 * out, trimmed, leading `@` off, lower case. A TikTok profile or video address gives its handle;
 * any other address, like an empty cell, gives null. `.` and `_` tell accounts apart and stay.
 */
export function normaliseHandle(text: string): Handle | null {
  if (PLAIN.test(text)) return (text.startsWith("@") ? text.slice(1) : text).toLowerCase() as Handle;
  const cleaned = cleanCell(text.normalize("NFKC").replace(INVISIBLE, ""));
  if (cleaned === null) return null;
  const profile = PROFILE.exec(cleaned)?.[1];
  if (profile === undefined && OTHER_URL.test(cleaned)) return null;
  const bare = (profile ?? cleaned)
    .replace(/^@+\s*/u, "")
    .toLowerCase()
    .normalize("NFKC");
  return bare === "" ? null : (bare as Handle);
}

/**
 * Letters of other scripts that look like Latin ones, next to Latin letters, as code points
 * (`U+0430`), each once. Such a handle is another account that was made to look like a known one.
 */
export function suspiciousCharacters(handle: string): string[] {
  if (!LATIN_LETTER.test(handle)) return [];
  const found = new Set(handle.match(LOOK_ALIKE) ?? []);
  return [...found].map(codePoint);
}

function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
