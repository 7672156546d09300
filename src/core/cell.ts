const EMPTIES: ReadonlySet<string> = new Set(["", "-", "--", "/", "N/A", "n/a", "N/a"]);

/** A cell so narrow that the spreadsheet showed `######` instead of its value. */
const ONLY_HASHES = /^#+$/u;
const HASH = 0x23;

/**
 * The value of a cell without what surrounds it: blanks of any kind (TAB, NBSP, narrow and wide
 * spaces), the byte order mark, and the invisible marks that copying from a web page leaves. Null
 * when the cell says that there is no value (`domain.md §2`, Empty); that is not 0: an absent
 * amount is not known.
 */
export function cleanCell(text: string): string | null {
  let start = 0;
  let end = text.length;
  while (start < end && isAround(text.charCodeAt(start))) start += 1;
  while (end > start && isAround(text.charCodeAt(end - 1))) end -= 1;
  const trimmed = end - start === text.length ? text : text.slice(start, end);
  if (trimmed.length <= 3 && EMPTIES.has(trimmed)) return null;
  return trimmed.charCodeAt(0) === HASH && ONLY_HASHES.test(trimmed) ? null : trimmed;
}

const BLANK = /^\s$/u;

/** Walked from both ends by code instead of one expression: that takes quadratic time on long blanks. */
function isAround(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if ((code >= 0x200b && code <= 0x200f) || code === 0x2060) return true;
  return (code === 0xa0 || code > 0x1000) && BLANK.test(String.fromCharCode(code));
}
