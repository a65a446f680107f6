/**
 * Weights that give a table another base rate: positives pi' / pi, negatives (1 - pi') / (1 - pi). Any weighted metric
 * computed with them is what it would be at that rate if P(x | y) were the same; ROC AUC, recall and false positive rate do not change.
 *
 * @param labels - 0 or 1; NaN has weight 0
 * @param rate - the base rate wanted, in [0, 1]
 * @param weights - as many weights >= 0 that the table has already; 1 for each row where not given
 * @returns a weight for each row, with the sum of those given; null where labels of one class are missing
 * @throws {RangeError} where the rate is not in [0, 1], the lengths differ or a label is neither 0, 1 nor NaN
 * @example
 * baseRateWeights(Float64Array.of(1, 0), 0.2); // [0.4, 1.6]
 */
export function baseRateWeights(
  labels: Float64Array,
  rate: number,
  weights?: Float64Array,
): Float64Array | null {
  requireShare('rate', rate);
  if (weights && weights.length !== labels.length)
    throw new RangeError(`${labels.length} labels, ${weights.length} weights`);
  const totals = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    if (Number.isNaN(label)) continue;
    if (label !== 0 && label !== 1) throw new RangeError(`label ${label} is not 0 or 1`);
    totals[label] += weights ? weights[row] : 1;
  }
  const [negatives, positives] = totals;
  if (!(negatives > 0 && positives > 0)) return null;
  const factors = [1 - rate, rate].map((share, label) => (share * (negatives + positives)) / totals[label]);
  return labels.map((label, row) =>
    Number.isNaN(label) ? 0 : factors[label] * (weights ? weights[row] : 1),
  );
}

/**
 * Probability that a score stands for, if the model learnt from all positives and a share r of the negatives: q / (q + (1 - q) / r).
 *
 * Source: He et al., Practical Lessons from Predicting Clicks on Ads at Facebook, 2014, section 6.3.
 *
 * @param score - the model's output q, in [0, 1]
 * @param keptShare - share r of the negatives that training kept, > 0; above 1 where positives were thinned instead
 * @returns a number in [0, 1]
 * @throws {RangeError} where an argument is out of its range
 * @example
 * undoDownSampling(0.5, 0.1); // 0.0909
 */
export function undoDownSampling(score: number, keptShare: number): number {
  requireShare('score', score);
  if (!(keptShare > 0)) throw new RangeError(`kept share ${keptShare} is not > 0`);
  return score / (score + (1 - score) / keptShare);
}

function requireShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} ${value} is not in [0, 1]`);
}
