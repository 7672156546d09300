const TOTAL = /^(?:grand |sub)?totals?\s*:?$/i;

/** True for a row of nothing, and for one whose first word says that it is a sum of others. */
export function isBlankOrTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== "");
  return first === undefined || TOTAL.test(first.trim());
}
