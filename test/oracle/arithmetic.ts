/** Exact arithmetic of `domain.md §5`; integers of minor units in, integers out. */

/** `numerator / denominator`, half away from zero. */
function roundedQuotient(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n;
  const size = numerator < 0n ? -numerator : numerator;
  const by = denominator < 0n ? -denominator : denominator;
  const rounded = Number((2n * size + by) / (2n * by));
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** `round(amount x part / whole)`. */
export const share = (amount: number, part: number, whole: number): number =>
  roundedQuotient(BigInt(amount) * BigInt(part), BigInt(whole));

/** `round(amount x rate)`, the rate in basis points. */
export const atRate = (amount: number, rate: number): number => share(amount, rate, 10_000);

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);

/**
 * Splits `amount` by `weights` with the largest remainder; ties go to the earlier weight, so the
 * caller orders them by SKU id. No weight at all: equal parts. A negative amount: as its opposite.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  if (amount < 0) return allocate(-amount, weights).map((part) => (part === 0 ? 0 : -part));
  const total = sum(weights);
  if (total === 0)
    return allocate(
      amount,
      weights.map(() => 1),
    );
  const products = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = products.map((product) => Number(product / BigInt(total)));
  const remainders = products.map((product) => product % BigInt(total));
  const order = weights
    .map((_, index) => index)
    .sort((one, other) => {
      const difference = remainders[other]! - remainders[one]!;
      return difference === 0n ? one - other : difference > 0n ? 1 : -1;
    });
  const left = amount - sum(parts);
  for (const index of order.slice(0, left)) parts[index]! += 1;
  return parts;
}
