import type { Ordered } from '../../stats/ordered.ts';

/**
 * Distinct values that a sample of a column is expected to have: the sum of 1 - (1 - c / n)^m over its values.
 * @param ordered - the column, n values
 * @param sample - size m of the sample, drawn with replacement
 * @returns a number in [0, distinct values of the column]
 * @example expectedDistinct(orderNumbers(Float64Array.of(1, 2)), 1) // 1
 */
export function expectedDistinct(ordered: Ordered, sample: number): number {
  const { counts, total } = ordered;
  let sum = 0;
  for (const count of counts) sum -= Math.expm1(sample * Math.log1p(-Math.min(count / total, 1 - 1e-12)));
  return sum;
}
