import type { ColumnSample } from './column-sample.ts';
import { countGrid, gridScale } from './count-grid.ts';
import type { Ordered } from './ordered.ts';
import { radixSort } from './radix-sort.ts';

/** Up to this many values the built-in sort is as quick. */
const SMALL = 2048;

/**
 * Counts the distinct finite values of a column: decimals with few digits slot by slot, others by sorting them. The
 * mode, if the sample has one, is counted and kept out of the sorting.
 *
 * @param parts - a column in pieces of any length; -0 counts as 0; not changed
 * @param length - of all pieces together
 * @param sample - what a sample of the column says; steers speed only
 * @returns the ordered column
 * @example
 * sortDistinct([column], 3, sampleColumn([column], 3)); // values [1, 2], counts [1, 2] for 2, 1, 2
 */
export function sortDistinct(parts: readonly Float64Array[], length: number, sample: ColumnSample): Ordered {
  const { mode } = sample;
  const seen: Survey = {
    wanted: 0,
    least: Infinity,
    greatest: -Infinity,
    negativeZeros: 0,
    isAscending: true,
    previous: -Infinity,
    nulls: 0,
    infinities: 0,
  };
  for (const part of parts) surveyPart(part, mode, seen);
  const { wanted, negativeZeros, isAscending, nulls, infinities } = seen;
  // Adding 0 turns -0 into 0.
  const least = seen.least + 0;
  const greatest = seen.greatest + 0;
  const modeCount = length - wanted - nulls - infinities;
  const scale = wanted > SMALL && !isAscending ? gridScale(sample.sorted) : 0;
  if (scale > 0) {
    const [low, high] = modeCount > 0 ? [Math.min(least, mode), Math.max(greatest, mode)] : [least, greatest];
    const counted = countGrid(parts, low, high, scale);
    if (counted !== null) return counted;
  }
  // A column in one piece with nothing to leave out is sorted from where it is, any other from a copy.
  const buffer = new Float64Array(wanted);
  const isPlain = wanted === length && negativeZeros === 0 && parts.length === 1;
  if (!isPlain || wanted <= SMALL) {
    let size = 0;
    for (const part of parts) size = copyWanted(part, mode, buffer, size);
  }
  const source = isPlain ? parts[0] : buffer;
  let sorted = source;
  let spare: Float64Array = new Float64Array(0);
  // Counters and times often come in order.
  if (!isAscending && wanted <= SMALL) sorted = buffer.sort();
  else if (!isAscending) ({ sorted, spare } = radixSort(source, least, greatest, sample.sorted, buffer));
  return { ...collapse(sorted, spare, mode, modeCount), total: wanted + modeCount, nulls, infinities };
}

/** What one look at every value of a column tells. */
interface Survey {
  /** Number of finite values that are not the omitted one, the smallest and the largest of them. */
  wanted: number;
  least: number;
  greatest: number;
  negativeZeros: number;
  /** Whether no wanted value is smaller than the one before. */
  isAscending: boolean;
  /** The wanted value seen last, as long as they ascend. */
  previous: number;
  nulls: number;
  infinities: number;
}

function surveyPart(part: Float64Array, omitted: number, seen: Survey): void {
  let { wanted, least, greatest, isAscending, previous } = seen;
  for (let i = 0; i < part.length; i++) {
    const value = part[i];
    if (value - value !== 0) {
      if (Number.isNaN(value)) seen.nulls++;
      else seen.infinities++;
    } else if (value !== omitted) {
      wanted++;
      // Once false it is not looked at again: a comparison that is true half of the time would cost a lot.
      if (isAscending) {
        isAscending = value >= previous;
        previous = value;
      }
      if (value < least) least = value;
      if (value > greatest) greatest = value;
      if (value === 0 && 1 / value < 0) seen.negativeZeros++;
    }
  }
  seen.wanted = wanted;
  seen.least = least;
  seen.greatest = greatest;
  seen.isAscending = isAscending;
  seen.previous = previous;
}

/** Copies the wanted values of one piece behind those that are there; returns how many there are then. */
function copyWanted(part: Float64Array, omitted: number, target: Float64Array, size: number): number {
  for (let i = 0; i < part.length; i++) {
    const value = part[i];
    // Adding 0 turns -0 into 0.
    if (value - value === 0 && value !== omitted) target[size++] = value + 0;
  }
  return size;
}

// Writes each run of equal values once, and the mode in its place.
function collapse(
  sorted: Float64Array,
  spare: Float64Array,
  mode: number,
  modeCount: number,
): Pick<Ordered, 'values' | 'counts' | 'cumulative'> {
  const distinct = countRuns(sorted) + (modeCount > 0 ? 1 : 0);
  // The spare buffer becomes the result where little of it would be wasted.
  const fits = distinct <= spare.length && distinct > 0.75 * spare.length;
  const values = fits ? spare.subarray(0, distinct) : new Float64Array(distinct);
  const counts = new Uint32Array(distinct);
  const cumulative = new Uint32Array(distinct);
  let run = 0;
  // Rows of the mode that are written.
  let before = 0;
  let start = 0;
  while (run < distinct) {
    if (before < modeCount && (start === sorted.length || sorted[start] > mode)) {
      values[run] = mode;
      counts[run] = modeCount;
      before = modeCount;
    } else {
      const value = sorted[start];
      let end = start + 1;
      while (end < sorted.length && sorted[end] === value) end++;
      values[run] = value;
      counts[run] = end - start;
      start = end;
    }
    cumulative[run++] = start + before;
  }
  return { values, counts, cumulative };
}

function countRuns(sorted: Float64Array): number {
  let runs = sorted.length > 0 ? 1 : 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) runs++;
  return runs;
}
