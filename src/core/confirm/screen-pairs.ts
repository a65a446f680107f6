import type { ExaminedFeature } from '../table/examined-pair.ts';
import { takeRows } from '../table/take-rows.ts';
import type { Side } from '../faults.ts';
import { segmentBins, type SegmentBins } from './segment-bins.ts';
import type { SideLosses } from './segment-table.ts';

/** Quantile bins of a number: few, so that a difference shows over their scatter. */
const BINS = 4;
/** Rows of a side that are looked at, and rows times pairs at most. */
const MOST_ROWS = 10_000;
const MOST_WORK = 15_000_000;
/** Fewer rows of a side would find nothing; more features than that leaves are not screened. */
const LEAST_ROWS = 2000;
/** Rows of a cell on either side. */
const LEAST_IN_CELL = 5;
/** Sweeps of the additive fit. */
const SWEEPS = 6;
const SIDES = ['training', 'serving'] as const;

/** Two features, by their place. */
export type FeaturePair = readonly [number, number];

/** What the screen found, and how much it looked at. */
export interface ScreenedPairs {
  /** Most conspicuous first. */
  pairs: FeaturePair[];
  /** Pairs that were looked at. */
  looked: number;
}

/**
 * Pairs of features of which the growth of the loss is furthest from a sum of one part for each: a segment of two conditions may be
 * there that shows in neither alone. By sum of (residual of the additive fit)^2 / variance over the cells of coarse bins, less its degrees of
 * freedom, over sqrt(2 df). On some rows at even steps; the choice is made on rows that are tested later, so all pairs that were looked at have to be counted.
 * @param features - all of them, most promising first: where there are too many, the last are left out
 * @param losses - of each row
 * @param most - pairs wanted
 * @param isWanted - whether a pair is to be looked at
 * @returns the pairs
 * @example screenPairs(features, losses, 12, () => true).pairs[0] // [3, 4]
 */
export function screenPairs(
  features: readonly ExaminedFeature[],
  losses: SideLosses,
  most: number,
  isWanted: (pair: FeaturePair) => boolean,
): ScreenedPairs {
  const mostFeatures = Math.floor(Math.sqrt((2 * MOST_WORK) / LEAST_ROWS));
  const pairsIn = (count: number) => Math.max(1, (count * (count - 1)) / 2);
  const screened = Math.min(features.length, mostFeatures);
  const rows = Math.min(MOST_ROWS, Math.floor(MOST_WORK / pairsIn(screened)));
  const taken = {
    training: someRows(losses.training, rows),
    serving: someRows(losses.serving, rows),
  };
  const bins = features.slice(0, screened).map((feature) => coarseBins(feature, taken));
  const scored: { pair: FeaturePair; score: number }[] = [];
  const some = {
    training: Float64Array.from(taken.training, (row) => losses.training[row]),
    serving: Float64Array.from(taken.serving, (row) => losses.serving[row]),
  };
  const variance = { training: varianceOf(some.training), serving: varianceOf(some.serving) };
  for (let i = 0; i < bins.length; i++)
    for (let j = i + 1; j < bins.length; j++) {
      const [a, b] = [bins[i], bins[j]];
      if (a === null || b === null || !isWanted([i, j])) continue;
      scored.push({ pair: [i, j], score: departure(a, b, some, variance) });
    }
  scored.sort((a, b) => b.score - a.score);
  return { pairs: scored.slice(0, most).map(({ pair }) => pair), looked: scored.length };
}

function someRows(losses: Float64Array, most: number): Uint32Array {
  const withLoss = Uint32Array.from(losses.keys()).filter((row) => !Number.isNaN(losses[row]));
  if (withLoss.length <= most) return withLoss;
  return Uint32Array.from({ length: most }, (_, i) => withLoss[Math.floor((i * withLoss.length) / most)]);
}

function coarseBins(feature: ExaminedFeature, rows: Record<Side, Uint32Array>): SegmentBins | null {
  const part = (side: Side) => {
    const stored = feature[side];
    return stored && { ...stored, column: takeRows(stored.column, rows[side]) };
  };
  return segmentBins({ ...feature, training: part('training'), serving: part('serving') }, BINS);
}

function varianceOf(values: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    squares += values[i] * values[i];
  }
  return squares / values.length - (sum / values.length) ** 2;
}

function departure(
  a: SegmentBins,
  b: SegmentBins,
  losses: SideLosses,
  variance: Record<Side, number>,
): number {
  const cells = a.count * b.count;
  const [training, serving] = SIDES.map((side) =>
    meansOf(a.rows[side], b.rows[side], losses[side], b.count, cells),
  );
  const growth = new Float64Array(cells);
  const weights = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const [n, m] = [training.counts[cell], serving.counts[cell]];
    if (Math.min(n, m) < LEAST_IN_CELL) continue;
    growth[cell] = serving.sums[cell] / m - training.sums[cell] / n;
    weights[cell] = 1 / (variance.training / n + variance.serving / m);
  }
  return additiveDeparture(growth, weights, a.count, b.count);
}

function meansOf(a: Uint8Array, b: Uint8Array, losses: Float64Array, width: number, cells: number) {
  const counts = new Float64Array(cells);
  const sums = new Float64Array(cells);
  for (let i = 0; i < losses.length; i++) {
    const cell = a[i] * width + b[i];
    counts[cell]++;
    sums[cell] += losses[i];
  }
  return { counts, sums };
}

// By backfitting: what is left of rows and columns of cells in turn.
function additiveDeparture(left: Float64Array, weights: Float64Array, height: number, width: number): number {
  const takeMean = (outer: number, inner: number, cell: (o: number, i: number) => number) => {
    let used = 0;
    for (let o = 0; o < outer; o++) {
      let [sum, total] = [0, 0];
      for (let i = 0; i < inner; i++) {
        sum += weights[cell(o, i)] * left[cell(o, i)];
        total += weights[cell(o, i)];
      }
      if (total === 0) continue;
      used++;
      for (let i = 0; i < inner; i++) left[cell(o, i)] -= sum / total;
    }
    return used;
  };
  let [rows, columns] = [0, 0];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    rows = takeMean(height, width, (o, i) => o * width + i);
    columns = takeMean(width, height, (o, i) => i * width + o);
  }
  let [sum, cells] = [0, 0];
  for (let cell = 0; cell < weights.length; cell++) {
    if (weights[cell] === 0) continue;
    cells++;
    sum += weights[cell] * left[cell] ** 2;
  }
  const freedom = cells - rows - columns + 1;
  return freedom > 0 ? (sum - freedom) / Math.sqrt(2 * freedom) : -Infinity;
}
