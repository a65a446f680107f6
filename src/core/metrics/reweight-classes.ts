import type { RankedScores } from './ranked-scores.ts';

/**
 * Scores as they would stand at another base rate: every positive row gets the weight target / rate, every negative
 * row (1 - target) / (1 - rate), so that any metric can be told at the base rate of the other table. What depends
 * on the two classes apart (ROC AUC, recall) stays as it is.
 *
 * @param ranked - the scores of both classes
 * @param baseRate - share of positives to reach, in (0, 1)
 * @returns the same scores with other weights; the total weight is kept
 * @throws {RangeError} where the base rate is not in (0, 1), or where a class is missing
 * @example
 * accuracy(confusionAt(reweightClasses(ranked, 0.05), 0.5)).value; // as with 5 % positives
 */
export function reweightClasses(ranked: RankedScores, baseRate: number): RankedScores {
  if (!(baseRate > 0 && baseRate < 1)) throw new RangeError(`a base rate of ${baseRate}`);
  const { positiveWeight, negativeWeight } = ranked;
  if (!(positiveWeight > 0 && negativeWeight > 0)) throw new RangeError('one class has no rows');
  const total = positiveWeight + negativeWeight;
  const up = (baseRate * total) / positiveWeight;
  const down = ((1 - baseRate) * total) / negativeWeight;
  return {
    ...ranked,
    positives: times(ranked.positives, up),
    negatives: times(ranked.negatives, down),
    positivesSquared: times(ranked.positivesSquared, up * up),
    negativesSquared: times(ranked.negativesSquared, down * down),
    positiveWeight: positiveWeight * up,
    negativeWeight: negativeWeight * down,
  };
}

function times(values: Float64Array, factor: number): Float64Array {
  const products = new Float64Array(values.length);
  for (let i = 0; i < products.length; i++) products[i] = values[i] * factor;
  return products;
}
