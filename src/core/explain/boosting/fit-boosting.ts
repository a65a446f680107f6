import { seededRandom } from '../../metrics/seeded-random.ts';
import type { BinnedFeatures } from './binned-features.ts';
import type { BoostedModel, BoostingLoss, Tree } from './boosted-model.ts';
import { growTree } from './grow-tree.ts';
import { layoutOf } from './histograms.ts';
import { addTree, binsByRow, probabilityOf } from './predict-boosting.ts';

/** How trees are boosted; what is left out is as in {@link BOOSTING_DEFAULTS}. */
export interface BoostingOptions {
  loss: BoostingLoss;
  trees?: number;
  /** Levels of a tree, 1 to 12. */
  depth?: number;
  /** Rows in a leaf, at least. */
  leastRows?: number;
  learningRate?: number;
  /** Share of the rows that each tree is grown from, in (0, 1]. */
  subsample?: number;
  /** Share of the rows kept out to tell when to stop, in [0, 1); 0 never stops early. */
  keptOut?: number;
  /** Trees without a smaller loss on rows kept out, after which to stop. */
  patience?: number;
  /** Rows of the table to learn from; null for all. */
  rows?: Uint32Array | null;
  /** Features that may be asked for; null for all. */
  features?: readonly number[] | null;
  seed: number;
}

/** The leaves and the rate are scikit-learn's; depth 5 has as many leaves as its 31. */
export const BOOSTING_DEFAULTS = {
  trees: 100,
  depth: 5,
  leastRows: 20,
  learningRate: 0.1,
  subsample: 1,
  keptOut: 0,
  patience: 10,
} as const;

/** Log-odds are kept within what a share of 1e-6 has. */
const LEAST_SHARE = 1e-6;

/**
 * Fits gradient-boosted trees by histograms, in the second order.
 *
 * With squared loss the gradient of a row is y - f and its curvature 1; with logistic loss y - p and p (1 - p), p = 1 / (1 + e^-f). A leaf
 * says rate x G / (H + 1), a split gains G_l^2 / (H_l + 1) + G_r^2 / (H_r + 1) - G^2 / (H + 1).
 *
 * Source: Friedman 2001; Chen and Guestrin 2016 (XGBoost); Ke et al. 2017 (LightGBM). Within 0.01 of
 * sklearn.ensemble.HistGradientBoosting* in ROC AUC and R2 (tests/oracle/boosting.test.ts).
 *
 * @param binned - the features
 * @param target - one a row of the table: finite at the rows learnt from; with logistic loss in [0, 1]
 * @param options - loss, size and seed
 * @returns the model; without trees where there is nothing to learn
 * @throws {RangeError} where there are no rows, or a target is not finite or out of range
 * @example
 * fitBoosting(binFeatures(columns), labels, { loss: 'logistic', seed: 1 });
 */
