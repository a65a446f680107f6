import { kolmogorovSurvival } from './kolmogorov-distribution.ts';
import type { Ordered } from './ordered.ts';

/**
 * Two-sample, two-sided Kolmogorov-Smirnov test. The statistic is the largest gap between the two cumulative
 * distribution functions. The p-value is that of the one-sample statistic at round(n m / (n + m)) values.
 * With ties it is conservative; with many rows it is small for differences that do not matter.
 *
 * Source: matches scipy.stats.ks_2samp(method='asymp') 1.17,
 * except that scipy gives NaN as the p-value of one value against one, and we 1 or 0 as for one value.
 *
 * @param a - one sample; nulls and infinities play no part
 * @param b - the other
 * @returns statistic and p-value, both in [0, 1]; NaN where a sample has no finite value
 * @example
 * kolmogorovSmirnov(orderNumbers(Float64Array.of(1, 2)), orderNumbers(Float64Array.of(3, 4))).statistic; // 1
 */
export function kolmogorovSmirnov(a: Ordered, b: Ordered): { statistic: number; pValue: number } {
  if (a.total === 0 || b.total === 0) return { statistic: NaN, pValue: NaN };
  let i = 0;
  let j = 0;
  let statistic = 0;
  let shareA = 0;
  let shareB = 0;
  // Once one sample is used up the gap can only shrink.
  while (i < a.values.length && j < b.values.length) {
    const valueA = a.values[i];
    const valueB = b.values[j];
    if (valueA <= valueB) shareA = a.cumulative[i++] / a.total;
    if (valueB <= valueA) shareB = b.cumulative[j++] / b.total;
    const gap = Math.abs(shareA - shareB);
    if (gap > statistic) statistic = gap;
  }
  const effective = Math.max(1, roundHalfEven((a.total * b.total) / (a.total + b.total)));
  return { statistic, pValue: kolmogorovSurvival(statistic, effective) };
}

// Rounds as numpy does: a half goes to the even neighbour.
function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
