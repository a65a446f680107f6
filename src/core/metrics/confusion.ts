import type { RankedScores } from './ranked-scores.ts';

/** Rows by what was predicted and what came true, by weight. */
export interface Confusion {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
  /** Number of rows, whatever their weight. */
  rows: number;
  /** Sum of the squared weights; equals the number of rows where there are no weights. */
  squaredWeight: number;
}

/**
 * Counts rows at a threshold: a row is predicted positive where score >= threshold.
 * At most half of the distinct scores are looked at: quick enough to follow a threshold that is dragged.
 *
 * @param ranked - the scores of both classes; rows without a finite score are in no cell
 * @param threshold - any number; above all scores for Infinity
 * @returns the four cells
 * @example
 * confusionAt(rankScores(Float64Array.of(0.2, 0.9), Uint8Array.of(1, 1)), 0.5).falseNegatives; // 1
 */
export function confusionAt(ranked: RankedScores, threshold: number): Confusion {
  const { scores, positives, negatives } = ranked;
  const first = firstAtLeast(scores, threshold);
  // The shorter part is summed, the other one is what is left.
  const isUpper = first > scores.length / 2;
  const [from, to] = isUpper ? [first, scores.length] : [0, first];
  let [positive, negative] = [0, 0];
  for (let i = from; i < to; i++) {
    positive += positives[i];
    negative += negatives[i];
  }
  const [otherPositive, otherNegative] = [
    Math.max(0, ranked.positiveWeight - positive),
    Math.max(0, ranked.negativeWeight - negative),
  ];
  return {
    truePositives: isUpper ? positive : otherPositive,
    falsePositives: isUpper ? negative : otherNegative,
    falseNegatives: isUpper ? otherPositive : positive,
    trueNegatives: isUpper ? otherNegative : negative,
    rows: ranked.positiveRows + ranked.negativeRows,
    squaredWeight: squaredWeightOf(ranked),
  };
}

function firstAtLeast(scores: Float64Array, threshold: number): number {
  let [low, high] = [0, scores.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle] < threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

function squaredWeightOf({ positives, positivesSquared, negativesSquared, ...ranked }: RankedScores): number {
  // Without weights the squares are the very same lists.
  if (positivesSquared === positives) return ranked.positiveRows + ranked.negativeRows;
  let sum = 0;
  for (let i = 0; i < positivesSquared.length; i++) sum += positivesSquared[i] + negativesSquared[i];
  return sum;
}
