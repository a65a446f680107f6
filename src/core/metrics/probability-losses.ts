import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { waldInterval } from './intervals.ts';
import { CLIP } from './log-loss.ts';
import type { RankedScores } from './ranked-scores.ts';

/**
 * Log loss and Brier score of scores that are ranked already, in one look at each distinct score. The same
 * numbers as `logLoss` and `brierScore` give for the rows.
 *
 * @param ranked - scores as probabilities, of both classes
 * @returns both metrics, >= 0; undefined where a score lies outside [0, 1]
 * @example
 * probabilityLosses(rankScores(Float64Array.of(0.5, 0.5), Uint8Array.of(0, 1))).logLoss.value; // 0.693
 */
export function probabilityLosses(ranked: RankedScores): { logLoss: Estimate; brier: Estimate } {
  const { scores, positives, negatives, positivesSquared, negativesSquared } = ranked;
  const n = ranked.positiveRows + ranked.negativeRows;
  const both = (estimate: Estimate) => ({ logLoss: estimate, brier: estimate });
  if (ranked.nonFinite > 0) return both(undefinedEstimate(n + ranked.nonFinite, 'non-finite'));
  if (n === 0) return both(undefinedEstimate(0, 'no-rows'));
  if (scores[0] < 0 || scores[scores.length - 1] > 1)
    return both(undefinedEstimate(n, 'outside-unit-interval'));
  // Squares are summed around the loss at one score, so that losses that are all equal have no spread at all.
  const middle = scores[scores.length >> 1];
  const clipped = Math.min(1 - CLIP, Math.max(CLIP, middle));
  const originOfLog = positives[scores.length >> 1] > 0 ? -Math.log(clipped) : -Math.log(1 - clipped);
  const originOfBrier = positives[scores.length >> 1] > 0 ? (1 - middle) ** 2 : middle ** 2;
  const log = { sum: 0, weighted: 0, squares: 0, origin: originOfLog };
  const brier = { sum: 0, weighted: 0, squares: 0, origin: originOfBrier };
  let squaredWeight = 0;
  for (let i = 0; i < scores.length; i++) {
    const s = scores[i];
    const [up, down, upSquared, downSquared] = [
      positives[i],
      negatives[i],
      positivesSquared[i],
      negativesSquared[i],
    ];
    const p = s < CLIP ? CLIP : s > 1 - CLIP ? 1 - CLIP : s;
    squaredWeight += upSquared + downSquared;
    if (up > 0) {
      const loss = -Math.log(p) - originOfLog;
      log.sum += up * loss;
      log.weighted += upSquared * loss;
      log.squares += upSquared * loss * loss;
      const square = (1 - s) * (1 - s) - originOfBrier;
      brier.sum += up * square;
      brier.weighted += upSquared * square;
      brier.squares += upSquared * square * square;
    }
    if (down > 0) {
      const loss = -Math.log(1 - p) - originOfLog;
      log.sum += down * loss;
      log.weighted += downSquared * loss;
      log.squares += downSquared * loss * loss;
      const square = s * s - originOfBrier;
      brier.sum += down * square;
      brier.weighted += downSquared * square;
      brier.squares += downSquared * square * square;
    }
  }
  const total = ranked.positiveWeight + ranked.negativeWeight;
  const estimate = (sums: typeof log): Estimate => {
    if (!(total > 0)) return undefinedEstimate(n, 'no-rows');
    const off = sums.sum / total;
    const mean = Math.max(0, sums.origin + off);
    if (n < 2) return valueWithoutInterval(mean, n, 'too-few-rows');
    const spread = Math.max(0, sums.squares - 2 * off * sums.weighted + off * off * squaredWeight);
    const standardError = Math.sqrt((spread * n) / (n - 1)) / total;
    return estimateOf(mean, standardError, waldInterval(mean, standardError, 0), n, 'wald');
  };
  return { logLoss: estimate(log), brier: estimate(brier) };
}
