import { sampleColumn } from './column-sample.ts';
import { countDistinct } from './count-distinct.ts';
import { sortDistinct } from './sort-distinct.ts';

/** Below this many expected distinct values counting them by hashing is quicker than sorting. */
const FEW = 40_000;

/** Up to this many values there is nothing to gain from hashing. */
const SMALL = 2048;

/**
 * A numeric column as its distinct sorted values with their counts. Every order statistic (quantiles,
 * Kolmogorov-Smirnov, Wasserstein, bins of any edges, atoms) is read off it.
 */
export interface Ordered {
  /** Distinct finite values, ascending; zero has one sign. */
  values: Float64Array;
  /** How often each value occurs. */
  counts: Uint32Array;
  /** Inclusive running sum of the counts. */
  cumulative: Uint32Array;
  /** Number of finite values: the last entry of `cumulative`, or 0. */
  total: number;
  /** Number of NaN. */
  nulls: number;
  /** Number of infinite values, of either sign. */
  infinities: number;
}

/**
 * Orders a numeric column.
 *
 * @param column - values of any length, in one piece or in several; NaN is null; infinities are counted and left out; -0 counts as 0. Not changed.
 * @returns the distinct finite values with their counts
 * @example
 * orderNumbers(Float64Array.of(2, 1, 2, NaN)); // values [1, 2], counts [1, 2], total 3, nulls 1
 */
export function orderNumbers(column: Float64Array | readonly Float64Array[]): Ordered {
  const parts = column instanceof Float64Array ? [column] : column;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const sample = sampleColumn(parts, length);
  const hashed = length > SMALL && sample.distinct < FEW ? countDistinct(parts) : null;
  return hashed ?? sortDistinct(parts, length, sample);
}

/**
 * Number of finite values at or below a point.
 *
 * @param ordered - the column
 * @param x - any number; above every value for Infinity; NaN gives 0
 * @returns a whole number in [0, total]
 * @example
 * countAtMost(orderNumbers(Float64Array.of(1, 2, 2, 3)), 2); // 3
 */
export function countAtMost(ordered: Ordered, x: number): number {
  const { values, cumulative } = ordered;
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : cumulative[low - 1];
}

/**
 * Number of finite values strictly below a point.
 *
 * @param ordered - the column
 * @param x - any number; NaN gives 0
 * @returns a whole number in [0, total]
 * @example
 * countBelow(orderNumbers(Float64Array.of(1, 2, 2, 3)), 2); // 1
 */
export function countBelow(ordered: Ordered, x: number): number {
  const { values, cumulative } = ordered;
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : cumulative[low - 1];
}
