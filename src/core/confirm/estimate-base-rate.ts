import { chiSquareSurvival } from '../stats/chi-square-distribution.ts';
import { orderNumbers } from '../stats/ordered.ts';

/** Below this distance of the true and the false positive rate, predictions say too little about the base rate. */
const LEAST_SEPARATION = 0.1;

/** Halvings after which the interval is narrower than a number can tell. */
const HALVINGS = 60;

/** Base rate that scores without labels speak for. */
export interface BaseRateFromScores {
  /** The most likely rate, in [0, 1]. */
  rate: number;
  /** From the curvature of the likelihood; it takes the calibration as certain. Null at 0 and 1. */
  standardError: number | null;
  /** Twice the gain in log likelihood over the training rate: chi-square with 1 degree of freedom if the rate is the same. */
  likelihoodRatio: number;
  pValue: number;
  /** Scores that counted. */
  rows: number;
}

/**
 * Base rate of unlabelled rows if P(x | y) is that of training: the rate pi that maximises
 * sum ln[(pi / pi_P) s + ((1 - pi) / (1 - pi_P)) (1 - s)]. The likelihood is concave; the EM steps of Saerens, which end at
 * the same rate, are replaced by halving on its slope, because they may be slow.
 *
 * Source: Saerens, Latinne and Decaestecker 2002. Needs calibrated scores: Garg et al. 2020.
 *
 * @param scores - calibrated probabilities of the unlabelled rows, in [0, 1]; rows with NaN are left out
 * @param trainingRate - base rate of the rows on which scores are calibrated, in (0, 1)
 * @returns the rate with its test; null where there is no score
 * @throws {RangeError} where a score is not in [0, 1] or the rate not in (0, 1)
 * @example
 * baseRateFromScores(Float64Array.of(0, 0, 0, 1), 0.5)?.rate; // 0.25
 */
export function baseRateFromScores(scores: Float64Array, trainingRate: number): BaseRateFromScores | null {
  if (!(trainingRate > 0 && trainingRate < 1)) throw new RangeError(`rate ${trainingRate} is not in (0, 1)`);
  const { values, counts, total, infinities } = orderNumbers(scores);
  if (infinities > 0 || values[0] < 0 || values[values.length - 1] > 1)
    throw new RangeError('a score is not in [0, 1]');
  if (total === 0) return null;
  const positive = values.map((s) => s / trainingRate);
  const negative = values.map((s) => (1 - s) / (1 - trainingRate));
  const sum = (term: (a: number, b: number) => number) =>
    values.reduce((all, _, i) => all + counts[i] * term(positive[i], negative[i]), 0);
  const slope = (rate: number) => sum((a, b) => (a - b) / (rate * a + (1 - rate) * b));
  const rate = zeroOf(slope);
  const gain = sum((a, b) => Math.log(rate * a + (1 - rate) * b));
  // At the training rate each likelihood is 1; rounding may put the best just below that.
  const likelihoodRatio = Math.max(0, 2 * gain);
  const curvature = sum((a, b) => ((a - b) / (rate * a + (1 - rate) * b)) ** 2);
  return {
    rate,
    standardError: rate > 0 && rate < 1 && curvature > 0 ? 1 / Math.sqrt(curvature) : null,
    likelihoodRatio,
    pValue: chiSquareSurvival(likelihoodRatio, 1),
    rows: total,
  };
}

// Where a falling function of [0, 1] passes 0; the end where it does not.
function zeroOf(slope: (rate: number) => number): number {
  if (slope(0) <= 0) return 0;
  if (slope(1) >= 0) return 1;
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Base rate that predictions without labels speak for. */
export type BaseRateFromPredictions =
  | {
      kind: 'estimated';
      /** (mu - FPR) / (TPR - FPR), put into [0, 1] where it lies outside. */
      rate: number;
      /** The same before that. Far outside [0, 1], P(x | y) has moved too. */
      unclipped: number;
      standardError: number;
    }
  /** TPR - FPR is below 0.1: the estimate would be noise. */
  | { kind: 'too-weak'; separation: number };

/**
 * Base rate of unlabelled rows from the share predicted positive, if P(x | y) is that of training (black-box shift estimation):
 * pi = (mu - FPR) / (TPR - FPR), variance
 * [mu (1 - mu) / m + pi^2 TPR (1 - TPR) / n1 + (1 - pi)^2 FPR (1 - FPR) / n0] / (TPR - FPR)^2.
 *
 * Source: Lipton, Wang and Smola 2018; the last two terms of the variance by the delta method.
 *
 * @param training - rows outside the fit of the model by label and prediction: counts >= 0, of each label > 0
 * @param training.truePositives - positives predicted positive
 * @param training.falsePositives - negatives predicted positive
 * @param training.positives - all positives
 * @param training.negatives - all negatives
 * @param predictedPositive - unlabelled rows predicted positive
 * @param rows - all unlabelled rows, > 0
 * @returns the rate, or that predictions are too weak for one
 * @throws {RangeError} where counts do not fit together
 * @example
 * const held = { truePositives: 80, falsePositives: 20, positives: 100, negatives: 100 };
 * baseRateFromPredictions(held, 320, 1000); // kind 'estimated', rate 0.2
 */
export function baseRateFromPredictions(
  training: { truePositives: number; falsePositives: number; positives: number; negatives: number },
  predictedPositive: number,
  rows: number,
): BaseRateFromPredictions {
  const share = (part: number, whole: number) => {
    if (!(whole > 0 && part >= 0 && part <= whole)) throw new RangeError(`${part} of ${whole} rows`);
    return part / whole;
  };
  const hits = share(training.truePositives, training.positives);
  const alarms = share(training.falsePositives, training.negatives);
  const predicted = share(predictedPositive, rows);
  const separation = hits - alarms;
  if (separation < LEAST_SEPARATION) return { kind: 'too-weak', separation };
  const unclipped = (predicted - alarms) / separation;
  const rate = Math.min(1, Math.max(0, unclipped));
  const variance =
    (predicted * (1 - predicted)) / rows +
    (rate ** 2 * hits * (1 - hits)) / training.positives +
    ((1 - rate) ** 2 * alarms * (1 - alarms)) / training.negatives;
  return { kind: 'estimated', rate, unclipped, standardError: Math.sqrt(variance) / separation };
}
