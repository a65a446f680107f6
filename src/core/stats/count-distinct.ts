import type { Ordered } from './ordered.ts';

/** Slots of the hash table: it stays in the cache, and half of them can be used. */
const SLOTS = 1 << 17;

/** What has been counted so far. */
interface Tally {
  keys: Float64Array;
  counts: Uint32Array;
  distinct: number;
  zeros: number;
  nulls: number;
  infinities: number;
}

/**
 * Counts the distinct finite values of a column by hashing their bits (open addressing, linear probing).
 *
 * @param parts - a column in pieces of any length; -0 counts as 0; not changed
 * @returns the ordered column; null where there are more than 65,536 distinct values
 * @example
 * countDistinct([Float64Array.of(2, 1, 2)]); // values [1, 2], counts [1, 2]
 */
export function countDistinct(parts: readonly Float64Array[]): Ordered | null {
  const keys = new Float64Array(SLOTS);
  const tally: Tally = {
    keys,
    counts: new Uint32Array(SLOTS),
    distinct: 0,
    zeros: 0,
    nulls: 0,
    infinities: 0,
  };
  for (const part of parts) if (!tallyPart(part, tally)) return null;
  return collect(tally);
}

/** Counts one piece; false where there is no room for another distinct value. */
function tallyPart(part: Float64Array, tally: Tally): boolean {
  const { keys, counts } = tally;
  const bits = new Int32Array(part.buffer, part.byteOffset, part.length * 2);
  let { distinct, zeros } = tally;
  for (let i = 0; i < part.length; i++) {
    const value = part[i];
    // Zero has two spellings in bits, so it is not hashed.
    if (value === 0) {
      zeros++;
      continue;
    }
    let slot = slotOf(bits[2 * i], bits[2 * i + 1]);
    while (counts[slot] !== 0 && keys[slot] !== value) slot = (slot + 1) & (SLOTS - 1);
    if (counts[slot] === 0) {
      if (value - value !== 0) {
        if (Number.isNaN(value)) tally.nulls++;
        else tally.infinities++;
        continue;
      }
      if (distinct === SLOTS / 2) return false;
      keys[slot] = value;
      distinct++;
    }
    counts[slot]++;
  }
  tally.distinct = distinct;
  tally.zeros = zeros;
  return true;
}

function collect({ keys, counts: tally, distinct, zeros, nulls, infinities }: Tally): Ordered {
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
