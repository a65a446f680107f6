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
 * The one look at every distinct score is quick enough to follow a threshold that is dragged.
 *
 * @param ranked - the scores of both classes; rows without a finite score are in no cell
 * @param threshold - any number; above all scores for Infinity
 * @returns the four cells
 * @example
 * confusionAt(rankScores(Float64Array.of(0.2, 0.9), Uint8Array.of(1, 1)), 0.5).falseNegatives; // 1
 */
export function confusionAt(ranked: RankedScores, threshold: number): Confusion {
  const { scores, positives, negatives, positivesSquared, negativesSquared } = ranked;
  const cells = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  let squaredWeight = 0;
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] >= threshold) {
      cells.truePositives += positives[i];
      cells.falsePositives += negatives[i];
    } else {
      cells.falseNegatives += positives[i];
      cells.trueNegatives += negatives[i];
    }
    squaredWeight += positivesSquared[i] + negativesSquared[i];
  }
  return { ...cells, rows: ranked.positiveRows + ranked.negativeRows, squaredWeight };
}
