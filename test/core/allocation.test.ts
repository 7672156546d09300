import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, roundedShare } from "../../src/core/allocation.ts";

describe("allocate", () => {
  it.each([
    [451, [1800, 1001], [290, 161]],
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [100, [0, 0, 0], [34, 33, 33]],
    [5, [0, 7], [0, 5]],
    [0, [3, 4], [0, 0]],
    [2, [1, 1, 1], [1, 1, 0]],
    [0, [], []],
  ])("R62: splits %i over %j into %j", (amount, weights, parts) => {
    expect(allocate(amount, weights)).toEqual(parts);
  });

  it("gives a left-over unit to the largest remainder, not to the first part", () => {
    expect(allocate(10, [1, 1, 4])).toEqual([2, 2, 6]);
    expect(allocate(1, [1, 2])).toEqual([0, 1]);
  });

  it("refuses what has no answer", () => {
    expect(() => allocate(1, [])).toThrow(RangeError);
    expect(() => allocate(1, [1, -1])).toThrow(RangeError);
  });

  it("R62: always sums to the whole, with parts of its sign within one unit of the exact share", () => {
    const amount = fc.integer({ min: -3_000_000_000, max: 3_000_000_000 });
    const weights = fc.array(fc.integer({ min: 0, max: 3_000_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amount, weights, (whole, shares) => {
        const parts = allocate(whole, shares);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
        const total = BigInt(shares.reduce((sum, share) => sum + share, 0));
        parts.forEach((part, index) => {
          expect(part === 0 || Math.sign(part) === Math.sign(whole)).toBe(true);
          const distance = BigInt(part) * total - BigInt(whole) * BigInt(shares[index] ?? 0);
          if (total > 0n) expect(distance < total && distance > -total).toBe(true);
        });
      }),
    );
  });
});

describe("roundedShare", () => {
  it.each([
    [5, 1000, 10000, 1],
    [-5, 1000, 10000, -1],
    [4, 1000, 10000, 0],
    [-4, 1000, 10000, 0],
    [1944, 2801, 3624, 1503],
    [1800, 600, 10000, 108],
    [10, 1, -4, -3],
    [3_000_000_000, 3_000_000_000, 3_000_000_000, 3_000_000_000],
  ])("R62: %i x %i / %i is %i", (amount, numerator, denominator, share) => {
    expect(roundedShare(amount, numerator, denominator)).toBe(share);
  });

  it("refuses a share of nothing", () => {
    expect(() => roundedShare(1, 1, 0)).toThrow(RangeError);
  });
});
