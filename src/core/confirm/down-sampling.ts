import { rawCalibrationError } from '../metrics/calibration-error.ts';
import { calibrationLine } from '../metrics/calibration-line.ts';
import { rankScores, type RankedScores } from '../metrics/ranked-scores.ts';
import { reliabilityBins } from '../metrics/reliability.ts';
import { undoDownSampling } from './base-rate.ts';

/** A mean score below twice the positive rate has many explanations. */
const LEAST_RATIO = 2;
/** Standard errors between the mean score and the positive rate from which chance is no explanation. */
const LEAST_ERRORS = 4;
/** Distance from 1 of the calibration slope up to which a shift of the log odds is the whole of what is wrong. */
const MOST_OFF_SLOPE = 0.25;
/** Standard error of the slope above which it tells nothing. */
const MOST_SLOPE_ERROR = 0.2;
/** Bins of the calibration error. */
const BINS = 10;
/** Kept shares that are looked for lie between 1e-9 and 1e9. */
const MOST_LOG_SHARE = Math.log(1e9);
/** Steps of the search; Newton's take about six, halving would take fifty. */
const MOST_STEPS = 100;

/** What scores and labels of serving say about a correction for thinned negatives that was forgotten. */
export interface DownSamplingCheck {
  /** Rows with a score and a label. */
  rows: number;
  meanScore: number;
  positiveRate: number;
  /** Mean score over positive rate; null without positives. */
  ratio: number | null;
  /** Share of negatives kept that brings the mean score to the positive rate; null where the rate or the mean score is 0 or 1. */
  keptShare: number | null;
  /** Calibration error (10 bins) of the scores. */
  errorBefore: number;
  /** The same after the correction with that share; null without it. */
  errorAfter: number | null;
  /** Slope of the logistic regression of label on log odds of the score, with its standard error; null where it has none. */
  slope: { value: number; standardError: number } | null;
  /**
   * Whether scores look uncorrected: too high by a factor of 2 or more, beyond chance, with a calibration slope within 0.25 of 1,
   * known to 0.2, as thinned negatives move the log odds of all rows by the same. Overconfident scores are told apart by it.
   * A base rate that fell for another reason looks the same; how training rows were taken has to be asked.
   */
  isLikely: boolean;
}

/**
 * Checks whether serving scores lack the correction for negatives thinned in training: ROC AUC does not show it, log loss and thresholds do.
 *
 * Source: He et al. 2014, section 6.3; the rule is this project's.
 *
 * @param scores - of serving rows; rows with NaN or an infinity are left out
 * @param labels - as many, 0 or 1; rows with NaN are left out
 * @returns the evidence; null where no row counts or a score is outside [0, 1]
 * @throws {RangeError} where the lengths differ
 * @example
 * checkDownSampling(Float64Array.of(0.5, 0.5), Float64Array.of(1, 0))?.ratio; // 1
 */
export function checkDownSampling(scores: Float64Array, labels: Float64Array): DownSamplingCheck | null {
  if (scores.length !== labels.length)
    throw new RangeError(`${scores.length} scores, ${labels.length} labels`);
  const ranked = rankLabelled(scores, labels);
  const rows = ranked.positiveRows + ranked.negativeRows;
  if (rows === 0 || ranked.scores[0] < 0 || ranked.scores[ranked.scores.length - 1] > 1) return null;
  const meanScore = meanAt(ranked, 0).mean;
  const positiveRate = ranked.positiveRows / rows;
  const ratio = positiveRate > 0 ? meanScore / positiveRate : null;
  const hasShare = [meanScore, positiveRate].every((share) => share > 0 && share < 1);
  const keptShare = hasShare ? shareFor(ranked, positiveRate) : null;
  // The correction keeps the order, so that ranks stay as they are.
  const error = (kept: number) =>
    rawCalibrationError(
      reliabilityBins(
        { ...ranked, scores: ranked.scores.map((score) => undoDownSampling(score, kept)) },
        BINS,
      ),
    );
  const errorBefore = rawCalibrationError(reliabilityBins(ranked, BINS));
  const errorAfter = keptShare === null ? null : error(keptShare);
  const standardError = Math.sqrt((positiveRate * (1 - positiveRate)) / rows);
  const line = calibrationLine(ranked).slope;
  const slope =
    line.value === null || line.standardError === null
      ? null
      : { value: line.value, standardError: line.standardError };
  const isLikely =
    ratio !== null &&
    ratio >= LEAST_RATIO &&
    meanScore - positiveRate >= LEAST_ERRORS * standardError &&
    slope !== null &&
    slope.standardError <= MOST_SLOPE_ERROR &&
    Math.abs(slope.value - 1) <= MOST_OFF_SLOPE;
  return { rows, meanScore, positiveRate, ratio, keptShare, errorBefore, errorAfter, slope, isLikely };
}

function rankLabelled(scores: Float64Array, labels: Float64Array): RankedScores {
  const taken = new Float64Array(scores.length);
  const classes = new Uint8Array(scores.length);
  let rows = 0;
  for (let row = 0; row < scores.length; row++) {
    if (!Number.isFinite(scores[row]) || Number.isNaN(labels[row])) continue;
    taken[rows] = scores[row];
    classes[rows++] = labels[row];
  }
  return rankScores(taken.subarray(0, rows), classes.subarray(0, rows));
}

// Mean of the corrected scores for the logarithm of a kept share, and how fast it rises with that.
function meanAt({ scores, positives, negatives }: RankedScores, logShare: number) {
  const inverse = Math.exp(-logShare);
  let [sum, slope, weight] = [0, 0, 0];
  for (let i = 0; i < scores.length; i++) {
    const here = positives[i] + negatives[i];
    const p = scores[i] / (scores[i] + (1 - scores[i]) * inverse);
    weight += here;
    sum += here * p;
    slope += here * p * (1 - p);
  }
  return { mean: sum / weight, slope: slope / weight };
}

// The mean rises with the share: Newton's steps, and halving where one would leave what is left.
function shareFor(ranked: RankedScores, positiveRate: number): number | null {
  let [low, high] = [-MOST_LOG_SHARE, MOST_LOG_SHARE];
  if (meanAt(ranked, low).mean > positiveRate || meanAt(ranked, high).mean < positiveRate) return null;
  let at = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { mean, slope } = meanAt(ranked, at);
    if (mean < positiveRate) low = at;
    else high = at;
    const next = at + (positiveRate - mean) / slope;
    const inside = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(inside - at) < 1e-13 * (1 + Math.abs(at))) return Math.exp(inside);
    at = inside;
  }
  return Math.exp(at);
}
