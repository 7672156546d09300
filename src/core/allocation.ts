/**
 * Splits `amount` over `weights` by largest remainder (`domain.md §5`, Allocation): floors of the
 * exact shares, then one unit each to the largest remainders, ties to the earlier place. Weights
 * that are all 0 count as equal; a negative amount is split as its absolute value and negated.
 * The parts sum to the amount.
 *
 * @param amount whole minor units
 * @param weights whole numbers ≥ 0, already in tie order (the lower SKU id first)
 * @throws RangeError for a negative weight, or when there is nothing to carry an amount
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0 && amount !== 0) throw new RangeError("no part to carry the amount");
  if (weights.some((weight) => weight < 0)) throw new RangeError("a weight cannot be negative");
  const equal = weights.every((weight) => weight === 0);
  const exact = weights.map((weight) => (equal ? 1n : BigInt(weight)));
  const sum = exact.reduce((total, weight) => total + weight, 0n);
  const whole = BigInt(Math.abs(amount));

  const parts = exact.map((weight) => (whole * weight) / sum);
  let left = whole - parts.reduce((total, part) => total + part, 0n);
  for (const index of byRemainder(exact.map((weight) => (whole * weight) % sum))) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => (amount < 0 && part !== 0n ? -Number(part) : Number(part)));
}

/** Places of the remainders, the largest first; the sort is stable, so ties keep their order. */
function byRemainder(remainders: readonly bigint[]): number[] {
  return remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((one, other) => Number(one.remainder < other.remainder) - Number(one.remainder > other.remainder))
    .map(({ index }) => index);
}

/**
 * `amount x numerator / denominator`, rounded half away from zero once, at the end (`domain.md`,
 * head note). Exact for all safe integers.
 *
 * @throws RangeError when the denominator is 0
 */
export function roundedShare(amount: number, numerator: number, denominator: number): number {
  if (denominator === 0) throw new RangeError("a share of nothing");
  const product = BigInt(amount) * BigInt(numerator) * (denominator < 0 ? -1n : 1n);
  const divisor = BigInt(Math.abs(denominator));
  const magnitude = ((product < 0n ? -product : product) * 2n + divisor) / (divisor * 2n);
  return product < 0n && magnitude !== 0n ? -Number(magnitude) : Number(magnitude);
}

/** round(numerator x 10000 / denominator), half away from zero; null without a denominator. */
export function basisPoints(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : roundedShare(numerator, 10_000, denominator);
}
