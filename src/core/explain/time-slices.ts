import type { RowFacts } from './investigation.ts';

/** Rows of one side in slices of equal length of time. */
export interface TimeSlices {
  /** Slice of each row; -1 for rows without a time. */
  readonly of: Int32Array;
  /** Start of each slice, epoch milliseconds; one more for the end of the last. */
  readonly starts: readonly number[];
  readonly rows: readonly number[];
}

/** More slices than this make each too small, fewer than 8 have no shape. */
const MOST_SLICES = 24;
const LEAST_SLICES = 8;
const LEAST_ROWS_OF_A_SLICE = 40;
/** Rows left out at either end when the range of time is measured: one absurd moment must not make all others one slice. */
const TAIL = 0.002;

const known = new WeakMap<Float64Array, TimeSlices | null>();

/**
 * Cuts the rows of one side into slices of equal length of time, as many as have some forty rows each on average; computed once.
 * @param rows - with their times
 * @returns the slices; null where there are no times, or too few rows for eight slices
 */
export function timeSlices(rows: Pick<RowFacts, 'times'>): TimeSlices | null {
  const { times } = rows;
  if (times === null) return null;
  let slices = known.get(times);
  if (slices === undefined) {
    slices = cutTimes(times);
    known.set(times, slices);
  }
  return slices;
}

function cutTimes(times: Float64Array): TimeSlices | null {
  const sorted = times.filter((time) => Number.isFinite(time)).sort();
  const count = Math.min(MOST_SLICES, Math.floor(sorted.length / LEAST_ROWS_OF_A_SLICE));
  if (count < LEAST_SLICES) return null;
  const first = sorted[Math.floor(TAIL * sorted.length)];
  const last = sorted[Math.ceil((1 - TAIL) * sorted.length) - 1];
  if (!(last > first)) return null;
  const length = (last - first) / count;
  const counts = new Array<number>(count).fill(0);
  const of = Int32Array.from(times, (time) => {
    if (!Number.isFinite(time)) return -1;
    const slice = Math.max(0, Math.min(count - 1, Math.floor((time - first) / length)));
    counts[slice]++;
    return slice;
  });
  return { of, starts: Array.from({ length: count + 1 }, (_, k) => first + k * length), rows: counts };
}

/**
 * Mean of a quantity by slice.
 * @param slices - of the rows
 * @param values - one a row; NaN is left out
 * @returns the means, null where a slice has none, and the number of values behind each
 */
export function meanBySlice(
  slices: TimeSlices,
  values: ArrayLike<number>,
): { means: (number | null)[]; counts: number[] } {
  const sums = slices.rows.map(() => 0);
  const counts = slices.rows.map(() => 0);
  for (let row = 0; row < slices.of.length; row++) {
    const value = values[row];
    if (slices.of[row] < 0 || value !== value) continue;
    sums[slices.of[row]] += value;
    counts[slices.of[row]]++;
  }
  return { means: sums.map((sum, k) => (counts[k] > 0 ? sum / counts[k] : null)), counts };
}
