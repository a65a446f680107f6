import type { Ordered } from '../stats/ordered.ts';
import type { Bin } from './comparison.ts';

/**
 * How much of serving's identifiers or free texts training knows: they have no categories worth a bin each.
 * Works on numbers as well as on hashes.
 * @param training - training's values or hashes in order
 * @param serving - serving's values or hashes in order
 * @returns rows of serving whose value training has, and of those new; how many distinct values are new or missing
 * @example countSeen(orderNumbers(Float64Array.of(1, 2)), orderNumbers(Float64Array.of(2, 3, 3))).newRows // 2
 */
export function countSeen(
  training: Ordered,
  serving: Ordered,
): { seenRows: number; newRows: number; newDistinct: number; missingDistinct: number } {
  let i = 0;
  let seenRows = 0;
  let seenDistinct = 0;
  for (let j = 0; j < serving.values.length; j++) {
    while (i < training.values.length && training.values[i] < serving.values[j]) i++;
    if (training.values[i] === serving.values[j]) {
      seenRows += serving.counts[j];
      seenDistinct++;
    }
  }
  return {
    seenRows,
    newRows: serving.total - seenRows,
    newDistinct: serving.values.length - seenDistinct,
    missingDistinct: training.values.length - seenDistinct,
  };
}

/** Rows of one table: nulls, values that training has, values that it has not. */
export interface SeenRows {
  nulls: number;
  seen: number;
  new: number;
}

/**
 * Bins of a feature whose values are told apart only: null (where there are any), `other` for values that training
 * has, and `new`, which is always there and marks the bins as unfit for PSI: training cannot have new values, so any
 * turnover of identifiers would count as drift.
 * @param training - rows of training
 * @param serving - rows of serving
 * @returns two or three bins; counts of a side add up to its rows
 * @example seenBins({ nulls: 0, seen: 9, new: 0 }, { nulls: 0, seen: 2, new: 7 }).map((bin) => bin.kind) // ['other', 'new']
 */
export function seenBins(training: SeenRows, serving: SeenRows): Bin[] {
  const bin = (kind: Bin['kind'], trainingRows: number, servingRows: number): Bin => ({
    kind,
    low: null,
    high: null,
    category: null,
    training: trainingRows,
    serving: servingRows,
  });
  const bins = [bin('other', training.seen, serving.seen), bin('new', training.new, serving.new)];
  return training.nulls + serving.nulls > 0 ? [bin('null', training.nulls, serving.nulls), ...bins] : bins;
}
