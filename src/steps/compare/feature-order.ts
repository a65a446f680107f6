/** Which features the table shows, and in which order. */
import type { VerdictLevel } from '../../core/compare/comparison.ts';
import type { ColumnType } from '../../core/table/column.ts';
import { centre, nullChange, unseen } from './feature-facts.ts';
import type { JudgedFeature } from './judged-features.ts';

/** What the table can be sorted by. */
export type SortKey = 'matters' | 'name' | 'type' | 'psi' | 'nulls' | 'centre' | 'unseen';

/** How the table is sorted. */
export interface Sort {
  key: SortKey;
  /** Words start at A, everything else with the greatest; `isReversed` turns that round. */
  isReversed: boolean;
}

/** What the table leaves out. */
export interface Filter {
  /** Part of the name; letters large or small. */
  text: string;
  level: VerdictLevel | 'all';
  type: ColumnType | 'all';
}

/** As the step opens: what matters first, nothing left out. */
export const DEFAULT_SORT: Sort = { key: 'matters', isReversed: false };
export const NO_FILTER: Filter = { text: '', level: 'all', type: 'all' };

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** What a feature is sorted by: numbers with the greatest first, words from A. */
const VALUES: Record<SortKey, (feature: JudgedFeature) => number | string> = {
  matters: ({ severity }) => severity,
  name: ({ comparison }) => comparison.name,
  type: ({ comparison }) => comparison.type,
  psi: ({ psi }) => psi ?? -1,
  nulls: ({ comparison }) => nullChange(comparison),
  centre: ({ comparison }) => centre(comparison).change,
  unseen: ({ comparison }) => unseen(comparison).weight,
};

function compareValues(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? b - a : names.compare(String(a), String(b));
}

/**
 * @param features - judged @param filter - what to leave out @param sort - the order
 * @returns the features to be shown; among equal ones what matters first, then the order of the file
 */
export function orderFeatures(
  features: readonly JudgedFeature[],
  filter: Filter,
  sort: Sort,
): JudgedFeature[] {
  const text = filter.text.trim().toLowerCase();
  const kept = features.filter(
    ({ comparison, verdict }) =>
      (filter.level === 'all' || verdict.level === filter.level) &&
      (filter.type === 'all' || comparison.type === filter.type) &&
      (text === '' ||
        comparison.name.toLowerCase().includes(text) ||
        comparison.servingName.toLowerCase().includes(text)),
  );
  // Some values are costly: found once a feature, not once a comparison of two.
  const value = VALUES[sort.key];
  const sign = sort.isReversed ? -1 : 1;
  return kept
    .map((feature) => ({ feature, value: value(feature) }))
    .sort(
      (a, b) =>
        sign * compareValues(a.value, b.value) ||
        b.feature.severity - a.feature.severity ||
        a.feature.index - b.feature.index,
    )
    .map(({ feature }) => feature);
}

/** @param features - judged @returns how many there are of each level */
export function countLevels(features: readonly JudgedFeature[]): Record<VerdictLevel, number> {
  const counts = { stable: 0, moved: 0, broken: 0 };
  for (const { verdict } of features) counts[verdict.level] += 1;
  return counts;
}

/** @param features - judged @returns the types that occur, most frequent first */
export function typesOf(features: readonly JudgedFeature[]): ColumnType[] {
  const counts = new Map<ColumnType, number>();
  for (const { comparison } of features) counts.set(comparison.type, (counts.get(comparison.type) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([type]) => type);
}
