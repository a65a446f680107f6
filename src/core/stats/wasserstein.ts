import type { Ordered } from './ordered.ts';

/**
 * 1-Wasserstein (earth mover's) distance of two samples: the area between their cumulative distribution functions,
 * the mean way a value has to travel, in the feature's own unit.
 *
 * Source: matches scipy.stats.wasserstein_distance 1.17.
 *
 * @param a - one sample; nulls and infinities play no part
 * @param b - the other
 * @returns a number >= 0; NaN where a sample has no finite value
 * @example
 * wassersteinDistance(orderNumbers(Float64Array.of(0, 1)), orderNumbers(Float64Array.of(2, 3))); // 2
 */
export function wassersteinDistance(a: Ordered, b: Ordered): number {
  if (a.total === 0 || b.total === 0) return NaN;
  const { values: valuesA, cumulative: cumulativeA, total: totalA } = a;
  const { values: valuesB, cumulative: cumulativeB, total: totalB } = b;
  let i = 0;
  let j = 0;
  let last = Math.min(valuesA[0], valuesB[0]);
  let distance = 0;
  // Gaps are whole numbers until they are divided by both totals.
  const shareOfPair = 1 / totalA / totalB;
  while (i < valuesA.length && j < valuesB.length) {
    const valueA = valuesA[i];
    const valueB = valuesB[j];
    const belowA = i > 0 ? cumulativeA[i - 1] : 0;
    const belowB = j > 0 ? cumulativeB[j - 1] : 0;
    // The choices are made by numbers: a branch that goes either way half of the time would take twice as long.
    const takeA = Number(valueA <= valueB);
    const next = valueA * takeA + valueB * (1 - takeA);
    distance += Math.abs(belowA * totalB - belowB * totalA) * shareOfPair * (next - last);
    last = next;
    i += takeA;
    j += Number(valueB <= valueA);
  }
  // What is left of one sample lies above all of the other.
  for (; i < valuesA.length; i++) {
    distance += (1 - (i > 0 ? cumulativeA[i - 1] : 0) / totalA) * (valuesA[i] - last);
    last = valuesA[i];
  }
  for (; j < valuesB.length; j++) {
    distance += (1 - (j > 0 ? cumulativeB[j - 1] : 0) / totalB) * (valuesB[j] - last);
    last = valuesB[j];
  }
  return distance;
}
