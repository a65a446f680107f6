import { calibrationError } from './calibration-error.ts';
import { fitIsotonic, predictIsotonic, type IsotonicFit } from './isotonic.ts';
import { aucOfGroups, groupByScore } from './score-groups.ts';

/** Above this ROC AUC the score all but tells the label, and NannyML does not calibrate. */
const SEPARATES = 0.999;
const SPLITS = 10;
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
  const groups = groupByScore(scores, labels);
  const rows = countingRows(scores, labels);
  const positives = groups.sums.reduce((sum, value) => sum + value, 0);
  const unused = { fit: null, errorBefore: null, errorAfter: null };
  if (positives === 0 || positives === rows.length) return { ...unused, reason: 'one-class' };
  if (groups.scores[0] < 0 || groups.scores[groups.scores.length - 1] > 1)
    return { ...unused, fit: fitIsotonic(scores, labels), reason: 'not-probabilities' };
  const negatives = groups.weights.map((weight, i) => weight - groups.sums[i]);
  if ((aucOfGroups(groups.sums, negatives) ?? 0) > SEPARATES) return { ...unused, reason: 'separates' };
  const pooled = keepOut(scores, labels, everyStep(rows), seed);
  if (!pooled) return { ...unused, reason: 'too-few' };
  const errorBefore = calibrationError(pooled.scores, pooled.labels);
  const errorAfter = calibrationError(pooled.calibrated, pooled.labels);
  if (!(errorBefore > errorAfter)) return { fit: null, reason: 'does-not-help', errorBefore, errorAfter };
  return { fit: fitIsotonic(scores, labels), reason: 'helps', errorBefore, errorAfter };
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

function countingRows(scores: Float64Array, labels: Float64Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    if (Number.isNaN(labels[row])) continue;
    if (labels[row] !== 0 && labels[row] !== 1) throw new RangeError(`label ${labels[row]} is not 0 or 1`);
    if (Number.isFinite(scores[row])) rows.push(row);
  }
  return rows;
}

function everyStep(rows: readonly number[]): readonly number[] {
  if (rows.length <= ROWS_TO_DECIDE) return rows;
  const step = rows.length / ROWS_TO_DECIDE;
  return Array.from({ length: ROWS_TO_DECIDE }, (_, i) => rows[Math.floor(i * step)]);
}

function keepOut(scores: Float64Array, labels: Float64Array, rows: readonly number[], seed: number) {
  const uniform = uniformFrom(seed);
  const classes = [0, 1].map((label) => rows.filter((row) => labels[row] === label));
  // Fewer than two of a class leave either side without it.
  if (classes.some((members) => members.length < 2)) return null;
  const pooled: number[] = [];
  const calibrated: number[] = [];
  for (let split = 0; split < SPLITS; split++) {
    const parts = classes.map((members) => shuffled(members, uniform));
    const sizes = parts.map((members) => Math.max(1, Math.round(members.length * TEST_SHARE)));
    const test = parts.flatMap((members, i) => members.slice(0, sizes[i]));
    const rest = parts.flatMap((members, i) => members.slice(sizes[i]));
    const take = (of: Float64Array) => Float64Array.from(rest, (row) => of[row]);
    const fit = fitIsotonic(take(scores), take(labels));
    for (const row of test) {
      pooled.push(row);
      calibrated.push(predictIsotonic(fit, scores[row]));
    }
  }
  return {
    scores: pooled.map((row) => scores[row]),
    labels: pooled.map((row) => labels[row]),
    calibrated,
  };
}

function shuffled(values: readonly number[], uniform: () => number): number[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

// Tommy Ettinger's mulberry32.
function uniformFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
