import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { logitInterval } from './intervals.ts';
import { rankScores, type RankedScores } from './ranked-scores.ts';

/**
 * Average precision, the area under the precision-recall curve in steps: over the distinct scores from the top, the sum of
 * (recall - recall before) precision. Nothing is interpolated. The interval is Boyd's on the logit scale, with
 * 1 / sqrt(n1 AP (1 - AP)) there, n1 the number of positives (an effective one under weights). The area under no skill is the base rate.
 *
 * Source: the value matches sklearn.metrics.average_precision_score 1.9; the interval Boyd, Eng and Page 2013.
 *
 * @param scores - one a row; any finite numbers
 * @param labels - one a row: 1 for positive, 0 for negative
 * @param weights - one a row, finite, >= 0
 * @returns the area in (0, 1]; undefined without positives, or where a score is not finite
 * @throws {RangeError} where the lengths differ
 * @example
 * averagePrecision(Float64Array.of(0.1, 0.4, 0.35, 0.8), Uint8Array.of(0, 0, 1, 1)).value; // 0.833
 */
export function averagePrecision(scores: Float64Array, labels: Uint8Array, weights?: Float64Array): Estimate {
  return averagePrecisionOfRanked(rankScores(scores, labels, weights));
}

/**
 * {@link averagePrecision} of scores that are ranked already.
 *
 * @param ranked - the scores of both classes
 * @returns the area in (0, 1]; undefined without positives, or where a score is not finite
 * @example
 * averagePrecisionOfRanked(rankScores(scores, labels)).value; // 0.833
 */
export function averagePrecisionOfRanked(ranked: RankedScores): Estimate {
  const { positives, negatives, positivesSquared, positiveWeight, positiveRows, negativeRows } = ranked;
  const n = positiveRows + negativeRows;
  if (ranked.nonFinite > 0) return undefinedEstimate(n + ranked.nonFinite, 'non-finite');
  if (n === 0) return undefinedEstimate(0, 'no-rows');
  if (!(positiveWeight > 0)) return undefinedEstimate(n, 'no-positives');
  let found = 0;
  let taken = 0;
  let area = 0;
  let squares = 0;
  for (let i = positives.length - 1; i >= 0; i--) {
    squares += positivesSquared[i];
    found += positives[i];
    taken += positives[i] + negatives[i];
    if (positives[i] > 0) area += positives[i] * (found / taken);
  }
  // Rounding of weights must not lift a perfect order above 1.
  const value = Math.min(1, area / positiveWeight);
  if (!(ranked.negativeWeight > 0)) return valueWithoutInterval(value, n, 'one-class');
  if (value === 1) return valueWithoutInterval(value, n, 'perfect-separation');
  const effectivePositives = positiveWeight ** 2 / squares;
  const standardError = Math.sqrt((value * (1 - value)) / effectivePositives);
  const reason = positiveRows < 50 ? 'few-of-one-class' : null;
  return estimateOf(value, standardError, logitInterval(value, standardError), n, 'logit', reason);
}
