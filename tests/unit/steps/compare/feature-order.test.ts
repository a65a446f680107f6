import { expect, test } from 'vitest';
import {
  countLevels,
  DEFAULT_SORT,
  NO_FILTER,
  orderFeatures,
  typesOf,
} from '../../../../src/steps/compare/feature-order.ts';
import { aComparison, aFeature, aProfile } from './a-comparison.ts';

const FEATURES = [
  aFeature({ index: 0, name: 'x10', severity: 0.5, psi: 0.1 }),
  aFeature({ index: 1, name: 'x9', severity: 4.5, psi: null, verdict: { level: 'broken', words: '' } }),
  aFeature({
    index: 2,
    severity: 2.5,
    psi: 0.9,
    verdict: { level: 'moved', words: '' },
    comparison: aComparison({
      name: 'City',
      servingName: 'town',
      type: 'category',
      serving: aProfile({ nulls: 30 }),
    }),
  }),
];
const names = (features: readonly { comparison: { name: string } }[]) =>
  features.map(({ comparison }) => comparison.name);

test('what matters comes first', () => {
  expect(names(orderFeatures(FEATURES, NO_FILTER, DEFAULT_SORT))).toEqual(['x9', 'City', 'x10']);
});

test('every column sorts, both ways; numbers in names count as numbers', () => {
  const by = (key: 'name' | 'psi' | 'nulls', isReversed = false) =>
    names(orderFeatures(FEATURES, NO_FILTER, { key, isReversed }));
  expect(by('name')).toEqual(['City', 'x9', 'x10']);
  expect(by('name', true)).toEqual(['x10', 'x9', 'City']);
  expect(by('psi')).toEqual(['City', 'x10', 'x9']);
  // Equal ones: what matters first.
  expect(by('nulls')).toEqual(['City', 'x9', 'x10']);
});

test('filters by part of either name, by verdict, by type', () => {
  const kept = (filter: Partial<typeof NO_FILTER>) =>
    names(orderFeatures(FEATURES, { ...NO_FILTER, ...filter }, DEFAULT_SORT));
  expect(kept({ text: ' cit ' })).toEqual(['City']);
  expect(kept({ text: 'TOWN' })).toEqual(['City']);
  expect(kept({ level: 'broken' })).toEqual(['x9']);
  expect(kept({ type: 'category', level: 'broken' })).toEqual([]);
});

test('the input stays as it is', () => {
  const before = names(FEATURES);
  orderFeatures(FEATURES, NO_FILTER, { key: 'name', isReversed: true });
  expect(names(FEATURES)).toEqual(before);
});

test('levels and types are counted', () => {
  expect(countLevels(FEATURES)).toEqual({ stable: 1, moved: 1, broken: 1 });
  expect(typesOf(FEATURES)).toEqual(['decimal', 'category']);
});
