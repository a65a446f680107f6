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
  let i = 0;
  let j = 0;
  let shareA = 0;
  let shareB = 0;
  let x = Math.min(a.values[0], b.values[0]);
  let distance = 0;
  while (i < a.values.length || j < b.values.length) {
    const nextA = i < a.values.length ? a.values[i] : Infinity;
    const nextB = j < b.values.length ? b.values[j] : Infinity;
    const next = nextA < nextB ? nextA : nextB;
    distance += Math.abs(shareA - shareB) * (next - x);
    x = next;
    if (nextA === next) shareA = a.cumulative[i++] / a.total;
    if (nextB === next) shareB = b.cumulative[j++] / b.total;
  }
  return distance;
}
