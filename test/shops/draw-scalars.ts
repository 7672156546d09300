import fc from "fast-check";

/**
 * Small records of plain numbers and choices, from which `build.ts` makes a shop. Days are counted
 * from the first day of the shop, people and products are positions in the cast; so that a failing
 * shop shrinks to a handful of small numbers.
 */
export const amount = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq: 3 });
export const person = fc.integer({ min: 0, max: 4 });
/** Also a stray account, an alias, a name with two owners, and the shop's own. */
export const handle = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 2 }) },
  fc.integer({ min: 0, max: 8 }),
);
export const product = fc.integer({ min: 0, max: 4 });
/** Offset of the last day on which something begins. */
export const LAST_DAY = 100;
export const day = fc.integer({ min: 0, max: LAST_DAY });
/** A day, more often one of the last. */
export const orderDay = fc.oneof(day, fc.integer({ min: LAST_DAY - 20, max: LAST_DAY }));

/** What an arbitrary draws. */
export type DrawOf<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;
