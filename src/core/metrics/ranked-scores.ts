import { orderNumbers, type Ordered } from '../stats/ordered.ts';
import { placeOf } from './place-of.ts';

/**
 * Scores of a binary classifier as their distinct values with the rows of both classes at each. Every metric that
 * depends on the order of the scores or on a threshold is read off it, so that a table is sorted once.
 */
export interface RankedScores {
  /** Distinct scores, ascending. */
  scores: Float64Array;
  /** Weight of the positive rows at each score: their number, where there are no weights. */
  positives: Float64Array;
  /** Weight of the negative rows at each score. */
  negatives: Float64Array;
  /** Sum of the squared weights of the positive rows at each score. */
  positivesSquared: Float64Array;
  negativesSquared: Float64Array;
  /** Sums over all scores. */
  positiveWeight: number;
  negativeWeight: number;
  /** Number of rows, whatever their weight. */
  positiveRows: number;
  negativeRows: number;
  /** Rows whose score is NaN or infinite; they are in none of the lists. */
  nonFinite: number;
}

/**
 * Ranks scores with their labels: positives and negatives are ordered apart and merged, in O(n log n).
 *
 * @param scores - one a row; larger means more likely positive; probabilities or not
 * @param labels - one a row: 1 for positive, 0 for negative
 * @param weights - one a row, finite, >= 0; each row counts once where it is left out
 * @returns the ranked scores; the inputs are not changed
 * @throws {RangeError} where the lengths differ
 * @example
 * rankScores(Float64Array.of(0.2, 0.9, 0.9), Uint8Array.of(0, 1, 0)).positives; // [0, 1] at [0.2, 0.9]
 */
export function rankScores(scores: Float64Array, labels: Uint8Array, weights?: Float64Array): RankedScores {
  if (labels.length !== scores.length)
    throw new RangeError(`${labels.length} labels, ${scores.length} scores`);
  if (weights !== undefined && weights.length !== scores.length)
    throw new RangeError(`${weights.length} weights, ${scores.length} scores`);
  return weights === undefined ? rankRows(scores, labels) : rankWeightedRows(scores, labels, weights);
}

function rankRows(scores: Float64Array, labels: Uint8Array): RankedScores {
  let positiveRows = 0;
  for (let i = 0; i < labels.length; i++) positiveRows += labels[i];
  // One place more than needed: every row is written to both, and stays where the label leaves it, without a branch.
  const positive = new Float64Array(positiveRows + 1);
  const negative = new Float64Array(labels.length - positiveRows + 1);
  let p = 0;
  for (let i = 0; i < labels.length; i++) {
    const score = scores[i];
    positive[p] = score;
    negative[i - p] = score;
    p += labels[i];
  }
  const ofPositives = orderNumbers(positive.subarray(0, positiveRows));
  return merge(ofPositives, orderNumbers(negative.subarray(0, labels.length - positiveRows)));
}

function merge(positive: Ordered, negative: Ordered): RankedScores {
  const size = positive.values.length + negative.values.length;
  const scores = new Float64Array(size);
  const positives = new Float64Array(size);
  const negatives = new Float64Array(size);
  let p = 0;
  let n = 0;
  let at = 0;
  while (p < positive.values.length || n < negative.values.length) {
    const ofPositive = p < positive.values.length ? positive.values[p] : Infinity;
    const ofNegative = n < negative.values.length ? negative.values[n] : Infinity;
    scores[at] = ofPositive < ofNegative ? ofPositive : ofNegative;
    if (ofPositive <= ofNegative) positives[at] = positive.counts[p++];
    if (ofNegative <= ofPositive) negatives[at] = negative.counts[n++];
    at++;
  }
  const [a, b] = [positives.subarray(0, at), negatives.subarray(0, at)];
  return {
    scores: scores.subarray(0, at),
    positives: a,
    negatives: b,
    // The square of a weight of one is one.
    positivesSquared: a,
    negativesSquared: b,
    positiveWeight: positive.total,
    negativeWeight: negative.total,
    positiveRows: positive.total,
    negativeRows: negative.total,
    nonFinite: positive.nulls + positive.infinities + negative.nulls + negative.infinities,
  };
}

function rankWeightedRows(scores: Float64Array, labels: Uint8Array, weights: Float64Array): RankedScores {
  const ordered = orderNumbers(scores);
  const list = () => new Float64Array(ordered.values.length);
  const sides = [0, 1].map(() => ({ weights: list(), squares: list(), total: 0, rows: 0 }));
  for (let i = 0; i < scores.length; i++) {
    // NaN and infinities are not among the ordered values.
    if (scores[i] - scores[i] !== 0) continue;
    const side = sides[labels[i] === 1 ? 1 : 0];
    const at = placeOf(ordered.values, scores[i]);
    const weight = weights[i];
    side.weights[at] += weight;
    side.squares[at] += weight * weight;
    side.total += weight;
    side.rows++;
  }
  return {
    scores: ordered.values,
    positives: sides[1].weights,
    negatives: sides[0].weights,
    positivesSquared: sides[1].squares,
    negativesSquared: sides[0].squares,
    positiveWeight: sides[1].total,
    negativeWeight: sides[0].total,
    positiveRows: sides[1].rows,
    negativeRows: sides[0].rows,
    nonFinite: ordered.nulls + ordered.infinities,
  };
}
