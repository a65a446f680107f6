import { estimateOf, undefinedEstimate, type Estimate } from './estimate.ts';
import { waldInterval } from './intervals.ts';
import type { RankedScores } from './ranked-scores.ts';
import { reliabilityBins, type ReliabilityBin } from './reliability.ts';
import { seededRandom } from './seeded-random.ts';

/** Times the labels are drawn anew. */
const DRAWS = 200;

/** Rows of a bin up to which each label is drawn; above, their sum is drawn from the normal distribution it is close to. */
const DRAWN_ONE_BY_ONE = 1000;

/** Expected calibration error with the part that chance alone would show. */
export interface CalibrationError extends Estimate {
  /** As it is usually computed: too large, above all with few rows. */
  raw: number | null;
  /** What a perfectly calibrated model with these scores shows on average, and in 95 % of all samples at most. */
  byChance: number | null;
  byChanceAtMost: number | null;
}

/**
 * Expected calibration error over bins of equal mass, sum over bins of n_b / n |positive rate - mean score|, with its
 * upward bias taken off: the mean error of labels drawn anew from the scores 200 times. The value is not
 * taken below 0. The standard error takes the sign of each bin's difference as known: it holds
 * where the differences are clearly not 0, and is too large where they may be.
 *
 * Source: the raw value follows Naeini, Cooper and Hauskrecht 2015 with bins of equal mass.
 *
 * @param ranked - the scores of both classes, without weights
 * @param seed - of the draws, a whole number
 * @param bins - number of bins, a whole number >= 1
 * @returns in [0, 1]; undefined where a score lies outside [0, 1]
 * @throws {RangeError} where the scores are weighted, or where `bins` is not a whole number >= 1
 * @example
 * calibrationError(rankScores(scores, labels), 1).value; // 0.012
 */
export function calibrationError(ranked: RankedScores, seed: number, bins?: number): CalibrationError {
  const n = ranked.positiveRows + ranked.negativeRows;
  if (ranked.positivesSquared !== ranked.positives)
    throw new RangeError('labels are drawn for rows, not for weights');
  const nothing = { raw: null, byChance: null, byChanceAtMost: null };
  if (ranked.nonFinite > 0) return { ...undefinedEstimate(n + ranked.nonFinite, 'non-finite'), ...nothing };
  if (n === 0) return { ...undefinedEstimate(0, 'no-rows'), ...nothing };
  if (ranked.scores[0] < 0 || ranked.scores[ranked.scores.length - 1] > 1)
    return { ...undefinedEstimate(n, 'outside-unit-interval'), ...nothing };
  const curve = reliabilityBins(ranked, bins);
  const raw = rawCalibrationError(curve);
  const drawn = drawErrors(ranked, curve, n, seed);
  const byChance = drawn.reduce((sum, error) => sum + error, 0) / DRAWS;
  const value = Math.max(0, raw - byChance);
  const standardError = Math.sqrt(curve.reduce((sum, bin) => sum + squaresWithin(ranked, bin), 0)) / n;
  return {
    ...estimateOf(value, standardError, waldInterval(value, standardError, 0, 1), n, 'wald'),
    raw,
    byChance,
    byChanceAtMost: drawn[Math.ceil(0.95 * DRAWS) - 1],
  };
}

/**
 * Expected calibration error as it is usually computed, sum over bins of n_b / n |positive rate - mean score|. It is above 0 by chance even
 * for perfect scores; compare it, do not test it.
 *
 * @param curve - bins of the reliability curve
 * @returns in [0, 1] for scores there; 0 without bins
 * @example
 * rawCalibrationError(reliabilityBins(ranked, 10)); // 0.03
 */
export function rawCalibrationError(curve: readonly ReliabilityBin[]): number {
  let [sum, total] = [0, 0];
  for (const { weight, positiveRate, meanScore } of curve) {
    sum += weight * Math.abs(positiveRate - meanScore);
    total += weight;
  }
  return total > 0 ? sum / total : 0;
}

// Ascending.
function drawErrors(
  ranked: RankedScores,
  curve: readonly ReliabilityBin[],
  n: number,
  seed: number,
): Float64Array {
  const random = seededRandom(seed);
  const errors = new Float64Array(DRAWS);
  for (const bin of curve) {
    const spread = Math.sqrt(bernoulliVariance(ranked, bin));
    for (let draw = 0; draw < DRAWS; draw++) {
      const surplus =
        bin.weight <= DRAWN_ONE_BY_ONE ? drawSurplus(ranked, bin, random) : spread * drawNormal(random);
      errors[draw] += Math.abs(surplus) / n;
    }
  }
  return errors.sort();
}

// Positives beyond what the scores say, with every label of the bin drawn from its score.
function drawSurplus(ranked: RankedScores, bin: ReliabilityBin, random: () => number): number {
  let surplus = 0;
  for (let i = bin.first; i <= bin.last; i++) {
    const score = ranked.scores[i];
    const rows = ranked.positives[i] + ranked.negatives[i];
    for (let row = 0; row < rows; row++) surplus += (random() < score ? 1 : 0) - score;
  }
  return surplus;
}

function drawNormal(random: () => number): number {
  // Box and Muller; 1 - u is never 0.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function bernoulliVariance({ scores, positives, negatives }: RankedScores, bin: ReliabilityBin): number {
  let sum = 0;
  for (let i = bin.first; i <= bin.last; i++)
    sum += (positives[i] + negatives[i]) * scores[i] * (1 - scores[i]);
  return sum;
}

// Sum of squared deviations of y - s from its mean in the bin.
function squaresWithin({ scores, positives, negatives }: RankedScores, bin: ReliabilityBin): number {
  const mean = bin.positiveRate - bin.meanScore;
  let sum = 0;
  for (let i = bin.first; i <= bin.last; i++) {
    sum += positives[i] * (1 - scores[i] - mean) ** 2 + negatives[i] * (scores[i] + mean) ** 2;
  }
  return sum;
}
