import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { logInterval } from './intervals.ts';
import type { RankedScores } from './ranked-scores.ts';

/**
 * Calibration in the large: positives that came true over positives the scores promise, sum(y) / sum(s). 1 / ratio is the
 * down-sampling rate of the negatives that a missing correction points to. The standard error is the delta method's for a
 * ratio of means; the interval is taken on the scale of the natural logarithm.
 *
 * @param ranked - scores as probabilities, of both classes
 * @returns >= 0, 1 where the mean score is the base rate; undefined where a score lies outside [0, 1]
 * @example
 * observedToExpected(rankScores(Float64Array.of(0.5, 0.5), Uint8Array.of(0, 1))).value; // 1
 */
export function observedToExpected(ranked: RankedScores): Estimate {
  const { scores, positives, negatives, positivesSquared, negativesSquared } = ranked;
  const n = ranked.positiveRows + ranked.negativeRows;
  if (ranked.nonFinite > 0) return undefinedEstimate(n + ranked.nonFinite, 'non-finite');
  if (n === 0) return undefinedEstimate(0, 'no-rows');
  if (scores[0] < 0 || scores[scores.length - 1] > 1) return undefinedEstimate(n, 'outside-unit-interval');
  let expected = 0;
  for (let i = 0; i < scores.length; i++) expected += scores[i] * (positives[i] + negatives[i]);
  if (!(expected > 0)) return undefinedEstimate(n, 'constant-scores');
  const value = ranked.positiveWeight / expected;
  if (n < 2) return valueWithoutInterval(value, n, 'too-few-rows');
  if (value === 0) return valueWithoutInterval(value, n, 'no-positives');
  let squares = 0;
  for (let i = 0; i < scores.length; i++) {
    squares +=
      positivesSquared[i] * (1 - value * scores[i]) ** 2 + negativesSquared[i] * (value * scores[i]) ** 2;
  }
  const standardError = Math.sqrt((squares * n) / (n - 1)) / expected;
  return estimateOf(value, standardError, logInterval(value, standardError), n, 'log');
}
