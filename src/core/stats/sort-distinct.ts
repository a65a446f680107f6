import type { ColumnSample } from './column-sample.ts';
import type { DistinctCounts } from './count-distinct.ts';
import { radixSort } from './radix-sort.ts';

/** Up to this many values the built-in sort is as quick. */
const SMALL = 2048;

/**
 * Counts the distinct finite values of a column by sorting them. The mode, if the sample has one, is counted and kept
 * out of the sorting.
 *
 * @param column - any length; -0 counts as 0; not changed
 * @param sample - what a sample of the column says; steers speed only
 * @returns the distinct values, ascending, with their counts, and what is not finite
 * @example
 * sortDistinct(column, sampleColumn(column)); // values [1, 2], counts [1, 2] for 2, 1, 2
 */
export function sortDistinct(column: Float64Array, sample: ColumnSample): DistinctCounts {
  const { mode } = sample;
  const { wanted, least, greatest, negativeZeros, descents, nulls, infinities } = survey(column, mode);
  const modeCount = column.length - wanted - nulls - infinities;
  // A column with nothing to leave out is sorted from where it is, any other from a copy.
  const buffer = new Float64Array(wanted);
  const isPlain = wanted === column.length && negativeZeros === 0;
  if (!isPlain || wanted <= SMALL) copyWanted(column, mode, buffer);
  // Counters and times often come in order.
  if (descents === 0)
    return { ...collapse(isPlain ? column : buffer, buffer, mode, modeCount), nulls, infinities };
  const { sorted, spare } =
    wanted <= SMALL
      ? { sorted: buffer.sort(), spare: new Float64Array(wanted) }
      : radixSort(isPlain ? column : buffer, least, greatest, sample.sorted, buffer);
  return { ...collapse(sorted, spare, mode, modeCount), nulls, infinities };
}

/** What one look at every value of a column tells. */
interface Survey {
  /** Number of finite values that are not the omitted one, the smallest and the largest of them. */
  wanted: number;
  least: number;
  greatest: number;
  negativeZeros: number;
  /** Times that a wanted value is smaller than the one before. */
  descents: number;
  nulls: number;
  infinities: number;
}

function survey(column: Float64Array, omitted: number): Survey {
  let wanted = 0;
  let least = Infinity;
  let greatest = -Infinity;
  let negativeZeros = 0;
  let descents = 0;
  let previous = -Infinity;
  let nulls = 0;
  let infinities = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (value - value !== 0) {
      if (Number.isNaN(value)) nulls++;
      else infinities++;
    } else if (value !== omitted) {
      wanted++;
      if (value < previous) descents++;
      previous = value;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
      if (value === 0 && 1 / value < 0) negativeZeros++;
    }
  }
  return { wanted, least: least + 0, greatest: greatest + 0, negativeZeros, descents, nulls, infinities };
}

function copyWanted(column: Float64Array, omitted: number, target: Float64Array): void {
  let size = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    // Adding 0 turns -0 into 0.
    if (value - value === 0 && value !== omitted) target[size++] = value + 0;
  }
}

// Writes each run of equal values once, and the mode in its place.
function collapse(
  sorted: Float64Array,
  spare: Float64Array,
  mode: number,
  modeCount: number,
): { values: Float64Array; counts: Uint32Array } {
  const rest = countRuns(sorted);
  const distinct = rest + (modeCount > 0 ? 1 : 0);
  // The spare buffer becomes the result where little of it would be wasted.
  const fits = distinct <= spare.length && distinct > 0.75 * spare.length;
  const values = fits ? spare.subarray(0, distinct) : new Float64Array(distinct);
  const counts = new Uint32Array(distinct);
  writeRuns(sorted, values, counts);
  if (modeCount > 0) {
    let at = rest;
    while (at > 0 && values[at - 1] > mode) at--;
    values.copyWithin(at + 1, at, rest);
    counts.copyWithin(at + 1, at, rest);
    values[at] = mode;
    counts[at] = modeCount;
  }
  return { values, counts };
}

function countRuns(sorted: Float64Array): number {
  let runs = sorted.length > 0 ? 1 : 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) runs++;
  return runs;
}

function writeRuns(sorted: Float64Array, values: Float64Array, counts: Uint32Array): void {
  let run = -1;
  let last = NaN;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i];
    if (value !== last) {
      values[++run] = value;
      last = value;
    }
    counts[run]++;
  }
}
