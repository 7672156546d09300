/** The middle of some numbers, of an even count the lower one (`domain.md §9`); null when there are none. */
export function lowerMedian(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
