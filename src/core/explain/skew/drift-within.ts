import type { Side } from '../../faults.ts';
import { orderNumbers } from '../../stats/ordered.ts';
import type { FeatureView, Investigation } from '../investigation.ts';
import { LEAST_VALUES, meanDistance, quantilesOf } from './quantile-pair.ts';
import { timeOrder } from './time-order.ts';

/**
 * How far a feature moves within one table: mean distance of the percentiles of its later half from those of its earlier half.
 * A fault that is there from serving's first row on is not in it; drift that led to serving usually is.
 * @param investigation - with times
 * @param view - a numeric feature
 * @param side - which table
 * @param within - sampled rows in the order of time to look at; all by default
 * @returns in the unit of the feature; null without times or with fewer than 100 values in a half
 */
export function driftWithin(
  investigation: Investigation,
  view: FeatureView,
  side: Side,
  within?: Uint32Array,
): number | null {
  const rows = within ?? timeOrder(investigation, side)?.rows;
  const values = view.numbers(side);
  if (!rows || !values) return null;
  const middle = rows.length >> 1;
  const halves = [rows.subarray(0, middle), rows.subarray(middle)].map((half) => valuesAt(values, half));
  if (halves.some(({ total }) => total < LEAST_VALUES)) return null;
  const [early, late] = halves.map(quantilesOf);
  return meanDistance(early.at, late.at);
}

/**
 * The values of some rows, in order.
 * @param values - by row
 * @param rows - which of them
 * @returns distinct values with counts
 */
export function valuesAt(values: Float64Array, rows: Uint32Array): ReturnType<typeof orderNumbers> {
  return orderNumbers(Float64Array.from(rows, (row) => values[row]));
}
