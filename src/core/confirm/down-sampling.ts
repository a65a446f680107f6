import { undoDownSampling } from './base-rate.ts';
import { calibrationError } from './calibration-error.ts';
import { groupByScore } from './score-groups.ts';

/** A mean score below twice the positive rate has many explanations. */
const LEAST_RATIO = 2;
/** Standard errors between the mean score and the positive rate from which chance is no explanation. */
const LEAST_ERRORS = 4;
/** Calibration error that may be left after the correction beside what chance leaves, as a share of the spread of the corrected scores. */
const MOST_LEFT = 0.25;
/** Spread of the corrected scores, in calibration errors of chance, below which they agree with any rate and prove nothing. */
const LEAST_SPREAD = 2;
/** Halvings of an interval of kept shares from 1e-9 to 1e9. */
const HALVINGS = 80;
const ROWS_FOR_BINS = 50_000;

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
  /**
   * Whether scores look uncorrected: too high by a factor of 2 or more, beyond chance, and right in all bins once corrected.
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
  const groups = groupByScore(scores, labels);
  const rows = groups.weights.reduce((sum, weight) => sum + weight, 0);
  if (rows === 0 || groups.scores[0] < 0 || groups.scores[groups.scores.length - 1] > 1) return null;
  const mean = (term: (score: number) => number) =>
    groups.scores.reduce((sum, score, i) => sum + groups.weights[i] * term(score), 0) / rows;
  const meanScore = mean((score) => score);
  const positiveRate = groups.sums.reduce((sum, positives) => sum + positives, 0) / rows;
  const ratio = positiveRate > 0 ? meanScore / positiveRate : null;
  const hasShare = [meanScore, positiveRate].every((share) => share > 0 && share < 1);
  const keptShare = hasShare
    ? shareFor(positiveRate, (kept) => mean((score) => undoDownSampling(score, kept)))
    : null;
  const taken = rowsForBins(scores, labels);
  const takenLabels = taken.map((row) => labels[row]);
  const error = (kept: number) =>
    calibrationError(
      taken.map((row) => undoDownSampling(scores[row], kept)),
      takenLabels,
    );
  const errorBefore = error(1);
  const errorAfter = keptShare === null ? null : error(keptShare);
  const standardError = Math.sqrt((positiveRate * (1 - positiveRate)) / rows);
  // What 10 bins of perfect probabilities leave on average.
  const chance = Math.sqrt((2 * 10 * positiveRate * (1 - positiveRate)) / (Math.PI * taken.length));
  // Scores that have nothing to do with the label would leave an error as large as this.
  const spread = mean((score) => Math.abs(undoDownSampling(score, keptShare ?? 1) - positiveRate));
  const isLikely =
    ratio !== null &&
    ratio >= LEAST_RATIO &&
    meanScore - positiveRate >= LEAST_ERRORS * standardError &&
    spread >= LEAST_SPREAD * chance &&
    errorAfter !== null &&
    errorAfter <= chance + MOST_LEFT * spread;
  return { rows, meanScore, positiveRate, ratio, keptShare, errorBefore, errorAfter, isLikely };
}

function shareFor(positiveRate: number, meanAt: (keptShare: number) => number): number | null {
  let low = Math.log(1e-9);
  let high = Math.log(1e9);
  if (meanAt(Math.exp(low)) > positiveRate || meanAt(Math.exp(high)) < positiveRate) return null;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (meanAt(Math.exp(middle)) < positiveRate) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function rowsForBins(scores: Float64Array, labels: Float64Array): number[] {
  const step = Math.max(1, scores.length / ROWS_FOR_BINS);
  const rows: number[] = [];
  for (let at = 0; Math.floor(at) < scores.length; at += step) {
    const row = Math.floor(at);
    if (Number.isFinite(scores[row]) && !Number.isNaN(labels[row])) rows.push(row);
  }
  return rows;
}
