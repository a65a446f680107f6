import type { Side } from '../faults.ts';
import type { StoredColumn } from '../table/column-builder.ts';
import { FeatureView } from './investigation.ts';

/** Columns of one category, one for each of its values. */
export interface OneHotGroup {
  columns: readonly FeatureView[];
  /** The category that they were: the name of the column that is 1, by row. */
  category: FeatureView;
}

/** Fewer columns are flags that happen to be called alike. */
const LEAST_COLUMNS = 3;
/** Rows of training in which two of them are 1. */
const MOST_SHARED = 0.001;
const SEPARATOR = /[=_:.\- ]/gu;

/**
 * Groups of columns that are one category, each value a column of 0 and 1: called alike up to a separator, and never two of
 * them 1 in one row of training.
 * @param features - of the investigation
 * @returns none where there are none
 * @example // city=Bern, city=Lima, city=Oslo: one group
 */
export function oneHotGroups(features: readonly FeatureView[]): OneHotGroup[] {
  const byPrefix = new Map<string, FeatureView[]>();
  for (const feature of features.filter(isFlag)) {
    for (const { index } of feature.name.matchAll(SEPARATOR)) {
      const prefix = feature.name.slice(0, index + 1);
      byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), feature]);
    }
  }
  const taken = new Set<FeatureView>();
  // The largest first: "status=Married-" is a part of "status=".
  return [...byPrefix]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([prefix, columns]) => {
      if (columns.length < LEAST_COLUMNS || columns.some((column) => taken.has(column))) return [];
      const training = hotColumn(prefix, columns, 'training');
      const serving = hotColumn(prefix, columns, 'serving');
      if (training.shared > MOST_SHARED) return [];
      for (const column of columns) taken.add(column);
      const category = new FeatureView({
        name: prefix.slice(0, -1),
        training: training.stored,
        serving: serving.stored,
      });
      return [{ columns, category }];
    });
}

function isFlag(feature: FeatureView): boolean {
  return (['training', 'serving'] as const).every((side) => {
    const values = feature.ordered(side)?.values;
    return values?.every((value) => value === 0 || value === 1) === true;
  });
}

function hotColumn(
  name: string,
  columns: readonly FeatureView[],
  side: Side,
): { stored: StoredColumn; shared: number } {
  const numbers = columns.map((column) => column.numbers(side)!);
  const codes = new Uint32Array(numbers[0].length);
  let [shared, filled] = [0, 0];
  for (let row = 0; row < codes.length; row++) {
    numbers.forEach((values, k) => {
      if (values[row] !== 1) return;
      if (codes[row] > 0) shared++;
      else filled++;
      codes[row] = k + 1;
    });
  }
  return {
    shared: shared / Math.max(1, codes.length),
    stored: {
      column: { storage: 'text', codes, dictionary: ['', ...columns.map((column) => column.name)] },
      schema: {
        name,
        index: 0,
        type: 'category',
        format: { kind: 'text' },
        nulls: [],
        misfits: { count: 0, examples: [] },
        count: filled,
        distinct: columns.length,
      },
    },
  };
}
