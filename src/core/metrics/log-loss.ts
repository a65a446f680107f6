import { undefinedEstimate, type Estimate } from './estimate.ts';
import { meanEstimate } from './mean-estimate.ts';
import { outsideUnitInterval } from './unit-interval.ts';

/** Probabilities are kept this far from 0 and 1: one row at exactly 0 must not decide the mean of all. */
export const CLIP = 1e-6;

/**
 * Mean of -ln p of the class that came true, natural logarithm; p is clipped to [1e-6, 1 - 1e-6] first.
 *
 * Source: matches sklearn.metrics.log_loss 1.9 on scores clipped in the same way.
 *
 * @param scores - probability of the positive class, one a row
 * @param labels - one a row: 1 for positive, 0 for negative
 * @param weights - one a row, finite, >= 0
 * @returns the loss, >= 0, and the number of rows that were clipped; undefined where a score lies outside [0, 1]
 * @throws {RangeError} where the lengths differ
 * @example
 * logLoss(Float64Array.of(0.5, 0.5), Uint8Array.of(0, 1)).value; // 0.693
 */
export function logLoss(
  scores: Float64Array,
  labels: Uint8Array,
  weights?: Float64Array,
): Estimate & { clipped: number } {
  if (labels.length !== scores.length)
    throw new RangeError(`${labels.length} labels, ${scores.length} scores`);
  const reason = outsideUnitInterval(scores);
  if (reason !== null) return { ...undefinedEstimate(scores.length, reason), clipped: 0 };
  const losses = new Float64Array(scores.length);
  let clipped = 0;
  for (let i = 0; i < losses.length; i++) {
    const score = scores[i];
    if (score < CLIP || score > 1 - CLIP) clipped++;
    losses[i] = logLossOfRow(score, labels[i]);
  }
  return { ...meanEstimate(losses, weights, 0), clipped };
}

/**
 * Log loss of one row, clipped as in {@link logLoss}.
 *
 * @param score - probability of the positive class, in [0, 1]
 * @param label - 1 for positive, 0 for negative
 * @returns natural logarithm, in [1e-6, 13.8]
 * @example
 * logLossOfRow(0, 1); // 13.8
 */
export function logLossOfRow(score: number, label: number): number {
  const p = Math.min(1 - CLIP, Math.max(CLIP, score));
  return -Math.log(label === 1 ? p : 1 - p);
}
