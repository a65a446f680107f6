import type { EstimateReason } from './estimate.ts';

/**
 * Why scores cannot be probabilities, if they cannot.
 *
 * @param scores - one a row
 * @returns null where all lie in [0, 1]; otherwise the reason a metric of probabilities is undefined
 * @example
 * outsideUnitInterval(Float64Array.of(0.2, 7)); // 'outside-unit-interval'
 */
export function outsideUnitInterval(scores: Float64Array): EstimateReason | null {
  let inside = true;
  let finite = true;
  for (let i = 0; i < scores.length; i++) {
    inside &&= scores[i] >= 0 && scores[i] <= 1;
    finite &&= scores[i] - scores[i] === 0;
  }
  if (inside) return null;
  return finite ? 'outside-unit-interval' : 'non-finite';
}
