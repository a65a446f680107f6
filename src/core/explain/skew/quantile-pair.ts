import type { OrderedColumn } from '../../compare/ordered-column.ts';
import type { Side } from '../../faults.ts';
import type { Ordered } from '../../stats/ordered.ts';
import { quantile } from '../../stats/quantile.ts';
import type { ColumnSchema } from '../../table/column.ts';
import type { FeatureView } from '../investigation.ts';

/** The 99 percentiles that both sides are compared at. */
const PERCENTILES = 99;

/** Values a side needs: below, the percentiles of one table differ from its own truth as much as faults do. */
export const LEAST_VALUES = 100;

/** Share of the cells that may not be numbers. */
const MOST_MISFITS = 0.1;

/** Quantiles of one column, and how far they lie around their median. */
export interface Quantiles {
  /** The percentiles 1 to 99, ascending. */
  at: Float64Array;
  /** Mean distance of the percentiles from their median: a spread that one huge value does not move. */
  spread: number;
}

/** A numeric feature on both sides. */
export interface QuantilePair {
  training: Quantiles;
  serving: Quantiles;
  ordered: Record<Side, OrderedColumn>;
}

const pairs = new WeakMap<FeatureView, QuantilePair | null>();

/**
 * Percentiles of a feature on both sides; computed once for each view.
 * @param view - the feature
 * @returns null where a side holds fewer than 100 numbers, or more than a tenth of its cells are none
 */
export function quantilePair(view: FeatureView): QuantilePair | null {
  const known = pairs.get(view);
  if (known !== undefined) return known;
  const training = view.ordered('training');
  const serving = view.ordered('serving');
  let pair: QuantilePair | null = null;
  const isRead = [view.pair.training, view.pair.serving].every(
    (side) => side !== null && isWellRead(side.schema),
  );
  if (isRead && training && serving && training.total >= LEAST_VALUES && serving.total >= LEAST_VALUES) {
    pair = {
      training: quantilesOf(training),
      serving: quantilesOf(serving),
      ordered: { training, serving },
    };
  }
  pairs.set(view, pair);
  return pair;
}

// What could be read of a column of other things is not its distribution.
function isWellRead({ misfits, count }: ColumnSchema): boolean {
  return misfits.count <= MOST_MISFITS * (count + misfits.count);
}

/**
 * The 99 percentiles of a column (type 7).
 * @param ordered - at least one value
 * @returns percentiles and their spread
 */
export function quantilesOf(ordered: Ordered): Quantiles {
  const at = Float64Array.from({ length: PERCENTILES }, (_, i) => quantile(ordered, (i + 1) / 100));
  return { at, spread: spreadOf(at) };
}

/**
 * Mean distance of percentiles from the middle one.
 * @param at - percentiles, ascending
 * @returns a number >= 0 in the unit of the feature; 0.8 standard deviations of a normal distribution
 * @example spreadOf(Float64Array.of(1, 2, 6)) // 5 / 3
 */
export function spreadOf(at: Float64Array): number {
  return meanDistance(at, new Float64Array(at.length).fill(at[at.length >> 1]));
}

/**
 * Mean distance of two rows of percentiles: the 1-Wasserstein distance without the outer hundredths.
 * @param a - percentiles
 * @param b - as many
 * @returns a number >= 0
 * @example meanDistance(Float64Array.of(1, 2), Float64Array.of(2, 4)) // 1.5
 */
export function meanDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
  return sum / a.length;
}
