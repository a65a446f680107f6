import { undefinedEstimate, type Estimate } from './estimate.ts';
import { CLIP } from './log-loss.ts';
import { meanEstimate } from './mean-estimate.ts';
import { outsideUnitInterval } from './unit-interval.ts';

/**
 * Mean of -ln p of the class that came true, natural logarithm; p is clipped to [1e-6, 1 - 1e-6]. The scores of a row
 * are taken as they are: they need not sum to one.
 *
 * Source: matches sklearn.metrics.log_loss 1.9 on scores that sum to one and need no clipping.
 *
 * @param scores - for each class one probability a row
 * @param actual - class of each row, an index into `scores`
 * @param weights - one a row, finite, >= 0
 * @returns the loss, >= 0, and the number of rows that were clipped; undefined where a score lies outside [0, 1]
 * @throws {RangeError} where the lengths differ or a class has no scores
 * @example
 * multiclassLogLoss([Float64Array.of(0.5), Float64Array.of(0.25), Float64Array.of(0.25)], Uint32Array.of(0)).value; // 0.693
 */
export function multiclassLogLoss(
  scores: readonly Float64Array[],
  actual: Uint32Array,
  weights?: Float64Array,
): Estimate & { clipped: number } {
  const n = actual.length;
  for (const ofClass of scores) {
    if (ofClass.length !== n) throw new RangeError(`${ofClass.length} scores, ${n} rows`);
    const reason = outsideUnitInterval(ofClass);
    if (reason !== null) return { ...undefinedEstimate(n, reason), clipped: 0 };
  }
  const losses = new Float64Array(n);
  let clipped = 0;
  for (let i = 0; i < n; i++) {
    if (actual[i] >= scores.length) throw new RangeError(`class ${actual[i]} of ${scores.length}`);
    const score = scores[actual[i]][i];
    if (score < CLIP || score > 1 - CLIP) clipped++;
    losses[i] = -Math.log(Math.min(1 - CLIP, Math.max(CLIP, score)));
  }
  return { ...meanEstimate(losses, weights, 0), clipped };
}
