import { shareWords } from '../../../compare/measure-words.ts';
import { findOnset } from '../../../confirm/onset.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import { correlation } from '../../../stats/correlation.ts';
import { psiFromCounts } from '../../../stats/psi.ts';
import { associations } from '../../association.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';
import { meanBySlice, timeSlices } from '../../time-slices.ts';

/** Correlation of slice and mean score, and of slice and number of rows, from which both go one way. */
const LEAST_TREND = 0.8;
/** Change of the mean score over serving, in its standard deviations in training. */
const LEAST_CHANGE = 0.35;
/** Fall of the number of rows from the first to the last quarter of serving. */
const LEAST_FALL = 0.3;
/** Part of the movement that goes along the score, where rows fall. */
const LEAST_ALONG = 0.5;
/**
 * Where they do not (what is shown less makes room for more of the rest) all of it has to, the score has to move further than any feature, and
 * equal scores have to be labelled as before. On real tables: exposure 0.92 to 1.18, one feature that drifts -0.1 to 0.75, and 0.99 only where
 * the score is hardly more than that feature; a changed base rate goes along the score too, but not at equal labels.
 */
const ALL_ALONG = { along: 0.85, trend: 0.6, change: 0.25, lead: 1.15 } as const;
/** Standard errors, and part of the change that the scores let expect, by which labels at equal scores may differ. */
const MOST_ERRORS = 3;
const MOST_OFF = 0.4;
const BINS = 20;

/**
 * Exposure that narrows: over serving, rows with low scores vanish (fewer rows a day, higher scores), or give way to rows with high ones,
 * while training was broad. What the model ranks low is shown less, is logged less, and will be missing from the next training set.
 *
 * A changed world changes features one by one; here no feature moves by itself, all move along the score, and those that remain
 * are judged as well as before.
 *
 * Source: Chaney, Stewart and Engelhardt 2018; Huyen 2022, degenerate feedback loops.
 */
export const exposureNarrowing: Signature = {
  id: 'feedback-loop/exposure-narrowing',
  cause: 'feedback-loop',
  subCause: 'exposure that narrows along the score',
  needs: ['predictions', 'timestamps'],
  isSlow: true,
  explainsAway: [
    'data-drift/',
    'infrastructure-bug/default-category',
    'infrastructure-bug/default-filled',
    // Rows chosen along the score hang together otherwise.
    'training-serving-skew/misjoined-column',
  ],
  refutedBy: 'Rows with low scores were served as before and are only missing from the log.',
  toBeSure: 'Compare with a slice that was served regardless of the score; log what was not shown as well.',
  look(investigation) {
    const { rows } = investigation;
    const slices = timeSlices(rows.serving);
    if (slices === null) return [];
    const { means, counts } = meanBySlice(slices, rows.serving.predictions);
    const order = means.map((_, k) => k);
    const known = order.filter((k) => means[k] !== null);
    if (known.length < 6) return [];
    const trend =
      correlation(
        known,
        known.map((k) => means[k]!),
      ) ?? 0;
    const fall = correlation(order, slices.rows) ?? 0;
    const spread = standardDeviation(rows.training.predictions);
    const quarter = Math.max(1, Math.floor(known.length / 4));
    const mean = (list: readonly number[]) =>
      list.reduce((sum, k) => sum + means[k]! * counts[k], 0) / list.reduce((sum, k) => sum + counts[k], 0);
    const change = (mean(known.slice(-quarter)) - mean(known.slice(0, quarter))) / spread;
    const rowsOf = (list: readonly number[]) => list.reduce((sum, k) => sum + slices.rows[k], 0);
    const lost = 1 - rowsOf(order.slice(-quarter)) / rowsOf(order.slice(0, quarter));
    const isTrend = Math.abs(trend) >= ALL_ALONG.trend && Math.abs(change) >= ALL_ALONG.change;
    const along = isTrend ? moveAlongScore(investigation) : null;
    if (along === null) return [];
    const isFall =
      Math.abs(trend) >= LEAST_TREND &&
      Math.abs(change) >= LEAST_CHANGE &&
      fall <= -LEAST_TREND &&
      lost >= LEAST_FALL;
    const isSeen = isFall
      ? along.share >= LEAST_ALONG
      : along.share >= ALL_ALONG.along &&
        along.ofScore >= ALL_ALONG.lead * along.ofFeatures &&
        isLabelledAlike(investigation);
    if (!isSeen) return [];
    const onset = findOnset(
      slices.starts.slice(0, -1),
      means.map((value) => value ?? NaN),
      slices.rows,
    );
    return [
      {
        features: [],
        strength: Math.min(
          1,
          0.5 + 0.2 * Math.max(0, Math.min(1, lost)) + 0.3 * Math.min(1, Math.abs(change)),
        ),
        finding: `over serving ${isFall ? `the rows fall by ${shareWords(lost)} while their mean score` : 'the mean score'} ${change > 0 ? 'rises' : 'falls'} by ${Math.abs(change).toFixed(1)} standard deviations: what scores ${change > 0 ? 'low' : 'high'} is no longer there${isFall ? '' : ', and all features moved along the score, none as far as it'}`,
        facts: [
          fact('fall of the rows from the first to the last quarter', lost, 'share'),
          fact('change of the mean score, in standard deviations', change),
          fact('correlation of time and mean score', trend),
          fact('part of the movement that goes along the score', along.share, 'share'),
          fact('PSI of the score', along.ofScore),
          fact('largest PSI of a feature', along.ofFeatures),
        ],
        rows: null,
        window: { from: slices.starts[0], to: null },
        picture: {
          kind: 'over-time',
          quantity: 'mean score',
          isShare: false,
          training: [],
          serving: means.map((value, k) => ({ start: slices.starts[k], value })),
          moment: onset?.best.moment ?? null,
        },
      },
    ];
  },
};

