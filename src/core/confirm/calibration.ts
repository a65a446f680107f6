import { rawCalibrationError } from '../metrics/calibration-error.ts';
import { placeOf } from '../metrics/place-of.ts';
import { rankScores, type RankedScores } from '../metrics/ranked-scores.ts';
import { reliabilityBins } from '../metrics/reliability.ts';
import { areaUnderRoc } from '../metrics/roc-auc.ts';
import type { ScoreGroups } from '../metrics/score-groups.ts';
import { seededRandom } from '../metrics/seeded-random.ts';
import { fitIsotonicGroups, predictIsotonic, type IsotonicFit } from './isotonic.ts';

/** Above this ROC AUC the score all but tells the label, and NannyML does not calibrate. */
const SEPARATES = 0.999;
const SPLITS = 10;
/** Bins of the calibration error, as NannyML has; equal scores stay in one. */
const BINS = 10;
const TEST_SHARE = 0.1;
/** Rows that the decision is taken on; more of them would not change it. */
const ROWS_TO_DECIDE = 50_000;

/** How scores become probabilities, and why so. */
export interface Calibration {
  /** Isotonic function from score to probability; null where scores are taken as they are. */
  fit: IsotonicFit | null;
  /**
   * `helps` and `does-not-help` by the calibration error on rows kept out; `not-probabilities` where a score lies outside
   * [0, 1] and has to be mapped; `separates` (ROC AUC > 0.999), `one-class` and `too-few` where nothing could be learnt.
   */
  reason: 'helps' | 'does-not-help' | 'not-probabilities' | 'separates' | 'one-class' | 'too-few';
  /** Expected calibration error on the rows kept out, of scores as they are; null where not measured. */
  errorBefore: number | null;
  /** The same of calibrated scores. */
  errorAfter: number | null;
}

/**
 * Learns from labelled rows how scores become probabilities, where that helps: 10 times a tenth of each class is kept out,
 * the rest fits an isotonic function, and all rows kept out are pooled. Calibration is used if it lowers the
 * expected calibration error sum (n_b / n) |mean label - mean score| over 10 bins of equal mass there.
 *
 * Where scores are probabilities already the rule is a toss-up (used in about half of simulated samples, here and in NannyML),
 * which costs little.
 *
 * Source: needs_calibration of NannyML 0.13, with other random splits, and at most 50,000 rows taken at even steps for the decision.
 * NannyML has no rule for scores outside [0, 1]; here they are always mapped.
 *
 * @param scores - of labelled rows on which the model was not fitted; rows with NaN or an infinity are left out
 * @param labels - as many, 0 or 1; rows with NaN are left out
 * @param seed - any integer; the same seed gives the same splits
 * @returns the mapping and the reason for it
 * @throws {RangeError} where the lengths differ or a label is neither 0, 1 nor NaN
 * @example
 * learnCalibration(Float64Array.of(0.2, 0.8), Float64Array.of(0, 1)).reason; // 'separates'
 */
export function learnCalibration(scores: Float64Array, labels: Float64Array, seed = 42): Calibration {
  const rows = countingRows(scores, labels);
  const ranked = rankRows(scores, labels, rows);
  const { positiveRows, negativeRows } = ranked;
  const unused = { fit: null, errorBefore: null, errorAfter: null };
  if (positiveRows === 0 || negativeRows === 0) return { ...unused, reason: 'one-class' };
  const fitAll = () => fitIsotonicGroups(groupsOf(ranked));
  if (ranked.scores[0] < 0 || ranked.scores[ranked.scores.length - 1] > 1)
    return { ...unused, fit: fitAll(), reason: 'not-probabilities' };
  if ((areaUnderRoc(ranked.positives, ranked.negatives) ?? 0) > SEPARATES)
    return { ...unused, reason: 'separates' };
  const errors = keepOut(scores, labels, everyStep(rows), seed);
  if (errors === null) return { ...unused, reason: 'too-few' };
  const isBetter = errors.errorBefore > errors.errorAfter;
  return { fit: isBetter ? fitAll() : null, reason: isBetter ? 'helps' : 'does-not-help', ...errors };
}

