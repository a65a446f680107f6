import type { Ordered } from './ordered.ts';

/** Slots of the hash table: it stays in the cache, and half of them can be used. */
const SLOTS = 1 << 17;

/**
 * Counts the distinct finite values of a column by hashing their bits (open addressing, linear probing).
 *
 * @param column - any length; -0 counts as 0; not changed
 * @returns the ordered column; null where there are more than 65,536 distinct values
 * @example
 * countDistinct(Float64Array.of(2, 1, 2)); // values [1, 2], counts [1, 2]
 */
export function countDistinct(column: Float64Array): Ordered | null {
  const bits = new Int32Array(column.buffer, column.byteOffset, column.length * 2);
  const keys = new Float64Array(SLOTS);
  const tally = new Uint32Array(SLOTS);
  let distinct = 0;
  let zeros = 0;
  let nulls = 0;
  let infinities = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    // Zero has two spellings in bits, so it is not hashed.
    if (value === 0) {
      zeros++;
      continue;
    }
    let slot = slotOf(bits[2 * i], bits[2 * i + 1]);
    while (tally[slot] !== 0 && keys[slot] !== value) slot = (slot + 1) & (SLOTS - 1);
    if (tally[slot] === 0) {
      if (value - value !== 0) {
        if (Number.isNaN(value)) nulls++;
        else infinities++;
        continue;
      }
      if (distinct === SLOTS / 2) return null;
      keys[slot] = value;
      distinct++;
    }
    tally[slot]++;
  }

  const values = new Float64Array(distinct + (zeros > 0 ? 1 : 0));
  let filled = 0;
  for (let slot = 0; slot < SLOTS; slot++) if (tally[slot] !== 0) values[filled++] = keys[slot];
  // The place that is left, if any, holds 0.
  values.sort();
  const valueBits = new Int32Array(values.buffer);
  const counts = new Uint32Array(values.length);
  const cumulative = new Uint32Array(values.length);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    let slot = slotOf(valueBits[2 * i], valueBits[2 * i + 1]);
    while (value !== 0 && keys[slot] !== value) slot = (slot + 1) & (SLOTS - 1);
    counts[i] = value === 0 ? zeros : tally[slot];
    total += counts[i];
    cumulative[i] = total;
  }
  return { values, counts, cumulative, total, nulls, infinities };
}

// The upper bits of a product depend on all bits of its factors.
function slotOf(low: number, high: number): number {
  return Math.imul(Math.imul(low, 0x85ebca6b) ^ high, 0x9e3779b1) >>> 15;
}
