import type { RankedScores } from './ranked-scores.ts';

/** Bins of the reliability curve. */
export const RELIABILITY_BINS = 15;

/** Rows of neighbouring scores: what the model said and what came true. */
export interface ReliabilityBin {
  /** Smallest and largest score of the bin. */
  low: number;
  high: number;
  /** First and last index among the distinct scores. */
  first: number;
  last: number;
  /** Sum of the weights: the number of rows where there are none. */
  weight: number;
  meanScore: number;
  /** Share of positives by weight, in [0, 1]. */
  positiveRate: number;
}

/**
 * Bins of about equal weight for a reliability curve. Equal scores stay together: a bin ends at the first score at which
 * its share of the weight is reached, so that there are fewer bins than asked for where many rows tie.
 *
 * @param ranked - the scores of both classes
 * @param bins - number of bins, a whole number >= 1
 * @returns the bins by ascending score, none of them empty; none at all without rows
 * @throws {RangeError} where `bins` is not a whole number >= 1
 * @example
 * reliabilityBins(rankScores(Float64Array.of(0.1, 0.2, 0.8, 0.9), Uint8Array.of(0, 0, 1, 1)), 2).map((bin) => bin.positiveRate); // [0, 1]
 */
export function reliabilityBins(ranked: RankedScores, bins = RELIABILITY_BINS): ReliabilityBin[] {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`${bins} bins`);
  const { scores, positives, negatives } = ranked;
  const total = ranked.positiveWeight + ranked.negativeWeight;
  const result: ReliabilityBin[] = [];
  let first = 0;
  let passed = 0;
  let weight = 0;
  let positive = 0;
  let scoreSum = 0;
  for (let i = 0; i < scores.length; i++) {
    const here = positives[i] + negatives[i];
    weight += here;
    positive += positives[i];
    scoreSum += scores[i] * here;
    const isLast = i === scores.length - 1;
    // A hair below the share, as sums of weights are rounded.
    const isFull = (passed + weight) * bins >= Math.floor((passed * bins) / total + 1) * total * (1 - 1e-12);
    if (!(isFull || isLast) || !(weight > 0)) continue;
    result.push({
      low: scores[first],
      high: scores[i],
      first,
      last: i,
      weight,
      meanScore: scoreSum / weight,
      positiveRate: positive / weight,
    });
    passed += weight;
    first = i + 1;
    weight = positive = scoreSum = 0;
  }
  return result;
}
