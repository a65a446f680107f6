import { hashText } from '../csv/hash.ts';
import { countAtMost, countBelow } from '../stats/ordered.ts';
import type { Ordered } from '../stats/ordered.ts';
import type { HashedColumn, TextColumn } from '../table/column.ts';
import { sameBins } from './compare-categories.ts';
import { NOTHING_COMPARED } from './compare-numbers.ts';
import type { ComparedValues } from './compare-numbers.ts';
import type { Comparison } from './comparison.ts';
import { NAMED_VALUES } from './profile.ts';
import { countSeen, seenBins } from './seen-bins.ts';

/**
 * The hashes of a text column, for comparing it with one that is hashed.
 * @param column - hashed already, or coded by a dictionary
 * @returns one hash a row; NaN is null
 * @example hashesOf({ storage: 'text', codes: Uint32Array.of(1), dictionary: ['', 'a'] })
 */
export function hashesOf(column: HashedColumn | TextColumn): Float64Array {
  if (column.storage === 'hashed') return column.hashes;
  const byCode = Float64Array.from(column.dictionary, hashText);
  byCode[0] = NaN;
  const hashes = new Float64Array(column.codes.length);
  for (let row = 0; row < hashes.length; row++) hashes[row] = byCode[column.codes[row]];
  return hashes;
}

/** A column of hashes in order, with the examples whose text is known. */
export interface OrderedHashes {
  ordered: Ordered;
  examples: readonly string[];
}

/**
 * Compares two columns whose texts are told apart only: how much of serving is known to training. New and missing
 * values are named as far as they are among the examples.
 * @param training - training's hashes in order
 * @param serving - serving's hashes in order
 * @returns everything that is found by comparing values
 * @example compareHashes(training, serving).newCategoryShare
 */
export function compareHashes(training: OrderedHashes, serving: OrderedHashes): ComparedValues {
  const { seenRows, newRows, newDistinct, missingDistinct } = countSeen(training.ordered, serving.ordered);
  return {
    ...NOTHING_COMPARED,
    bins: sameBins(
      seenBins(
        { nulls: training.ordered.nulls, seen: training.ordered.total, new: 0 },
        { nulls: serving.ordered.nulls, seen: seenRows, new: newRows },
      ),
    ),
    newCategories: examplesMissingFrom(training.ordered, serving),
    newCategoryCount: newDistinct,
    newCategoryShare: serving.ordered.total > 0 ? newRows / serving.ordered.total : 0,
    missingCategories: examplesMissingFrom(serving.ordered, training),
    missingCategoryCount: missingDistinct,
  };
}

function examplesMissingFrom(
  there: Ordered,
  { ordered, examples }: OrderedHashes,
): Comparison['newCategories'] {
  const missing: Comparison['newCategories'] = [];
  for (const value of examples) {
    const hash = hashText(value);
    if (countOf(there, hash) === 0) missing.push({ value, count: countOf(ordered, hash) });
  }
  return missing.sort((a, b) => b.count - a.count).slice(0, NAMED_VALUES);
}

function countOf(ordered: Ordered, hash: number): number {
  return countAtMost(ordered, hash) - countBelow(ordered, hash);
}
