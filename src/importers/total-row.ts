const TOTAL = /^(?:grand |sub)?totals?\s*:?$/i;

/** True for a row of nothing, and for one whose first word says that it is a sum of others. */
export function isBlankOrTotal(cells: readonly string[]): boolean {
  for (const cell of cells) {
    // Most rows begin with a digit, which no blank and no word does.
    const code = cell.charCodeAt(0);
    if (code >= 0x30 && code <= 0x39) return false;
    const text = cell.trim();
    if (text !== "") return TOTAL.test(text);
  }
  return true;
}
