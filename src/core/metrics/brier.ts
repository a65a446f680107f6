import { undefinedEstimate, type Estimate } from './estimate.ts';
import { meanEstimate } from './mean-estimate.ts';
import { outsideUnitInterval } from './unit-interval.ts';

/**
 * Brier score: mean of (p - y)^2. Nothing is clipped, as a single row cannot cost more than 1.
 *
 * Source: matches sklearn.metrics.brier_score_loss 1.9.
 *
 * @param scores - probability of the positive class, one a row
 * @param labels - one a row: 1 for positive, 0 for negative
 * @param weights - one a row, finite, >= 0
 * @returns the score, in [0, 1]; undefined where a score lies outside [0, 1]
 * @throws {RangeError} where the lengths differ
 * @example
 * brierScore(Float64Array.of(0.5, 1), Uint8Array.of(0, 1)).value; // 0.125
 */
export function brierScore(scores: Float64Array, labels: Uint8Array, weights?: Float64Array): Estimate {
  if (labels.length !== scores.length)
    throw new RangeError(`${labels.length} labels, ${scores.length} scores`);
  const reason = outsideUnitInterval(scores);
  if (reason !== null) return undefinedEstimate(scores.length, reason);
  const losses = new Float64Array(scores.length);
  for (let i = 0; i < losses.length; i++) losses[i] = (scores[i] - labels[i]) ** 2;
  return meanEstimate(losses, weights, 0);
}
