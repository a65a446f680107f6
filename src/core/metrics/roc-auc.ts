import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { logitInterval } from './intervals.ts';
import { rankScores, type RankedScores } from './ranked-scores.ts';

/** Rows of a class below which the coverage of DeLong's interval was seen to fall short of 95 %. */
const FEW = 50;

/**
 * Area under the ROC curve: the probability that a positive row scores above a negative one, ties counting one half.
 * The variance is DeLong's in the O(n log n) form: with V10 of a positive row the share of negatives below it and V01 of
 * a negative row the share of positives above it (ties one half), var(V10) / n1 + var(V01) / n0, divisors n - 1. The
 * interval is taken on the logit scale. Weighted rows count by weight, and the variance is that of the weighted
 * means of V10 and V01, which equals DeLong's where all weights are one.
 * An area of exactly 0 or 1 has no variance: with m = min(n1, n0), m disjoint pairs were all (dis)cordant, so
 * 0.025^(1 / m) bounds it (Clopper and Pearson; conservative, as other pairs are left out).
 *
 * Source: DeLong, DeLong and Clarke-Pearson 1988; Sun and Xu 2014; the value matches sklearn.metrics.roc_auc_score 1.9.
 *
 * @param scores - one a row; any finite numbers
 * @param labels - one a row: 1 for positive, 0 for negative
 * @param weights - one a row, finite, >= 0
 * @returns the area in [0, 1]; undefined with one class only, or where a score is not finite
 * @throws {RangeError} where the lengths differ
 * @example
 * rocAuc(Float64Array.of(0.1, 0.4, 0.35, 0.8), Uint8Array.of(0, 0, 1, 1)).value; // 0.75
 */
export function rocAuc(scores: Float64Array, labels: Uint8Array, weights?: Float64Array): Estimate {
  return rocAucOfRanked(rankScores(scores, labels, weights));
}

/**
 * {@link rocAuc} of scores that are ranked already.
 *
 * @param ranked - the scores of both classes
 * @returns the area in [0, 1]; undefined with one class only, or where a score is not finite
 * @example
 * rocAucOfRanked(rankScores(scores, labels)).value; // 0.75
 */
export function rocAucOfRanked(ranked: RankedScores): Estimate {
  const { positiveRows, negativeRows } = ranked;
  const n = positiveRows + negativeRows;
  if (ranked.nonFinite > 0) return undefinedEstimate(n + ranked.nonFinite, 'non-finite');
  if (n === 0) return undefinedEstimate(0, 'no-rows');
  const value = areaUnderRoc(ranked.positives, ranked.negatives);
  if (value === null) return undefinedEstimate(n, 'one-class');
  const fewer = Math.min(positiveRows, negativeRows);
  if (value === 0 || value === 1) {
    const bound = 0.025 ** (1 / fewer);
    const interval = value === 1 ? ([bound, 1] as const) : ([0, 1 - bound] as const);
    return estimateOf(value, null, interval, n, 'exact', 'perfect-separation');
  }
  if (ranked.scores.length === 1) return valueWithoutInterval(value, n, 'constant-scores');
  if (fewer < 2) return valueWithoutInterval(value, n, 'too-few-rows');
  const standardError = Math.sqrt(varianceOf(ranked, value));
  if (standardError === 0) return valueWithoutInterval(value, n, 'no-spread');
  const reason = fewer < FEW ? 'few-of-one-class' : null;
  return estimateOf(value, standardError, logitInterval(value, standardError), n, 'delong-logit', reason);
}

/**
 * Area under the ROC curve of weights by score: the share of pairs of a positive and a negative in which the positive has the higher
 * score, equal scores counting one half. The weights may be expected numbers of rows.
 *
 * @param positives - weight of the positives at each score, by ascending score, >= 0
 * @param negatives - weight of the negatives at each of them, >= 0
 * @returns in [0, 1]; null where there are no positives or no negatives
 * @throws {RangeError} where the lengths differ
 * @example
 * areaUnderRoc([0, 1], [1, 1]); // 0.75
 */
export function areaUnderRoc(positives: ArrayLike<number>, negatives: ArrayLike<number>): number | null {
  if (positives.length !== negatives.length)
    throw new RangeError(`${positives.length} weights of positives, ${negatives.length} of negatives`);
  // Pairs in the right and in the wrong order are summed apart: with weights, where sums are rounded, a perfect order must
  // still give exactly 0 or 1.
  let [below, passed, right, wrong, tied] = [0, 0, 0, 0, 0];
  for (let i = 0; i < positives.length; i++) {
    right += positives[i] * below;
    wrong += negatives[i] * passed;
    tied += positives[i] * negatives[i];
    below += negatives[i];
    passed += positives[i];
  }
  return passed > 0 && below > 0 ? (right + tied / 2) / (right + wrong + tied) : null;
}

function varianceOf(ranked: RankedScores, area: number): number {
  const { positives, negatives, positivesSquared, negativesSquared, positiveWeight, negativeWeight } = ranked;
  let below = 0;
  let passed = 0;
  let sum10 = 0;
  let sum01 = 0;
  for (let i = 0; i < positives.length; i++) {
    const v10 = (below + negatives[i] / 2) / negativeWeight - area;
    const v01 = 1 - (passed + positives[i] / 2) / positiveWeight - area;
    sum10 += positivesSquared[i] * v10 * v10;
    sum01 += negativesSquared[i] * v01 * v01;
    below += negatives[i];
    passed += positives[i];
  }
  const { positiveRows, negativeRows } = ranked;
  return (
    (sum10 / positiveWeight ** 2) * (positiveRows / (positiveRows - 1)) +
    (sum01 / negativeWeight ** 2) * (negativeRows / (negativeRows - 1))
  );
}
