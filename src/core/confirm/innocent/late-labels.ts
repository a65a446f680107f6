import type { SideOutcomes } from '../outcomes.ts';
import { fitIsotonic, predictIsotonic } from '../isotonic.ts';
import { calibrationLine } from '../../metrics/calibration-line.ts';
import { rankScores } from '../../metrics/ranked-scores.ts';
import { checkLabelMaturity, type LabelMaturity } from '../label-maturity.ts';
import { labelLossShape, type LabelLossShape } from '../label-loss-shape.ts';
import { logitOf } from '../logit.ts';
import { STRONG_EVIDENCE } from '../onset.ts';
import { everyNth } from './every-nth.ts';

/** Rows that scores are mapped and the shape is fitted on. The rate by age is of all rows. */
const MOST_ROWS = 100_000;
/** Rows of either class on which scores are mapped to probabilities. */
const LEAST_OF_A_CLASS = 20;
/** Positive rate from which hardly any negative is left, while settled rows have them: no base rate does that. A choice. */
const NO_NEGATIVES = 0.95;

/** Share of the expected positives of the youngest rows up to which there are none to speak of: every shape fits, no base rate falls so. A choice. */
const NO_POSITIVES = 0.05;

/** What age, label and score say together about labels that have not arrived. */
export interface LateLabels {
  maturity: LabelMaturity;
  /**
   * `missing`: labels of young rows are not all there. `other`: the young rows differ, but not as missing labels would have it.
   * `unclear`: both fit, or there is nothing to tell them apart. `none`: young rows are as the others.
   */
  cause: 'missing' | 'other' | 'unclear' | 'none';
  shape: LabelLossShape | null;
}

/**
 * Looks for labels of young rows that have not arrived. First by rate: the youngest rows have too few positives against the settled ones, both
 * as they are and for their scores. Then by shape: late positives thin P(label = 1 | score) by the same factor at
 * every score, which a moved base rate or a changed concept do not do; see `labelLossShape`. The odds of that have to be 20 to 1.
 *
 * Measured on simulated tables (6,000 rows over 28 days, ROC AUC 0.90, base rate 0.25; 100 of each; repeated in the test): called `missing` for
 * positives that arrive after 3 or 6 days (exponential) 100, linearly over 14 days 100, half of them missing below 7 days 92, four fifths
 * missing below 16 days (most of the table) 78 (else unclear), late over a flatter concept 84, over a lower base rate 97; for no
 * change 0, a base rate that falls suddenly or steadily 1 each, one that falls by the mix of rows 0, a concept that flattens 0, one that ramps
 * 0, scores that broke 0. A concept that flattens and loses positives at once comes near to the shape: 14.
 *
 * It cannot tell late labels from a definition that from some day on counts fewer outcomes as positive, nor from a concept that took the
 * same share of positives at every score; either way the labels changed rather than the scores.
 *
 * @param rows - of serving, with label (0 or 1), score and time
 * @param reference - labelled rows of training, from which scores are mapped to probabilities; none where it has none
 * @returns what was found; null without a usable time
 * @example
 * findLateLabels(context.evaluated.serving, context.evaluated.training)?.cause; // 'none'
 */
export function findLateLabels(rows: SideOutcomes, reference: SideOutcomes): LateLabels | null {
  const ages = agesOf(rows.times);
  if (ages === null) return null;
  const maturity = checkLabelMaturity(ages, rows.labels);
  const nothing = { maturity, shape: null };
  if (maturity.kind === 'too-few' || maturity.kind === 'settled') return { ...nothing, cause: 'none' };
  const { matureFrom } = maturity;
  if (maturity.kind === 'negatives-missing') {
    const { rows: count, positives } = maturity.buckets[0];
    return { ...nothing, cause: positives >= NO_NEGATIVES * count ? 'missing' : 'other' };
  }
  if (maturity.kind === 'drifting' && !(maturity.trend !== null && maturity.trend.z > 0))
    return { ...nothing, cause: 'other' };
  const some = everyNth(rows, MOST_ROWS);
  const someAges = everyNth({ ...rows, predictions: ages }, MOST_ROWS).predictions;
  const probability = probabilities(some, everyNth(reference, MOST_ROWS), someAges, matureFrom);
  if (probability === null) return { ...nothing, cause: 'unclear' };
  const forScores = checkLabelMaturity(someAges, some.labels, some.predictions.map(probability)).kind;
  if (forScores === 'settled' || forScores === 'negatives-missing') return { ...nothing, cause: 'other' };
  const young = maturity.buckets.filter(({ to }) => matureFrom === null || to < matureFrom);
  const shape = labelLossShape(
    young.map(({ from, to }) => {
      const inside = (_: number, row: number) => someAges[row] >= from && someAges[row] <= to;
      return {
        probabilities: some.predictions.filter(inside).map(probability),
        labels: some.labels.filter(inside),
      };
    }),
  );
  if (shape === null) return { ...nothing, cause: 'unclear' };
  const lead = 2 * (shape.lost - Math.max(shape.shifted, shape.tilted));
  const hasNoPositives = shape.shares[0] <= NO_POSITIVES && lead >= -STRONG_EVIDENCE;
  const isMissing = lead > STRONG_EVIDENCE || hasNoPositives;
  const cause = isMissing ? 'missing' : lead < -STRONG_EVIDENCE ? 'other' : 'unclear';
  // Where no row is old enough to be settled, training stands in for it, and a lasting change of the labels looks the same.
  return { maturity, shape, cause: matureFrom === null && cause === 'missing' ? 'unclear' : cause };
}

/**
 * Age of each row at the moment of the latest one.
 *
 * @param times - epoch milliseconds; NaN is none
 * @returns milliseconds, NaN where there is no time; null where there are no times, or all are equal
 * @example
 * agesOf(Float64Array.of(5, 9)); // [4, 0]
 */
export function agesOf(times: Float64Array | null): Float64Array | null {
  if (times === null) return null;
  let latest = -Infinity;
  let earliest = Infinity;
  for (const time of times) {
    if (!Number.isFinite(time)) continue;
    latest = Math.max(latest, time);
    earliest = Math.min(earliest, time);
  }
  return latest > earliest ? times.map((time) => latest - time) : null;
}

// Probability that a score stands for: the shape from training, its level and slope from the settled rows of serving.
function probabilities(
  rows: SideOutcomes,
  reference: SideOutcomes,
  ages: Float64Array,
  matureFrom: number | null,
): ((score: number) => number) | null {
  if (!hasBothClasses(reference.labels)) return null;
  const fit = fitIsotonic(reference.predictions, reference.labels);
  const byTraining = (score: number) => predictIsotonic(fit, score);
  if (matureFrom === null) return byTraining;
  const isSettled = (_: number, row: number) => ages[row] >= matureFrom;
  const labels = rows.labels.filter(isSettled);
  if (!hasBothClasses(labels)) return null;
  const scores = rows.predictions.filter(isSettled).map(byTraining);
  const { intercept, slope } = calibrationLine(rankScores(scores, Uint8Array.from(labels)));
  if (intercept.value === null || slope.value === null) return null;
  const [a, b] = [intercept.value, slope.value];
  return (score) => 1 / (1 + Math.exp(-a - b * logitOf(byTraining(score))));
}

function hasBothClasses(labels: Float64Array): boolean {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return positives >= LEAST_OF_A_CLASS && labels.length - positives >= LEAST_OF_A_CLASS;
}
