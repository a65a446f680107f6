import type { Ordered } from '../stats/ordered.ts';

/**
 * The value that stands at a rank of the column in order.
 * @param ordered - the column; not without finite values
 * @param rank - counted from 1, up to the number of finite values
 * @returns a value of the column
 * @example valueAtRank(orderNumbers(Float64Array.of(5, 3, 3)), 2) // 3
 */
export function valueAtRank(ordered: Ordered, rank: number): number {
  const { values, cumulative } = ordered;
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] < rank) low = middle + 1;
    else high = middle;
  }
  return values[low];
}
