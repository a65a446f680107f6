import { shareWords } from '../../../compare/measure-words.ts';
import { findOnset } from '../../../confirm/onset.ts';
import { fact } from '../../../fact.ts';
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

/**
 * Exposure that narrows: over serving, rows with low scores vanish (fewer rows a day, higher scores), while training was broad.
 * What the model ranks low is shown less, is logged less, and will be missing from the next training set.
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
  explainsAway: ['data-drift/', 'infrastructure-bug/default-category', 'infrastructure-bug/default-filled'],
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
    if (!(Math.abs(trend) >= LEAST_TREND) || !(Math.abs(change) >= LEAST_CHANGE)) return [];
    if (!(fall <= -LEAST_TREND) || lost < LEAST_FALL) return [];
    const along = moveAlongScore(investigation);
    if (along === null || along < 0.5) return [];
    const onset = findOnset(
      slices.starts.slice(0, -1),
      means.map((value) => value ?? NaN),
      slices.rows,
    );
    return [
      {
        features: [],
        strength: Math.min(1, 0.5 + 0.2 * Math.min(1, lost) + 0.3 * Math.min(1, Math.abs(change))),
        finding: `over serving the rows fall by ${shareWords(lost)} while their mean score ${change > 0 ? 'rises' : 'falls'} by ${Math.abs(change).toFixed(1)} standard deviations: what scores ${change > 0 ? 'low' : 'high'} is no longer there`,
        facts: [
          fact('fall of the rows from the first to the last quarter', lost, 'share'),
          fact('change of the mean score, in standard deviations', change),
          fact('correlation of time and mean score', trend),
          fact('part of the movement that goes along the score', along, 'share'),
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

/**
 * Which part of the features' movement goes along the score: weighting training's rows so that its scores are spread as serving's are
 * takes away this share of the total PSI of the features. Null where nothing moved.
 */
function moveAlongScore(investigation: Investigation): number | null {
  const { rows, features } = investigation;
  const BINS = 20;
  const scores = rows.training.predictions;
  const sorted = scores.filter((score) => score === score).sort();
  if (sorted.length < 200) return null;
  const edges = Array.from(
    { length: BINS - 1 },
    (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / BINS)],
  );
  const binOf = (score: number) => edges.filter((edge) => score > edge).length;
  const place = (side: 'training' | 'serving') =>
    Int32Array.from(rows[side].predictions, (score) => (score === score ? binOf(score) : -1));
  const [before, after] = [place('training'), place('serving')];
  const share = (places: Int32Array) => {
    const counts = new Float64Array(BINS);
    for (const bin of places) if (bin >= 0) counts[bin]++;
    return counts.map((count) => count / Math.max(1, places.length));
  };
  const [p, q] = [share(before), share(after)];
  let plain = 0;
  let weighted = 0;
  const known = associations(investigation);
  for (const { name, binned } of features) {
    if (binned === null || !known.has(name)) continue;
    const training = new Float64Array(binned.count);
    const alike = new Float64Array(binned.count);
    const serving = new Float64Array(binned.count);
    binned.training.forEach((bin, row) => {
      training[bin]++;
      if (before[row] >= 0) alike[bin] += p[before[row]] > 0 ? q[before[row]] / p[before[row]] : 0;
    });
    for (const bin of binned.serving) serving[bin]++;
    plain += psiFromCounts([...training], [...serving]);
    weighted += psiFromCounts([...alike], [...serving]);
  }
  return plain > 0 ? 1 - weighted / plain : null;
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
