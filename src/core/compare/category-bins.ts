import type { CategoryCounts } from './category-counts.ts';
import type { Bin } from './comparison.ts';
import { LEAST_ROWS_OF_A_BIN } from './numeric-bins.ts';

/** Categories with a bin of their own, so that PSI is not the sum of a long noisy tail and a chart stays readable. */
export const CATEGORY_BINS = 30;

/**
 * Bins of a text feature: null; the {@link CATEGORY_BINS} categories with the largest share of both tables taken
 * alike, if that share makes {@link LEAST_ROWS_OF_A_BIN} rows of the smaller table; `other` for the rest. Both tables
 * decide alike which categories are kept: bins for "seen in training" and "new" instead would raise PSI without any
 * drift, as rare categories come and go by chance, and so would bins for what is frequent in a small table alone.
 * A new category of weight thus gets its own bin with 0 training rows, and rare ones raise `other`.
 * @param counts - rows by category of both tables
 * @returns the bins, largest first, `other` last; counts of a side add up to its rows, nulls included
 * @example categoryBins(alignCategories(['', 'a'], [0, 30], ['', 'b'], [0, 20])).length // 2
 */
export function categoryBins(counts: CategoryCounts): Bin[] {
  const { categories, training, serving } = counts;
  const trainingTotal = sum(training);
  const servingTotal = sum(serving);
  const filled = [trainingTotal, servingTotal].filter((total) => total > 0);
  const weight = (i: number): number =>
    (training[i] / Math.max(trainingTotal, 1) + serving[i] / Math.max(servingTotal, 1)) / filled.length;
  const order = [...categories.keys()].sort(
    (a, b) => weight(b) - weight(a) || (categories[a] < categories[b] ? -1 : 1),
  );
  const smaller = Math.min(...filled);
  let kept = order.filter((i) => weight(i) * smaller >= LEAST_ROWS_OF_A_BIN).slice(0, CATEGORY_BINS);
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
