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
  const { values: valuesA, cumulative: cumulativeA, total: totalA } = a;
  const { values: valuesB, cumulative: cumulativeB, total: totalB } = b;
  let i = 0;
  let j = 0;
  // The gap times both totals: whole numbers, so that equal gaps are equal.
  let largest = 0;
  // Once one sample is used up the gap can only shrink.
  while (i < valuesA.length && j < valuesB.length) {
    const valueA = valuesA[i];
    const valueB = valuesB[j];
    // Steps are added as numbers: a branch that goes either way half of the time would take twice as long.
    i += Number(valueA <= valueB);
    j += Number(valueB <= valueA);
    const gap = Math.abs(
      (i > 0 ? cumulativeA[i - 1] : 0) * totalB - (j > 0 ? cumulativeB[j - 1] : 0) * totalA,
    );
    if (gap > largest) largest = gap;
  }
  const statistic = largest / (totalA * totalB);
  const effective = Math.max(1, roundHalfEven((totalA * totalB) / (totalA + totalB)));
  return { statistic, pValue: kolmogorovSurvival(statistic, effective) };
}

// Rounds as numpy does: a half goes to the even neighbour.
function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
