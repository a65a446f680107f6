import { bestSplit, RIDGE, type Split } from './best-split.ts';
import type { BinnedFeatures } from './binned-features.ts';
import type { Tree } from './boosted-model.ts';
import { fillHistogram, subtractHistogram, type HistogramLayout } from './histograms.ts';

/** What a tree is grown from. */
export interface Growth {
  binned: BinnedFeatures;
  /** Features that may be asked for. */
  used: Int32Array;
  layout: HistogramLayout;
  /** By row of the table: how far the answer is too low, and how sure that is. */
  gradients: Float64Array;
  curvatures: Float64Array;
  depth: number;
  leastRows: number;
  learningRate: number;
  /** Is added to. */
  gains: Float64Array;
}

/** Gains below this share of the root's curvature are rounding. */
const LEAST_GAIN = 1e-9;

/**
 * Grows one tree, node by node, by histograms: that of the smaller child is summed, that of the larger one is what is left of
 * the parent's (Shi 2007; LightGBM, 2017).
 *
 * @param growth - features, gradients and limits
 * @param rows - rows to grow from; their order is changed
 * @returns the tree
 */
export function growTree(growth: Growth, rows: Uint32Array): Tree {
  return new TreeGrower(growth, rows).tree();
}

class TreeGrower {
  readonly #growth: Growth;
  readonly #rows: Uint32Array;
  readonly #spare: Uint32Array;
  readonly #gradients: Float64Array;
  readonly #curvatures: Float64Array;
  /** Histograms that are free again. */
  readonly #pool: Float64Array[] = [];
  readonly #features: number[] = [-1];
  readonly #lefts: number[] = [0];
  readonly #values: number[] = [0];
  readonly #goesLeft: (Uint8Array | null)[] = [null];

  constructor(growth: Growth, rows: Uint32Array) {
    this.#growth = growth;
    this.#rows = rows;
    this.#spare = new Uint32Array(rows.length);
    this.#gradients = new Float64Array(rows.length);
    this.#curvatures = new Float64Array(rows.length);
  }

  tree(): Tree {
    this.#grow(0, 0, this.#rows.length, 0, this.#histogramOf(0, this.#rows.length));
    const goesLeft = new Uint8Array(256 * this.#features.length);
    this.#goesLeft.forEach((bins, node) => bins && goesLeft.set(bins, 256 * node));
    return {
      features: Int16Array.from(this.#features),
      lefts: Int16Array.from(this.#lefts),
      goesLeft,
      values: Float64Array.from(this.#values),
    };
  }

  #grow(node: number, from: number, to: number, level: number, histogram: Float64Array | null): void {
    const { gradients, curvatures, learningRate, depth, leastRows } = this.#growth;
    let gradient = 0;
    let curvature = 0;
    for (let i = from; i < to; i++) {
      gradient += gradients[this.#rows[i]];
      curvature += curvatures[this.#rows[i]];
    }
    const split = histogram && this.#split(histogram, curvature, to - from);
    if (!split) {
      this.#values[node] = (learningRate * gradient) / (curvature + RIDGE);
      if (histogram) this.#pool.push(histogram);
      return;
    }
    this.#growth.gains[split.feature] += split.gain;
    const middle = this.#part(from, to, this.#growth.binned.bins[split.feature], split.goesLeft);
    const left = this.#features.length;
    this.#features[node] = split.feature;
    this.#lefts[node] = left;
    this.#goesLeft[node] = split.goesLeft;
    for (let child = 0; child < 2; child++) {
      this.#features.push(-1);
      this.#lefts.push(0);
      this.#values.push(0);
      this.#goesLeft.push(null);
    }
    const isLeftSmaller = middle - from <= to - middle;
    const ends = [
      { node: left, from, to: middle },
      { node: left + 1, from: middle, to },
    ];
    const [smaller, larger] = isLeftSmaller ? ends : ends.reverse();
    // Leaves need no histogram, nor does what is too small to be parted again.
    const goesOn = ({ from, to }: typeof smaller) => level + 1 < depth && to - from >= 2 * leastRows;
    let ofSmaller: Float64Array | null = null;
    let ofLarger: Float64Array | null = null;
    if (goesOn(larger)) {
      const summed = this.#histogramOf(smaller.from, smaller.to);
      subtractHistogram(histogram!, summed);
      ofLarger = histogram;
      if (goesOn(smaller)) ofSmaller = summed;
      else this.#pool.push(summed);
    } else this.#pool.push(histogram!);
    this.#grow(smaller.node, smaller.from, smaller.to, level + 1, ofSmaller);
    this.#grow(larger.node, larger.from, larger.to, level + 1, ofLarger);
  }

  #histogramOf(from: number, to: number): Float64Array {
    const { binned, used, layout, gradients, curvatures } = this.#growth;
    const rows = this.#rows.subarray(from, to);
    // Gathered once, they are read in order by every feature.
    const ofRows = this.#gradients.subarray(0, rows.length);
    const curvaturesOfRows = this.#curvatures.subarray(0, rows.length);
    for (let i = 0; i < rows.length; i++) {
      ofRows[i] = gradients[rows[i]];
      curvaturesOfRows[i] = curvatures[rows[i]];
    }
    const histogram = this.#pool.pop() ?? new Float64Array(layout.length);
    fillHistogram(binned, used, layout, rows, ofRows, curvaturesOfRows, histogram);
    return histogram;
  }

  #split(histogram: Float64Array, curvature: number, rows: number): Split | null {
    const { binned, used, layout, leastRows } = this.#growth;
    const limits = { perRow: curvature / rows, leastRows };
    let best: Split | null = null;
    for (const feature of used) {
      const rule = binned.rules[feature];
      const sums = histogram.subarray(layout.offsets[feature], layout.offsets[feature] + 2 * rule.binCount);
      const found = bestSplit(rule, sums, limits, best?.gain ?? LEAST_GAIN * curvature);
      if (found) best = { feature, ...found };
    }
    return best;
  }

  /** Rows that go left to the front, both parts in the order they had; returns where the right ones begin. */
  #part(from: number, to: number, bins: Uint8Array, goesLeft: Uint8Array): number {
    const rows = this.#rows;
    const spare = this.#spare;
    let left = from;
    let right = 0;
    for (let i = from; i < to; i++) {
      const row = rows[i];
      if (goesLeft[bins[row]] === 1) rows[left++] = row;
      else spare[right++] = row;
    }
    rows.set(spare.subarray(0, right), left);
    return left;
  }
}
