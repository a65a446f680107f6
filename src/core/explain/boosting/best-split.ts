import type { BinRule } from './bin-rule.ts';

/** Added to every curvature: leaves of few rows stay modest. */
export const RIDGE = 1;

/** Categories are ordered by gradient over curvature plus this, so that rare ones do not come first by chance (LightGBM's cat_smooth). */
const CATEGORY_RIDGE = 10;

const ASCENDING: readonly number[] = Array.from({ length: 256 }, (_, bin) => bin);

/** One way to part the rows of a node. */
export interface Split {
  feature: number;
  /** Fall of the loss (times two). */
  gain: number;
  /** 1 for each bin that goes left, 256 entries. */
  goesLeft: Uint8Array;
}

/** What a split must leave on either side. */
export interface SplitLimits {
  /** Curvature that one row stands for, on average in the node. */
  perRow: number;
  /** Rows on either side, at least. */
  leastRows: number;
}

/**
 * The best way to part a node by one feature: numbers at an edge, with nulls on whichever side is better; categories in the
 * order of their mean gradient, which contains the best of all partitions.
 *
 * Source: Fisher 1958 for the order of categories; the gain is Chen and Guestrin's (XGBoost, 2016).
 *
 * @param rule - of the feature
 * @param sums - gradient and curvature by bin
 * @param limits - what has to stay on either side
 * @param least - gain that has to be beaten
 * @returns gain and bins to the left; null where nothing beats `least`
 */
export function bestSplit(
  rule: BinRule,
  sums: Float64Array,
  limits: SplitLimits,
  least: number,
): Omit<Split, 'feature'> | null {
  const scan = new Scan(sums, rule.binCount, limits, least);
  if (rule.kind === 'categories') {
    const order = usedBins(sums, rule.binCount);
    const value = (bin: number) => sums[2 * bin] / (sums[2 * bin + 1] + CATEGORY_RIDGE);
    order.sort((a, b) => value(a) - value(b) || a - b);
    scan.along(order, 0, order.length);
  } else {
    scan.along(ASCENDING, 1, rule.binCount);
    // Without nulls in the node both scans are the same.
    if (sums[1] > 0) scan.along(ASCENDING, 0, rule.binCount);
  }
  return scan.best(limits, rule);
}

function usedBins(sums: Float64Array, binCount: number): number[] {
  const used: number[] = [];
  for (let bin = 0; bin < binCount; bin++) if (sums[2 * bin + 1] > 1e-12) used.push(bin);
  return used;
}

class Scan {
  readonly #sums: Float64Array;
  readonly #gradient: number = 0;
  readonly #curvature: number = 0;
  readonly #leastCurvature: number;
  #gain: number;
  #left: readonly number[] | null = null;

  constructor(sums: Float64Array, binCount: number, limits: SplitLimits, least: number) {
    this.#sums = sums;
    this.#gain = least;
    this.#leastCurvature = limits.leastRows * limits.perRow;
    for (let bin = 0; bin < binCount; bin++) {
      this.#gradient += sums[2 * bin];
      this.#curvature += sums[2 * bin + 1];
    }
  }

  /** Tries every cut of bins `from` to `to` of an order; what stands outside goes right. */
  along(order: readonly number[], from: number, to: number): void {
    const sums = this.#sums;
    const gradient = this.#gradient;
    const curvature = this.#curvature;
    const least = this.#leastCurvature;
    const whole = (gradient * gradient) / (curvature + RIDGE);
    let leftGradient = 0;
    let leftCurvature = 0;
    let best = this.#gain;
    let cut = -1;
    for (let i = from; i < to; i++) {
      const at = 2 * order[i];
      leftGradient += sums[at];
      leftCurvature += sums[at + 1];
      if (leftCurvature < least) continue;
      const rightCurvature = curvature - leftCurvature;
      if (rightCurvature < least) break;
      const rightGradient = gradient - leftGradient;
      const gain =
        (leftGradient * leftGradient) / (leftCurvature + RIDGE) +
        (rightGradient * rightGradient) / (rightCurvature + RIDGE) -
        whole;
      if (gain > best) {
        best = gain;
        cut = i + 1;
      }
    }
    if (cut < 0) return;
    this.#gain = best;
    this.#left = order.slice(from, cut);
  }

  best({ perRow }: SplitLimits, { kind, binCount }: BinRule): Omit<Split, 'feature'> | null {
    if (this.#left === null) return null;
    const goesLeft = new Uint8Array(256);
    let leftCurvature = 0;
    for (const bin of this.#left) {
      goesLeft[bin] = 1;
      leftCurvature += this.#sums[2 * bin + 1];
    }
    // Nulls and texts that no row of the node has go with the larger side.
    const larger = Number(leftCurvature > this.#curvature / 2);
    for (let bin = 0; bin < (kind === 'categories' ? binCount : 1); bin++)
      if (this.#sums[2 * bin + 1] < perRow / 1e6) goesLeft[bin] = larger;
    return { gain: this.#gain, goesLeft };
  }
}
