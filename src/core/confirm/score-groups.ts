import { orderNumbers } from '../stats/ordered.ts';

/** Rows put together by equal score. The three arrays have one entry for each distinct score. */
export interface ScoreGroups {
  /** Distinct finite scores, ascending. */
  scores: Float64Array;
  /** Sum of the weights of the rows with that score; for weights of 1 their number. */
  weights: Float64Array;
  /** Sum of weight times target; for labels of 0 and 1 the weight of the positives. */
  sums: Float64Array;
}

/**
 * Puts rows with equal scores together. Rows count where the score is finite, the target no NaN and the weight > 0.
 *
 * @param scores - any numbers; NaN and infinities are left out
 * @param targets - as many numbers, such as labels of 0 and 1; NaN is left out
 * @param weights - as many numbers; those <= 0 and NaN are left out; 1 for each row where not given
 * @returns the groups, without any where no row counts
 * @throws {RangeError} where the lengths differ
 * @example
 * groupByScore(Float64Array.of(2, 1, 2), Float64Array.of(1, 0, 0)); // scores [1, 2], weights [1, 2], sums [0, 1]
 */
export function groupByScore(
  scores: Float64Array,
  targets: Float64Array,
  weights?: Float64Array,
): ScoreGroups {
  if (scores.length !== targets.length || (weights && weights.length !== scores.length))
    throw new RangeError(`${scores.length} scores, ${targets.length} targets, ${weights?.length} weights`);
  const ordered = orderNumbers(keepRows(scores, targets, weights));
  const groups: ScoreGroups = {
    scores: ordered.values,
    weights: new Float64Array(ordered.values.length),
    sums: new Float64Array(ordered.values.length),
  };
  for (let row = 0; row < scores.length; row++) {
    const weight = weights ? weights[row] : 1;
    if (!Number.isFinite(scores[row]) || Number.isNaN(targets[row]) || !(weight > 0)) continue;
    const group = placeOf(ordered.values, scores[row]);
    groups.weights[group] += weight;
    groups.sums[group] += weight * targets[row];
  }
  return groups;
}

// Scores that do not count become NaN, which ordering leaves out.
function keepRows(scores: Float64Array, targets: Float64Array, weights?: Float64Array): Float64Array {
  return scores.map((score, row) =>
    Number.isNaN(targets[row]) || (weights && !(weights[row] > 0)) ? NaN : score,
  );
}

// Place of a score that is among the values.
function placeOf(values: Float64Array, score: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Area under the ROC curve of groups in ascending order of score: the share of pairs of a positive and a negative in which
 * the positive has the higher score, equal scores counting one half. The weights may be expected numbers of rows.
 *
 * @param positives - weight of the positives in each group, >= 0
 * @param negatives - weight of the negatives in each group, >= 0
 * @returns a number in [0, 1]; null where there are no positives or no negatives
 * @throws {RangeError} where the lengths differ
 * @example
 * aucOfGroups([0, 1], [1, 1]); // 0.75
 */
export function aucOfGroups(positives: ArrayLike<number>, negatives: ArrayLike<number>): number | null {
  if (positives.length !== negatives.length)
    throw new RangeError(`${positives.length} groups of positives, ${negatives.length} of negatives`);
  let won = 0;
  let positive = 0;
  let below = 0;
  for (let group = 0; group < positives.length; group++) {
    won += positives[group] * (below + negatives[group] / 2);
    positive += positives[group];
    below += negatives[group];
  }
  return positive > 0 && below > 0 ? won / (positive * below) : null;
}
