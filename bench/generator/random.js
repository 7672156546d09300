/**
 * Seeded randomness: the same seed gives the same data everywhere. Every order has a generator of its
 * own, made from its number, so that the changed export can be written without the first one in memory.
 */

/**
 * Mulberry32.
 * @param {number} seed
 * @returns {() => number} numbers in [0, 1)
 */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Neighbouring numbers must not give alike sequences, so they are mixed first (the end of MurmurHash3).
 * @param {number} seed
 * @param {number} number
 */
export function randomOf(seed, number) {
  let mixed = Math.imul(seed ^ number, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mulberry32(mixed ^ (mixed >>> 16) ^ number);
}

/**
 * @param {() => number} random
 * @param {number} lowest
 * @param {number} highest both may come
 */
export function between(random, lowest, highest) {
  return lowest + Math.floor(random() * (highest - lowest + 1));
}
