import type { Side } from '../faults.ts';
import { meanAndError } from '../metrics/mean-estimate.ts';
import { orderNumbers } from '../stats/ordered.ts';
import { quantile } from '../stats/quantile.ts';
import { evenly } from './distinct-values.ts';
import type { MeasuredRows } from './measured-rows.ts';
import type { NoteContext } from './metric-notes.ts';

/** Share of the errors that are large. */
const LARGE = 0.01;
/** Rows whose errors are ordered. */
const ORDERED = 100_000;

/**
 * What labels and errors of quantities look like, for the notes on metrics.
 * @param rows - of both tables
 * @returns variance of the labels, share of the squared errors that the largest hundredth has, labels of 0; null without rows or where it is not finite
 * @example quantityFacts(rows).labelVariance?.serving
 */
export function quantityFacts(
  rows: Record<Side, MeasuredRows>,
): Pick<NoteContext, 'labelVariance' | 'tailShare' | 'zeroLabels'> {
  const both = (of: (side: MeasuredRows) => number): Record<Side, number> | null => {
    const values = { training: of(rows.training), serving: of(rows.serving) };
    return Number.isFinite(values.training + values.serving) ? values : null;
  };
  return { labelVariance: both(varianceOf), tailShare: both(tailShareOf), zeroLabels: both(zerosOf) };
}

function varianceOf({ labels, weights }: MeasuredRows): number {
  const { mean } = meanAndError(labels, weights);
  return meanAndError(
    labels.map((label) => (label - mean) ** 2),
    weights,
  ).mean;
}

function tailShareOf({ labels, predictions }: MeasuredRows): number {
  const squares = labels.map((label, row) => (predictions[row] - label) ** 2);
  const limit = quantile(orderNumbers(evenly(squares, ORDERED)), 1 - LARGE);
  let [all, large] = [0, 0];
  for (let row = 0; row < squares.length; row++) {
    all += squares[row];
    if (squares[row] > limit) large += squares[row];
  }
  return large / all;
}

function zerosOf({ labels }: MeasuredRows): number {
  return labels.reduce((count, label) => count + (label === 0 ? 1 : 0), 0);
}