/**
 * Probability that a calibration gives to a score.
 *
 * @param calibration - as `learnCalibration` returns it
 * @param score - any number
 * @returns a number in [0, 1]; NaN where there is none: for NaN, and without a mapping for a score outside [0, 1]
 * @example
 * probabilityOf({ fit: null, reason: 'does-not-help', errorBefore: 0, errorAfter: 0 }, 0.3); // 0.3
 */
export function probabilityOf(calibration: Calibration, score: number): number {
  if (calibration.fit) return predictIsotonic(calibration.fit, score);
  return score >= 0 && score <= 1 ? score : NaN;
}

function countingRows(scores: Float64Array, labels: Float64Array): Uint32Array {
  const rows = new Uint32Array(scores.length);
  let count = 0;
  for (let row = 0; row < scores.length; row++) {
    const label = labels[row];
    if (Number.isNaN(label)) continue;
    if (label !== 0 && label !== 1) throw new RangeError(`label ${label} is not 0 or 1`);
    if (Number.isFinite(scores[row])) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

function rankRows(scores: Float64Array, labels: Float64Array, rows: Uint32Array): RankedScores {
  const taken = new Float64Array(rows.length);
  const classes = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    taken[i] = scores[rows[i]];
    classes[i] = labels[rows[i]];
  }
  return rankScores(taken, classes);
}

function groupsOf({ scores, positives, negatives }: RankedScores): ScoreGroups {
  const weights = new Float64Array(scores.length);
  for (let i = 0; i < weights.length; i++) weights[i] = positives[i] + negatives[i];
  return { scores, weights, sums: positives };
}

function everyStep(rows: Uint32Array): Uint32Array {
  if (rows.length <= ROWS_TO_DECIDE) return rows;
  const step = rows.length / ROWS_TO_DECIDE;
  return Uint32Array.from({ length: ROWS_TO_DECIDE }, (_, i) => rows[Math.floor(i * step)]);
}

// Calibration errors over all rows kept out, of scores as they are and of calibrated ones. The rows are ranked once: what a split
// keeps out is taken off the counts at its score.
function keepOut(
  scores: Float64Array,
  labels: Float64Array,
  rows: Uint32Array,
  seed: number,
): { errorBefore: number; errorAfter: number } | null {
  const uniform = seededRandom(seed);
  const classes = [0, 1].map((label) => rows.filter((row) => labels[row] === label));
  // Fewer than two of a class leave either side without it.
  if (classes.some((members) => members.length < 2)) return null;
  const all = groupsOf(rankRows(scores, labels, rows));
  const sizes = classes.map((members) => Math.max(1, Math.round(members.length * TEST_SHARE)));
  const [before, after, truth] = [0, 1, 2].map(() => new Float64Array(SPLITS * (sizes[0] + sizes[1])));
  let pooled = 0;
  for (let split = 0; split < SPLITS; split++) {
    const weights = all.weights.slice();
    const sums = all.sums.slice();
    const first = pooled;
    classes.forEach((members, label) => {
      drawFirst(members, sizes[label], uniform);
      for (let i = 0; i < sizes[label]; i++) {
        const place = placeOf(all.scores, scores[members[i]]);
        weights[place]--;
        sums[place] -= label;
        before[pooled] = all.scores[place];
        truth[pooled++] = label;
      }
    });
    const fit = fitIsotonicGroups({ scores: all.scores, weights, sums });
    for (let i = first; i < pooled; i++) after[i] = predictIsotonic(fit, before[i]);
  }
  const kept = Uint8Array.from(truth);
  const error = (probabilities: Float64Array) =>
    rawCalibrationError(reliabilityBins(rankScores(probabilities, kept), BINS));
  return { errorBefore: error(before), errorAfter: error(after) };
}

// Puts rows drawn at random, without repeats, to the front (Fisher and Yates, as far as needed).
function drawFirst(members: Uint32Array, count: number, uniform: () => number): void {
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(uniform() * (members.length - i));
    [members[i], members[j]] = [members[j], members[i]];
  }
}
