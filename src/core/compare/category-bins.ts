import type { CategoryCounts } from './category-counts.ts';
import type { Bin } from './comparison.ts';
import { LEAST_ROWS_OF_A_BIN } from './numeric-bins.ts';

/** Categories with a bin of their own, so that PSI is not the sum of a long noisy tail and a chart stays readable. */
export const CATEGORY_BINS = 30;

/**
 * Bins of a text feature: null; the {@link CATEGORY_BINS} categories with the largest share of both tables taken
 * alike; `other` for the rest. Which categories are kept depends on both tables in the same way: sorting the rest into
 * "seen in training" and "new" instead would raise PSI without any drift, as rare categories come and go by chance.
 * A new category of weight thus gets its own bin with 0 training rows, and rare ones raise `other`.
 * @param counts - rows by category of both tables
 * @returns the bins, largest first, `other` last; counts of a side add up to its rows, nulls included
 * @example categoryBins(alignCategories(['', 'a'], [0, 30], ['', 'b'], [0, 20])).length // 2
 */
export function categoryBins(counts: CategoryCounts): Bin[] {
  const { categories, training, serving } = counts;
  const trainingTotal = sum(training);
  const servingTotal = sum(serving);
  const weight = (i: number): number =>
    training[i] / Math.max(trainingTotal, 1) + serving[i] / Math.max(servingTotal, 1);
  const order = [...categories.keys()].sort(
    (a, b) => weight(b) - weight(a) || (categories[a] < categories[b] ? -1 : 1),
  );
  let kept = order
    .filter((i) => Math.max(training[i], serving[i]) >= LEAST_ROWS_OF_A_BIN)
    .slice(0, CATEGORY_BINS);
  // One category alone in `other` is better called by its name.
  if (kept.length === categories.length - 1) kept = order;

  const bins: Bin[] = [];
  const add = (
    kind: Bin['kind'],
    category: string | null,
    trainingRows: number,
    servingRows: number,
  ): void => {
    if (trainingRows + servingRows === 0) return;
    bins.push({ kind, low: null, high: null, category, training: trainingRows, serving: servingRows });
  };
  add('null', null, counts.trainingNulls, counts.servingNulls);
  let trainingOther = trainingTotal;
  let servingOther = servingTotal;
  for (const i of kept) {
    add('category', categories[i], training[i], serving[i]);
    trainingOther -= training[i];
    servingOther -= serving[i];
  }
  add('other', null, trainingOther, servingOther);
  return bins;
}

function sum(counts: readonly number[]): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
