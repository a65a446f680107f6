import { orderNumbers } from '../stats/ordered.ts';
import { quantile } from '../stats/quantile.ts';

/** Rows of training that a bin has at least, and bins at most: weights are known to a fifth, and the tails are narrow. */
const LEAST_ROWS = 50;
const MOST_BINS = 50;

/** Weights that give one table's targets the spread of another's. */
export interface TargetWeights {
  /** One a row of the first table, with the sum of its own weights. */
  weights: Float64Array;
  /** Share of the other table's rows with a target beyond all of the first: no weight reaches them. */
  beyond: number;
}

/**
 * Weights by target for quantities, as `baseRateWeights` for two classes: q_b / p_b for the bin b of a row, of bins with as many rows of the first table each.
 * Any weighted metric computed with them is what it would be at the other table's targets if P(x | y) were the same.
 *
 * @param from - targets of the rows to weight, finite
 * @param to - targets wanted, finite
 * @param own - weights that `from` and `to` have already; null for 1 each
 * @param own.from - as many as `from`
 * @param own.to - as many as `to`
 * @returns the weights; null where a side has no rows
 * @example
 * targetWeights(Float64Array.of(1, 2), Float64Array.of(2, 3), { from: null, to: null })?.beyond; // 0.5
 */
export function targetWeights(
  from: Float64Array,
  to: Float64Array,
  own: { from: Float64Array | null; to: Float64Array | null },
): TargetWeights | null {
  if (from.length === 0 || to.length === 0) return null;
  const ordered = orderNumbers([from]);
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(from.length / LEAST_ROWS)));
  const edges = Array.from({ length: bins - 1 }, (_, i) => quantile(ordered, (i + 1) / bins));
  const binOf = (value: number) => {
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value > edges[middle]) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const shares = (values: Float64Array, weights: Float64Array | null) => {
    const share = new Float64Array(bins);
    let total = 0;
    values.forEach((value, row) => {
      const weight = weights?.[row] ?? 1;
      share[binOf(value)] += weight;
      total += weight;
    });
    return share.map((sum) => sum / total);
  };
  const [p, q] = [shares(from, own.from), shares(to, own.to)];
  const [least, most] = [ordered.values[0], ordered.values[ordered.values.length - 1]];
  const isBeyond = to.reduce((count, value) => count + Number(value < least || value > most), 0);
  return {
    weights: from.map((value, row) => ((own.from?.[row] ?? 1) * q[binOf(value)]) / p[binOf(value)]),
    beyond: isBeyond / to.length,
  };
}
