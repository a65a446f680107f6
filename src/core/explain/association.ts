import { rocAuc } from '../metrics/roc-auc.ts';
import type { Outcomes } from '../confirm/outcomes.ts';
import type { BinnedFeature, Investigation } from './investigation.ts';
import type { Side } from '../faults.ts';
import { correlation } from '../stats/correlation.ts';

/** How well one feature alone tells the label. */
export interface Association {
  /**
   * In [0, 1]. Binary labels: 2 AUC - 1 of the feature with each bin read as training's positive rate there; quantities: the
   * correlation of the label with training's mean label of the bin.
   */
  value: number;
  standardError: number;
  /** Rows with a label. */
  rows: number;
}

/** Rows of the overall mean that each bin's mean is drawn towards: small bins must not know their own label. */
const PRIOR_ROWS = 10;

/** Parts of training that are read by each other's means, so that no row meets its own label. */
const PARTS = 5;

/**
 * How well one feature alone tells the label, on either side. Training's rows are read by means of the other four fifths (every
 * fifth row), serving's by means of all of training: what serving loses against training is what the feature no longer tells.
 * @param binned - the feature by bin
 * @param labels - by row of each side; NaN is none
 * @param task - decides how it is measured; several classes and grades count as quantities
 * @returns both sides; null for a side with fewer than 50 labels, or with one class only
 */
export function associationOf(
  binned: BinnedFeature,
  labels: Record<Side, Float64Array>,
  task: Outcomes['task'],
): Record<Side, Association | null> {
  const parts = Array.from({ length: PARTS }, () => ({
    sums: new Float64Array(binned.count),
    rows: new Float64Array(binned.count),
  }));
  for (let row = 0; row < binned.training.length; row++) {
    const label = labels.training[row];
    if (label !== label) continue;
    const part = parts[row % PARTS];
    part.sums[binned.training[row]] += label;
    part.rows[binned.training[row]]++;
  }
  const meansWithout = (left: number | null): Float64Array => {
    const sums = new Float64Array(binned.count);
    const rows = new Float64Array(binned.count);
    parts.forEach((part, k) => {
      if (k === left) return;
      for (let bin = 0; bin < binned.count; bin++) {
        sums[bin] += part.sums[bin];
        rows[bin] += part.rows[bin];
      }
    });
    const total = rows.reduce((sum, count) => sum + count, 0);
    const mean = sums.reduce((sum, one) => sum + one, 0) / Math.max(1, total);
    return sums.map((sum, bin) => (sum + mean * PRIOR_ROWS) / (rows[bin] + PRIOR_ROWS));
  };
  const byPart = parts.map((_, k) => meansWithout(k));
  const all = meansWithout(null);
  return {
    training: measure(
      binned.training.length,
      (row) => byPart[row % PARTS][binned.training[row]],
      labels.training,
      task,
    ),
    serving: measure(binned.serving.length, (row) => all[binned.serving[row]], labels.serving, task),
  };
}

const LEAST_ROWS = 50;

function measure(
  rows: number,
  scoreOf: (row: number) => number,
  labels: Float64Array,
  task: Outcomes['task'],
): Association | null {
  const known: number[] = [];
  for (let row = 0; row < rows; row++) if (labels[row] === labels[row]) known.push(row);
  if (known.length < LEAST_ROWS) return null;
  const scores = Float64Array.from(known, scoreOf);
  if (task === 'binary') {
    const { value, standardError } = rocAuc(
      scores,
      Uint8Array.from(known, (row) => labels[row]),
    );
    return value === null
      ? null
      : { value: 2 * value - 1, standardError: 2 * (standardError ?? 0), rows: known.length };
  }
  const value = correlation(
    scores,
    Float64Array.from(known, (row) => labels[row]),
  );
  return value === null
    ? null
    : { value, standardError: (1 - value * value) / Math.sqrt(known.length), rows: known.length };
}

const found = new WeakMap<Investigation, Map<string, Record<Side, Association | null>>>();

/**
 * The association of every feature of an investigation that has bins; computed once.
 * @param investigation - both tables
 * @returns by feature; features without bins in common are left out
 */
export function associations(
  investigation: Investigation,
): ReadonlyMap<string, Record<Side, Association | null>> {
  let all = found.get(investigation);
  if (all === undefined) {
    all = new Map();
    const labels = {
      training: investigation.rows.training.labels,
      serving: investigation.rows.serving.labels,
    };
    for (const { name, binned } of investigation.features)
      if (binned !== null) all.set(name, associationOf(binned, labels, investigation.outcomes.task));
    found.set(investigation, all);
  }
  return all;
}
