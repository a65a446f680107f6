import { undoDownSampling } from './base-rate.ts';
import { calibrationError } from './calibration-error.ts';
import { groupByScore, type ScoreGroups } from './score-groups.ts';

/** A mean score below twice the positive rate has many explanations. */
const LEAST_RATIO = 2;
/** Standard errors between the mean score and the positive rate from which chance is no explanation. */
const LEAST_ERRORS = 4;
/** Distance from 1 of the calibration slope up to which a shift of the log odds is the whole of what is wrong. */
const MOST_OFF_SLOPE = 0.25;
/** Standard error of the slope above which it tells nothing. */
const MOST_SLOPE_ERROR = 0.2;
const NEWTON_STEPS = 25;
/** Scores nearer to 0 or 1 are taken as this far: their log odds would outweigh all others. */
const EDGE = 1e-6;
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
  const slope = calibrationSlope(groups);
  const isLikely =
    ratio !== null &&
    ratio >= LEAST_RATIO &&
    meanScore - positiveRate >= LEAST_ERRORS * standardError &&
    slope !== null &&
    slope.standardError <= MOST_SLOPE_ERROR &&
    Math.abs(slope.value - 1) <= MOST_OFF_SLOPE;
  return { rows, meanScore, positiveRate, ratio, keptShare, errorBefore, errorAfter, slope, isLikely };
}

// Newton's method for label ~ intercept + slope * log odds of the score.
function calibrationSlope(groups: ScoreGroups): DownSamplingCheck['slope'] {
  const odds = groups.scores.map((score) => {
    const inside = Math.min(1 - EDGE, Math.max(EDGE, score));
    return Math.log(inside / (1 - inside));
  });
  let intercept = 0;
  let slope = 1;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const [g0, g1, h00, h01, h11] = derivatives(groups, odds, intercept, slope);
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-9 * h00 * h11)) return null;
    const change = (h00 * g1 - h01 * g0) / determinant;
    intercept += (h11 * g0 - h01 * g1) / determinant;
    slope += change;
    if (Math.abs(change) < 1e-9) return { value: slope, standardError: Math.sqrt(h00 / determinant) };
  }
  return null;
}

// Gradient and negative second derivatives of the log likelihood.
function derivatives(groups: ScoreGroups, odds: Float64Array, intercept: number, slope: number): number[] {
  const sums = [0, 0, 0, 0, 0];
  for (let i = 0; i < odds.length; i++) {
    const p = 1 / (1 + Math.exp(-intercept - slope * odds[i]));
    const rest = groups.sums[i] - groups.weights[i] * p;
    const information = groups.weights[i] * p * (1 - p);
    sums[0] += rest;
    sums[1] += rest * odds[i];
    sums[2] += information;
    sums[3] += information * odds[i];
    sums[4] += information * odds[i] ** 2;
  }
  return sums;
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
