import { estimateOf, undefinedEstimate, type Estimate } from './estimate.ts';
import { wilsonInterval } from './intervals.ts';
import type { RankedScores } from './ranked-scores.ts';

/**
 * Lift in the top share of scores: the base rate among the top rows over that of all rows, which equals recall / share.
 * Rows that tie at the cut are taken in part, as if drawn at random. The interval is Wilson's of the recall over
 * the positives, divided by the share; it takes the score at the cut as given.
 *
 * @param ranked - the scores of both classes
 * @param share - of all rows by weight, in (0, 1]
 * @returns in [0, 1 / share]; undefined without positives, or where a score is not finite
 * @throws {RangeError} where the share is not in (0, 1]
 * @example
 * liftAt(rankScores(Float64Array.of(4, 3, 2, 1), Uint8Array.of(1, 0, 1, 0)), 0.25).value; // 2
 */
export function liftAt(ranked: RankedScores, share: number): Estimate {
  if (!(share > 0 && share <= 1)) throw new RangeError(`a share of ${share}`);
  const { positives, negatives, positivesSquared, positiveWeight, negativeWeight } = ranked;
  const n = ranked.positiveRows + ranked.negativeRows;
  if (ranked.nonFinite > 0) return undefinedEstimate(n + ranked.nonFinite, 'non-finite');
  if (n === 0) return undefinedEstimate(0, 'no-rows');
  if (!(positiveWeight > 0)) return undefinedEstimate(n, 'no-positives');
  let left = share * (positiveWeight + negativeWeight);
  let found = 0;
  let squares = 0;
  for (let i = positives.length - 1; i >= 0; i--) {
    squares += positivesSquared[i];
    const here = positives[i] + negatives[i];
    const part = here > 0 ? Math.min(1, Math.max(0, left / here)) : 0;
    found += part * positives[i];
    left -= here;
  }
  const recall = Math.min(1, found / positiveWeight);
  const effectivePositives = positiveWeight ** 2 / squares;
  const [low, high] = wilsonInterval(recall, effectivePositives);
  const standardError = Math.sqrt((recall * (1 - recall)) / effectivePositives) / share;
  return estimateOf(recall / share, standardError, [low / share, high / share], n, 'wilson');
}
