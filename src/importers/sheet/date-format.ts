/** Formats that have a number and no text, and show a date or a time: from the first to the last of each. */
const BUILT_IN: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** True for a format that shows a number as a date or a time. */
export function isDateFormat(id: string, code: string | undefined): boolean {
  if (code === undefined) {
    return BUILT_IN.some(([first, last]) => Number(id) >= first && Number(id) <= last);
  }
  // Without colours, places, escaped characters and words, none of which shows a part of a date.
  const marks = code.replaceAll(/\[[$\-\w]*\]|\\.|"[^"]*"|[*_]./gu, "");
  if (/^(?:General|@)$/iu.test(marks.trim())) return false;
  if (/\[(?:h+|m+|s+)\]/iu.test(code)) return true;
  // A lone `m` would be a month or a minute, and stands in words of other formats as well.
  return /[yd]|m{3}|(?<![a-z])(?:hh?|ss?)(?![a-z])|am\/pm|a\/p/iu.test(marks);
}
