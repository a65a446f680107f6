import type { RankedScores } from '../metrics/ranked-scores.ts';
import { rocAucOfRanked } from '../metrics/roc-auc.ts';
import type { Outcomes } from '../confirm/outcomes.ts';
import type { BinnedFeature, FeatureView, Investigation } from './investigation.ts';
import type { Side } from '../faults.ts';

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
  // Quantities are taken from the first of them on: squares of large labels that hardly differ would cancel.
  const origin = task === 'binary' ? 0 : (labels.training.find((label) => label === label) ?? 0);
  const training = cellsOf(binned.training, labels.training, origin, binned.count, PARTS);
  const serving = cellsOf(binned.serving, labels.serving, origin, binned.count, 1);
  const { count } = binned;
  const meansWithout = (left: number | null): Float64Array => {
    const sums = new Float64Array(count);
    const rows = new Float64Array(count);
    for (let cell = 0; cell < training.rows.length; cell++) {
      if (left !== null && Math.floor(cell / count) === left) continue;
      sums[cell % count] += training.sums[cell];
      rows[cell % count] += training.rows[cell];
    }
    const total = rows.reduce((sum, one) => sum + one, 0);
    const mean = sums.reduce((sum, one) => sum + one, 0) / Math.max(1, total);
    return sums.map((sum, bin) => (sum + mean * PRIOR_ROWS) / (rows[bin] + PRIOR_ROWS));
  };
  const byPart = Array.from({ length: PARTS }, (_, part) => meansWithout(part));
  const scores = Float64Array.from(
    training.rows,
    (_, cell) => byPart[Math.floor(cell / count)][cell % count],
  );
  return {
    training: measure(training, scores, task),
    serving: measure(serving, meansWithout(null), task),
  };
}

const LEAST_ROWS = 50;

/** Rows with a label by part of the table and bin: all that a score which only depends on them needs. */
interface Cells {
  rows: Float64Array;
  sums: Float64Array;
  squares: Float64Array;
}

function cellsOf(
  bins: Uint16Array,
  labels: Float64Array,
  origin: number,
  count: number,
  parts: number,
): Cells {
  const cells = {
    rows: new Float64Array(count * parts),
    sums: new Float64Array(count * parts),
    squares: new Float64Array(count * parts),
  };
  for (let row = 0; row < bins.length; row++) {
    const label = labels[row] - origin;
    if (label !== label) continue;
    const cell = (row % parts) * count + bins[row];
    cells.rows[cell]++;
    cells.sums[cell] += label;
    cells.squares[cell] += label * label;
  }
  return cells;
}

function measure(cells: Cells, scores: Float64Array, task: Outcomes['task']): Association | null {
  const filled = Uint32Array.from([...cells.rows.keys()].filter((cell) => cells.rows[cell] > 0));
  const rows = filled.reduce((sum, cell) => sum + cells.rows[cell], 0);
  if (rows < LEAST_ROWS) return null;
  if (task === 'binary') {
    // Cells with one score are one.
    const byScore = new Map<number, [positives: number, negatives: number]>();
    for (const cell of filled) {
      const counts = byScore.get(scores[cell]) ?? [0, 0];
      counts[0] += cells.sums[cell];
      counts[1] += cells.rows[cell] - cells.sums[cell];
      byScore.set(scores[cell], counts);
    }
    const { value, standardError } = rocAucOfRanked(rankCounts(byScore));
    return value === null ? null : { value: 2 * value - 1, standardError: 2 * (standardError ?? 0), rows };
  }
  let [mean, labelMean] = [0, 0];
  for (const cell of filled) {
    mean += (cells.rows[cell] * scores[cell]) / rows;
    labelMean += cells.sums[cell] / rows;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (const cell of filled) {
    const n = cells.rows[cell];
    xx += n * (scores[cell] - mean) ** 2;
    xy += (scores[cell] - mean) * (cells.sums[cell] - n * labelMean);
    const ofCell = cells.sums[cell] / n;
    // Around the cell's own mean first: sums of squares of large labels must not cancel.
    yy += Math.max(0, cells.squares[cell] - n * ofCell ** 2) + n * (ofCell - labelMean) ** 2;
  }
  if (!(xx > 0 && yy > 0)) return null;
  const value = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  return { value, standardError: (1 - value * value) / Math.sqrt(rows), rows };
}

function rankCounts(byScore: ReadonlyMap<number, readonly [number, number]>): RankedScores {
  const sorted = [...byScore].toSorted(([a], [b]) => a - b);
  const positives = Float64Array.from(sorted, ([, [count]]) => count);
  const negatives = Float64Array.from(sorted, ([, [, count]]) => count);
  const positiveRows = positives.reduce((sum, count) => sum + count, 0);
  const negativeRows = negatives.reduce((sum, count) => sum + count, 0);
  return {
    scores: Float64Array.from(sorted, ([score]) => score),
    positives,
    negatives,
    positivesSquared: positives,
    negativesSquared: negatives,
    positiveWeight: positiveRows,
    negativeWeight: negativeRows,
    positiveRows,
    negativeRows,
    nonFinite: 0,
  };
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

/**
 * How well one side of a feature tells that side's label by bins of its own: whatever function of the feature it may be, and where the other side
 * has no values to be read by.
 * @param feature - with values on that side
 * @param side - whose values and labels
 * @param investigation - both tables
 * @returns as {@link associationOf} has it for training; null where that side has no bins or too few labels
 */
export function associationAlone(
  feature: FeatureView,
  side: Side,
  investigation: Investigation,
): Association | null {
  const { rows, outcomes } = investigation;
  const alone = feature.binnedAlone(side);
  if (alone === null) return null;
  const nobody = { ...alone, serving: new Uint16Array(0) };
  const labels = { training: rows[side].labels, serving: new Float64Array(0) };
  return associationOf(nobody, labels, outcomes.task).training;
}
