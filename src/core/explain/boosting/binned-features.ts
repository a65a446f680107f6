import type { Column } from '../../table/column.ts';
import { lengthOf } from '../../table/pieced-numbers.ts';
import { applyBins, learnBins, type BinRule } from './bin-rule.ts';

/** Features as bytes, which is what trees are grown on and asked with. */
export interface BinnedFeatures {
  rows: number;
  rules: readonly BinRule[];
  /** One array a feature, one bin a row. */
  bins: readonly Uint8Array[];
}

/**
 * Learns bins from columns and puts every row into one.
 *
 * @param columns - one a feature, all of the same length
 * @param most - bins a feature besides that of nulls, 2 to 255
 * @returns the features as bytes
 * @throws {RangeError} where lengths differ
 * @example
 * binFeatures([{ storage: 'number', values: Float64Array.of(1, 2, 3) }]).bins[0]; // [1, 2, 3]
 */
export function binFeatures(columns: readonly Column[], most?: number): BinnedFeatures {
  return rebin(
    columns.map((column) => learnBins(column, most)),
    columns,
  );
}

/**
 * Puts the rows of other columns into bins that were learnt before.
 *
 * @param rules - one a feature
 * @param columns - one a feature, all of the same length; null where the feature is absent: every row is null then
 * @param rows - how many, where all columns may be absent
 * @returns the features as bytes
 * @throws {RangeError} where lengths differ
 * @example
 * rebin(training.rules, servingColumns);
 */
export function rebin(
  rules: readonly BinRule[],
  columns: readonly (Column | null)[],
  rows = rowsOf(columns),
): BinnedFeatures {
  if (rules.length !== columns.length)
    throw new RangeError(`${columns.length} columns, ${rules.length} rules`);
  const bins = columns.map((column, i) =>
    column === null ? new Uint8Array(rows) : applyBins(rules[i], column),
  );
  for (const { length } of bins) if (length !== rows) throw new RangeError(`${length} rows beside ${rows}`);
  return { rows, rules, bins };
}

function rowsOf(columns: readonly (Column | null)[]): number {
  const first = columns.find((column) => column !== null);
  return first ? lengthOf(first) : 0;
}
