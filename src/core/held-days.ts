/** Last day of what is open: no day comes after it. */
export const OPEN_END = "9999-12-31";

/** The days of a key or a term in words, to be put behind it: ` from 2026-10-01 to 2026-10-31`; "" is no bound. */
export function heldDays(from: string, to: string): string {
  return `${from === "" ? "" : ` from ${from}`}${to === "" ? "" : ` to ${to}`}`;
}
