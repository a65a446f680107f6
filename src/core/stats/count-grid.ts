import type { Ordered } from './ordered.ts';

/** Most slots to count in: 16 MB. */
const MOST_SLOTS = 1 << 22;

/** Digits behind the decimal point that are tried. */
const MOST_DIGITS = 6;

/**
 * Power of ten by which values become whole numbers, as prices and measurements do.
 *
 * @param sample - some finite values of a column
 * @returns 1, 10, ... 1,000,000; 0 where none of these will do
 * @example
 * gridScale(Float64Array.of(0.25, 3)); // 100
 */
export function gridScale(sample: Float64Array): number {
  for (let digits = 0, at = 0; digits <= MOST_DIGITS; digits++) {
    const scale = 10 ** digits;
    // What has been whole at fewer digits stays so.
    while (at < sample.length && Math.round(sample[at] * scale) / scale === sample[at]) at++;
    if (at === sample.length) return scale;
  }
  return 0;
}

/**
 * Orders a column of decimals with few digits by counting: slot k holds how often k / scale occurs. The quotient of two whole numbers is
 * the double nearest to the decimal, which is what the decimal was parsed to, so slots and values correspond one to one.
 *
 * @param parts - a column in pieces of any length; -0 counts as 0; not changed
 * @param least - the smallest finite value, or less
 * @param greatest - the largest finite value, or more
 * @param scale - as {@link gridScale} gives it
 * @returns the ordered column; null where a value lies between two slots or there would be too many slots
 * @example
 * countGrid([Float64Array.of(0.2, 0.1, 0.2)], 0.1, 0.2, 10); // values [0.1, 0.2], counts [1, 2]
 */
export function countGrid(
  parts: readonly Float64Array[],
  least: number,
  greatest: number,
  scale: number,
): Ordered | null {
  const first = Math.round(least * scale);
  const slots = Math.round(greatest * scale) - first + 1;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  // Many more slots than values would take longer to walk through than the values to sort.
  if (!(slots <= MOST_SLOTS && slots <= 4 * length)) return null;
  const tally = new Uint32Array(slots);
  const missing = { nulls: 0, infinities: 0 };
  for (const part of parts) if (!tallyPart(part, tally, first, scale, missing)) return null;
  const { nulls, infinities } = missing;
  return { ...collectSlots(tally, first, scale), total: length - nulls - infinities, nulls, infinities };
}

/** Counts one piece; false where a value lies between two slots. */
function tallyPart(
  part: Float64Array,
  tally: Uint32Array,
  first: number,
  scale: number,
  missing: { nulls: number; infinities: number },
): boolean {
  for (let i = 0; i < part.length; i++) {
    const value = part[i];
    const whole = Math.round(value * scale);
    if (whole / scale === value && value - value === 0) tally[(whole - first) | 0]++;
    else if (value - value === 0) return false;
    else if (Number.isNaN(value)) missing.nulls++;
    else missing.infinities++;
  }
  return true;
}

function collectSlots(
  tally: Uint32Array,
  first: number,
  scale: number,
): Pick<Ordered, 'values' | 'counts' | 'cumulative'> {
  let distinct = 0;
  for (let slot = 0; slot < tally.length; slot++) if (tally[slot] !== 0) distinct++;
  const values = new Float64Array(distinct);
  const counts = new Uint32Array(distinct);
  const cumulative = new Uint32Array(distinct);
  let total = 0;
  let filled = 0;
  for (let slot = 0; slot < tally.length; slot++) {
    const count = tally[slot];
    if (count === 0) continue;
    total += count;
    values[filled] = (slot + first) / scale;
    counts[filled] = count;
    cumulative[filled++] = total;
  }
  return { values, counts, cumulative };
}
