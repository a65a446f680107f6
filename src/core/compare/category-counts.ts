import type { TextColumn } from '../table/column.ts';

/** How often each category occurs in both tables; the tables' own dictionaries number them differently. */
export interface CategoryCounts {
  categories: string[];
  /** Rows of training, by category. */
  training: number[];
  serving: number[];
  trainingNulls: number;
  servingNulls: number;
}

/**
 * Counts rows by code.
 * @param column - a text column
 * @returns one count per dictionary entry; entry 0 counts the nulls
 * @example countCodes({ storage: 'text', codes: Uint32Array.of(1, 0, 1), dictionary: ['', 'a'] }) // [1, 2]
 */
export function countCodes(column: TextColumn): Uint32Array {
  const counts = new Uint32Array(Math.max(column.dictionary.length, 1));
  for (const code of column.codes) counts[code]++;
  return counts;
}

/**
 * Lines up the categories of both tables by their text. Dictionary entries without a row are left out.
 * @param trainingDictionary - training's values by code
 * @param trainingCounts - its rows by code, nulls at 0
 * @param servingDictionary - serving's values by code
 * @param servingCounts - its rows by code, nulls at 0
 * @returns categories in the order of training, then those only serving has
 * @example alignCategories(['', 'a'], [0, 3], ['', 'b'], [1, 2]).categories // ['a', 'b']
 */
export function alignCategories(
  trainingDictionary: readonly string[],
  trainingCounts: ArrayLike<number>,
  servingDictionary: readonly string[],
  servingCounts: ArrayLike<number>,
): CategoryCounts {
  const counts: CategoryCounts = {
    categories: [],
    training: [],
    serving: [],
    trainingNulls: trainingCounts[0] ?? 0,
    servingNulls: servingCounts[0] ?? 0,
  };
  const places = new Map<string, number>();
  const placeOf = (category: string): number => {
    let place = places.get(category);
    if (place === undefined) {
      place = counts.categories.push(category) - 1;
      counts.training.push(0);
      counts.serving.push(0);
      places.set(category, place);
    }
    return place;
  };
  for (let code = 1; code < trainingDictionary.length; code++) {
    if (trainingCounts[code] > 0) counts.training[placeOf(trainingDictionary[code])] += trainingCounts[code];
  }
  for (let code = 1; code < servingDictionary.length; code++) {
    if (servingCounts[code] > 0) counts.serving[placeOf(servingDictionary[code])] += servingCounts[code];
  }
  return counts;
}
