import { chiSquareTest } from '../stats/chi-square.ts';
import { categoryBins } from './category-bins.ts';
import type { CategoryCounts } from './category-counts.ts';
import { NOTHING_COMPARED } from './compare-numbers.ts';
import type { ComparedValues } from './compare-numbers.ts';
import { BIN_SETTINGS, binSettingKey } from './comparison.ts';
import type { Bin, Comparison } from './comparison.ts';
import { topIndices } from './profile.ts';
import { seenBins } from './seen-bins.ts';
import { textSpikes } from './spikes.ts';

/**
 * Compares two text columns by their categories.
 * @param counts - rows by category of both tables
 * @param isIdentifier - true where values only tell rows apart: bins are then null, seen and new, and nothing is tested
 * @returns everything that is found by comparing values
 * @example compareCategories(alignCategories(a, aCounts, b, bCounts), false).newCategories
 */
export function compareCategories(counts: CategoryCounts, isIdentifier: boolean): ComparedValues {
  const newRows = counts.serving.map((rows, i) => (counts.training[i] === 0 ? rows : 0));
  const missingRows = counts.training.map((rows, i) => (counts.serving[i] === 0 ? rows : 0));
  const trainingCount = sum(counts.training);
  const servingCount = sum(counts.serving);
  const hasBoth = trainingCount > 0 && servingCount > 0;
  const named = (rows: readonly number[]): Comparison['newCategories'] =>
    topIndices(rows, 0).map((i) => ({ value: counts.categories[i], count: rows[i] }));
  return {
    ...NOTHING_COMPARED,
    bins: sameBins(
      isIdentifier
        ? seenBins(
            { nulls: counts.trainingNulls, seen: trainingCount, new: 0 },
            { nulls: counts.servingNulls, seen: servingCount - sum(newRows), new: sum(newRows) },
          )
        : categoryBins(counts),
    ),
    distances: {
      ...NOTHING_COMPARED.distances,
      chiSquare: hasBoth && !isIdentifier ? chiSquareTest(counts.training, counts.serving) : null,
    },
    newCategories: named(newRows),
    newCategoryCount: newRows.filter((rows) => rows > 0).length,
    newCategoryShare: servingCount > 0 ? sum(newRows) / servingCount : 0,
    missingCategories: named(missingRows),
    missingCategoryCount: missingRows.filter((rows) => rows > 0).length,
    spikes: isIdentifier ? [] : textSpikes(counts),
  };
}

/**
 * Text has one way to be binned: the same under every setting.
 * @param bins - the bins
 * @returns the bins by setting
 * @example sameBins(categoryBins(counts))['quantile-10']
 */
export function sameBins(bins: Bin[]): Comparison['bins'] {
  return Object.fromEntries(BIN_SETTINGS.map((setting) => [binSettingKey(setting), bins]));
}

function sum(counts: readonly number[]): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