/** Rows of both sides by twentieth of training's scores; -1 for rows without one. */
function scoreBins({ rows }: Investigation): Record<Side, Int32Array> | null {
  const sorted = rows.training.predictions.filter((score) => score === score).sort();
  if (sorted.length < 200) return null;
  const edges = Array.from(
    { length: BINS - 1 },
    (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / BINS)],
  );
  const places = (side: Side) =>
    Int32Array.from(rows[side].predictions, (score) =>
      score === score ? edges.filter((edge) => score > edge).length : -1,
    );
  return { training: places('training'), serving: places('serving') };
}

/**
 * Which part of the features' movement goes along the score: weighting training's rows so that its scores are spread as serving's are
 * takes away this share of the total PSI of the features, what chance gives left out. Beside it the PSI of the score and the largest of a
 * feature. Null where nothing moved.
 */
function moveAlongScore(
  investigation: Investigation,
): { share: number; ofScore: number; ofFeatures: number } | null {
  const bins = scoreBins(investigation);
  if (bins === null) return null;
  const count = (places: Int32Array) => {
    const counts = new Array<number>(BINS).fill(0);
    for (const bin of places) if (bin >= 0) counts[bin]++;
    return counts;
  };
  const [p, q] = [count(bins.training), count(bins.serving)];
  const weights = Float64Array.from(bins.training, (bin) => (bin >= 0 && p[bin] > 0 ? q[bin] / p[bin] : 0));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const effective = sum ** 2 / weights.reduce((all, weight) => all + weight * weight, 0);
  let [plain, weighted, ofFeatures] = [0, 0, 0];
  const known = associations(investigation);
  for (const { name, binned } of investigation.features) {
    if (binned === null || !known.has(name)) continue;
    const [training, alike, serving] = [0, 1, 2].map(() => new Array<number>(binned.count).fill(0));
    binned.training.forEach((bin, row) => {
      training[bin]++;
      // On the scale of the rows that the weighting is worth, so that half a row added to each bin means the same.
      alike[bin] += (weights[row] * effective) / sum;
    });
    for (const bin of binned.serving) serving[bin]++;
    // What chance gives to PSI is no movement: (bins - 1) (1 / n + 1 / m).
    const free = training.filter((one, bin) => one + serving[bin] > 0).length - 1;
    const served = binned.serving.length;
    const psi = psiFromCounts(training, serving) - free * (1 / binned.training.length + 1 / served);
    plain += psi;
    weighted += psiFromCounts(alike, serving) - free * (1 / effective + 1 / served);
    ofFeatures = Math.max(ofFeatures, psi);
  }
  return plain > 0 ? { share: 1 - weighted / plain, ofScore: psiFromCounts(p, q), ofFeatures } : null;
}

// Labels of serving as training's of the same scores let expect: a base rate that changes is no matter of who is shown.
function isLabelledAlike(investigation: Investigation): boolean {
  const { rows } = investigation;
  const bins = scoreBins(investigation);
  if (bins === null) return false;
  const sums = new Float64Array(BINS);
  const counts = new Float64Array(BINS);
  rows.training.labels.forEach((label, row) => {
    if (label !== label || bins.training[row] < 0) return;
    sums[bins.training[row]] += label;
    counts[bins.training[row]]++;
  });
  const all = counts.reduce((sum, one) => sum + one, 0);
  if (all === 0) return true;
  const overall = sums.reduce((sum, one) => sum + one, 0) / all;
  let [expected, off, squares] = [0, 0, 0];
  rows.serving.labels.forEach((label, row) => {
    const bin = bins.serving[row];
    if (label !== label || bin < 0 || counts[bin] === 0) return;
    const mean = sums[bin] / counts[bin];
    expected += mean - overall;
    off += label - mean;
    squares += (label - mean) ** 2;
  });
  return Math.abs(off) <= MOST_ERRORS * Math.sqrt(squares) || Math.abs(off) <= MOST_OFF * Math.abs(expected);
}

function standardDeviation(values: Float64Array): number {
  let [n, sum, squares] = [0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    n++;
    sum += value;
    squares += value * value;
  }
  return n > 1 ? Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1))) || 1 : 1;
}
