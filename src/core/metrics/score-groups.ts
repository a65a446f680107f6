import { orderNumbers } from '../stats/ordered.ts';
import { placeOf } from './place-of.ts';

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
