import type { Ordered } from './ordered.ts';

/**
 * Quantile by linear interpolation between order statistics (Hyndman and Fan's type 7): with n values and
 * h = (n - 1) p, the value at floor(h) plus its distance to the next one times the fraction of h.
 * Each value counts as often as it occurs.
 *
 * Source: numpy.percentile 2.4, method 'linear', bit for bit: from a fraction of 0.5 on it interpolates from the upper end.
 *
 * @param ordered - the column; nulls and infinities play no part
 * @param probability - in [0, 1]
 * @returns a number between the smallest and the largest value; NaN where there is no finite value
 * @throws {RangeError} where the probability lies outside [0, 1]
 * @example
 * quantile(orderNumbers(Float64Array.of(1, 2, 3, 4)), 0.5); // 2.5
 */
export function quantile(ordered: Ordered, probability: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`probability ${probability} is not in [0, 1]`);
  const { total } = ordered;
  if (total === 0) return NaN;
  const position = (total - 1) * probability;
  const rank = Math.floor(position);
  const lowerIndex = indexOfRank(ordered, rank);
  const lower = ordered.values[lowerIndex];
  if (rank + 1 >= total) return lower;
  const upper = rank + 1 < ordered.cumulative[lowerIndex] ? lower : ordered.values[lowerIndex + 1];
  const fraction = position - rank;
  const difference = upper - lower;
  return fraction >= 0.5 ? upper - difference * (1 - fraction) : lower + difference * fraction;
}

// Index of the distinct value that holds the value of a 0-based rank.
function indexOfRank({ cumulative }: Ordered, rank: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}