export function fitBoosting(
  binned: BinnedFeatures,
  target: Float64Array,
  options: BoostingOptions,
): BoostedModel {
  const settings = { ...BOOSTING_DEFAULTS, rows: null, features: null, ...options };
  const { loss, depth, leastRows, learningRate } = settings;
  const random = seededRandom(settings.seed);
  const rows = settings.rows ?? allRows(binned.rows);
  check(target, rows, loss);
  const { learnt, keptOut } = partRows(rows, settings.keptOut, random);
  const start = startOf(target, learnt, loss);
  const used = Int32Array.from(settings.features ?? binned.rules.keys());
  const gains = new Float64Array(binned.rules.length);
  const gradients = new Float64Array(binned.rows);
  const curvatures = new Float64Array(binned.rows).fill(1);
  const growth = {
    binned,
    used,
    layout: layoutOf(binned),
    gradients,
    curvatures,
    depth,
    leastRows,
    learningRate,
    gains,
  };
  const width = binned.bins.length;
  const byRow = binsByRow(binned.bins, learnt, 0, learnt.length);
  const byRowKeptOut = binsByRow(binned.bins, keptOut, 0, keptOut.length);
  const answers = new Float64Array(learnt.length).fill(start);
  const answersKeptOut = new Float64Array(keptOut.length).fill(start);
  const trees: Tree[] = [];
  let best = { loss: lossOf(target, keptOut, answersKeptOut, loss), trees: 0 };
  while (trees.length < settings.trees) {
    setGradients(target, learnt, answers, loss, gradients, curvatures);
    const tree = growTree(growth, subsampled(learnt, settings.subsample, random));
    trees.push(tree);
    addTree(tree, byRow, width, answers);
    if (keptOut.length === 0) continue;
    addTree(tree, byRowKeptOut, width, answersKeptOut);
    const now = lossOf(target, keptOut, answersKeptOut, loss);
    if (now < best.loss) best = { loss: now, trees: trees.length };
    else if (trees.length - best.trees >= settings.patience) break;
  }
  if (keptOut.length > 0) trees.length = best.trees;
  return { loss, width: binned.rules.length, start, trees, gains };
}

function allRows(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row);
}

function check(target: Float64Array, rows: Uint32Array, loss: BoostingLoss): void {
  if (rows.length === 0) throw new RangeError('no rows to learn from');
  for (const row of rows) {
    const value = target[row];
    if (!Number.isFinite(value) || (loss === 'logistic' && !(value >= 0 && value <= 1)))
      throw new RangeError(`target ${value} at row ${row}`);
  }
}

function partRows(
  rows: Uint32Array,
  share: number,
  random: () => number,
): { learnt: Uint32Array; keptOut: Uint32Array } {
  if (share === 0) return { learnt: rows, keptOut: new Uint32Array(0) };
  const isOut = Uint8Array.from(rows, () => Number(random() < share));
  const learnt = rows.filter((_, i) => isOut[i] === 0);
  // Too few rows to keep any out.
  if (learnt.length === 0) return { learnt: rows, keptOut: new Uint32Array(0) };
  return { learnt, keptOut: rows.filter((_, i) => isOut[i] === 1) };
}

function subsampled(rows: Uint32Array, share: number, random: () => number): Uint32Array {
  if (share >= 1) return rows.slice();
  const size = Math.max(1, Math.round(rows.length * share));
  const stretch = rows.length / size;
  const taken = new Uint32Array(size);
  for (let i = 0; i < size; i++) taken[i] = rows[Math.floor((i + random()) * stretch)];
  return taken;
}

function startOf(target: Float64Array, rows: Uint32Array, loss: BoostingLoss): number {
  let sum = 0;
  for (const row of rows) sum += target[row];
  const mean = sum / rows.length;
  if (loss === 'squared') return mean;
  const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, mean));
  return Math.log(share / (1 - share));
}

function setGradients(
  target: Float64Array,
  rows: Uint32Array,
  answers: Float64Array,
  loss: BoostingLoss,
  gradients: Float64Array,
  curvatures: Float64Array,
): void {
  if (loss === 'squared') {
    for (let i = 0; i < rows.length; i++) gradients[rows[i]] = target[rows[i]] - answers[i];
    return;
  }
  for (let i = 0; i < rows.length; i++) {
    const probability = probabilityOf(answers[i]);
    gradients[rows[i]] = target[rows[i]] - probability;
    curvatures[rows[i]] = Math.max(1e-9, probability * (1 - probability));
  }
}

function lossOf(target: Float64Array, rows: Uint32Array, answers: Float64Array, loss: BoostingLoss): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const [y, answer] = [target[rows[i]], answers[i]];
    // ln(1 + e^f) - y f, without overflow.
    if (loss === 'squared') sum += (y - answer) ** 2;
    else sum += Math.max(answer, 0) + Math.log1p(Math.exp(-Math.abs(answer))) - y * answer;
  }
  return sum / Math.max(1, rows.length);
}
