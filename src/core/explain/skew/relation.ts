import type { Side } from '../../faults.ts';
import { countAtMost } from '../../stats/ordered.ts';
import type { FeatureView, Investigation } from '../investigation.ts';
import { quantilePair } from './quantile-pair.ts';

/** Which values of a feature go together with the rest of serving as training's did: those served, or those undone. */
export interface Relation {
  /** What it goes together with: null is the label, else another feature. */
  target: string | null;
  /** Mean gain in squared error by undoing, over its standard error; positive where the undone values fit better. */
  z: number;
  /** Share of the avoidable error that undoing takes away; above 1 it takes more. */
  removed: number;
}

/** Bins of equal training rows that the relation is learnt in. */
const BINS = 20;
const LEAST_ROWS = 200;
/** Share of the target's variance that the feature has to explain in training. */
const LEAST_EXPLAINED = 0.02;
const LEAST_EXPLAINED_FEATURE = 0.1;
/** Rows looked at: a z of 3 needs no more. */
const MOST_ROWS = 20_000;
/** Rows that the feature it goes together with is looked for in. */
const MOST_SEARCHED = 4_000;

/**
 * Asks whether serving's rows fit training's relation better with a feature as served or undone. If the world had moved, what
 * depends on the feature would have moved along; if only the feature is computed otherwise, the undone values fit.
 * @param investigation - both tables
 * @param view - a numeric feature
 * @param undo - a served value to what it would be in training's terms
 * @param rows - sampled serving rows to look at; all by default
 * @returns by the label; by the feature it goes together with best where labels tell nothing; null where nothing does
 */
export function relationOf(
  investigation: Investigation,
  view: FeatureView,
  undo: (served: number) => number,
  rows?: Uint32Array,
): Relation | null {
  const pair = quantilePair(view);
  const x = { training: view.numbers('training'), serving: view.numbers('serving') };
  if (pair === null || x.training === null || x.serving === null) return null;
  const { training } = pair.ordered;
  const binOf = (value: number): number =>
    Math.min(BINS - 1, Math.floor((BINS * Math.max(0, countAtMost(training, value) - 1)) / training.total));
  const kept = everyNth(x.training.length);
  const bins = kept.map((row) => (Number.isFinite(x.training![row]) ? binOf(x.training![row]) : -1));
  const { gap, rows: facts } = investigation;
  const isLabelSound = gap === null || (!gap.isImmature && !gap.isSelective);
  let best: { target: string | null; values: Record<Side, Float64Array>; fit: BinFit } | null = null;
  if (isLabelSound) {
    const values = { training: facts.training.labels, serving: facts.serving.labels };
    const fit = fitBins(bins, kept, values.training);
    if (fit && fit.explained >= LEAST_EXPLAINED && known(values.serving) >= LEAST_ROWS)
      best = { target: null, values, fit };
  }
  if (best === null) {
    for (const other of investigation.features) {
      const [before, after] = [other.numbers('training'), other.numbers('serving')];
      if (other === view || !before || !after) continue;
      const fit = fitBins(bins, kept, before, Math.ceil(kept.length / MOST_SEARCHED));
      if (fit && fit.explained >= LEAST_EXPLAINED_FEATURE && fit.explained > (best?.fit.explained ?? 0))
        best = { target: other.name, values: { training: before, serving: after }, fit };
    }
    if (best !== null) best.fit = fitBins(bins, kept, best.values.training) ?? best.fit;
  }
  if (best === null) return null;
  const served = rows ?? Uint32Array.from(everyNth(x.serving.length));
  return compare(best.target, best.values.serving, best.fit.means, x.serving, served, binOf, undo);
}

interface BinFit {
  means: Float64Array;
  explained: number;
}

function fitBins(
  bins: readonly number[],
  rows: readonly number[],
  target: Float64Array,
  step = 1,
): BinFit | null {
  const sums = new Float64Array(BINS);
  const counts = new Float64Array(BINS);
  let [count, sum, squares] = [0, 0, 0];
  for (let i = 0; i < rows.length; i += step) {
    const value = target[rows[i]];
    if (bins[i] < 0 || !Number.isFinite(value)) continue;
    sums[bins[i]] += value;
    counts[bins[i]]++;
    count++;
    sum += value;
    squares += value * value;
  }
  const variance = squares - (sum * sum) / count;
  if (count < LEAST_ROWS || !(variance > 0)) return null;
  const overall = sum / count;
  let between = 0;
  const means = sums.map((binSum, bin) => {
    if (counts[bin] === 0) return NaN;
    between += counts[bin] * (binSum / counts[bin] - overall) ** 2;
    return binSum / counts[bin];
  });
  // A bin without rows (ties) says what the one before it says.
  for (let bin = 0; bin < BINS; bin++)
    if (Number.isNaN(means[bin])) means[bin] = bin > 0 ? means[bin - 1] : overall;
  return { means, explained: (between - (variance * BINS) / count) / variance };
}

function compare(
  target: string | null,
  truth: Float64Array,
  means: Float64Array,
  served: Float64Array,
  rows: Uint32Array,
  binOf: (value: number) => number,
  undo: (value: number) => number,
): Relation | null {
  let [count, sum, squares, raw] = [0, 0, 0, 0];
  const sums = new Float64Array(BINS);
  const counts = new Float64Array(BINS);
  const step = Math.max(1, Math.ceil(rows.length / MOST_ROWS));
  for (let i = 0; i < rows.length; i += step) {
    const value = served[rows[i]];
    const y = truth[rows[i]];
    const undone = undo(value);
    if (!Number.isFinite(value) || !Number.isFinite(y) || !Number.isFinite(undone)) continue;
    const bin = binOf(undone);
    const before = (means[binOf(value)] - y) ** 2;
    const gain = before - (means[bin] - y) ** 2;
    count++;
    sum += gain;
    squares += gain * gain;
    raw += before;
    sums[bin] += y;
    counts[bin]++;
  }
  if (count < LEAST_ROWS) return null;
  // The least error that any reading of the undone values could have.
  let floor = raw - sum;
  for (let bin = 0; bin < BINS; bin++)
    if (counts[bin] > 0) floor -= counts[bin] * (means[bin] - sums[bin] / counts[bin]) ** 2;
  const error = Math.sqrt(Math.max(0, squares - (sum * sum) / count));
  if (!(error > 0) || !(raw > floor)) return null;
  return { target, z: sum / error, removed: sum / (raw - floor) };
}

function everyNth(length: number): number[] {
  const step = Math.max(1, Math.ceil(length / MOST_ROWS));
  return Array.from({ length: Math.floor((length - 1) / step) + 1 }, (_, i) => i * step);
}

function known(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (Number.isFinite(value)) count++;
  return count;
}
