/**
 * Uniform random numbers from a seed: the same ones on every machine.
 *
 * Source: mulberry32 by Tommy Ettinger, public domain; period 2^32.
 *
 * @param seed - a whole number; its lower 32 bits count
 * @returns a function that gives the next number in [0, 1)
 * @example
 * seededRandom(1)(); // 0.627
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
