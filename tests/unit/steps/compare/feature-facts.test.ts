import { expect, test } from 'vitest';
import { centre, pictureCounts, psiWords, unseen } from '../../../../src/steps/compare/feature-facts.ts';
import { judgeFeatures } from '../../../../src/steps/compare/judged-features.ts';
import { statisticsRows } from '../../../../src/steps/compare/statistics-rows.ts';
import { aBin, aComparison, aFeature, aProfile } from './a-comparison.ts';

const SETTINGS = { setting: { bins: 10, edges: 'quantile' }, psiLine: 0.2 } as const;
const CATEGORY = { mean: null, std: null, min: null, max: null, quantiles: null, zeroShare: null };

test('the middle is the mean of numbers, the day of moments, the most frequent of categories', () => {
  expect(centre(aComparison({ serving: aProfile({ mean: 15 }) }))).toMatchObject({
    text: '10 → 15',
    change: 2.5,
  });
  const time = { mean: Date.UTC(2026, 0, 1, 13), std: 1 };
  expect(
    centre(aComparison({ type: 'date-time', training: aProfile(time), serving: aProfile(time) })).text,
  ).toBe('2026-01-01 → 2026-01-01');
  const top = (value: string, count: number) => aProfile({ ...CATEGORY, top: [{ value, count }] });
  expect(centre(aComparison({ training: top('blue', 40), serving: top('blue', 20) })).text).toBe(
    'blue 40% → 20%',
  );
  expect(centre(aComparison({ training: top('blue', 40), serving: top('red', 60) })).text).toBe('blue → red');
  expect(centre(aComparison({ training: null, serving: aProfile() })).text).toBe('– → 10');
});

test('what is new, missing or outside is counted', () => {
  expect(unseen(aComparison()).text).toBe('');
  expect(
    unseen(aComparison({ newCategoryCount: 3, newCategoryShare: 0.25, missingCategoryCount: 1 })).text,
  ).toBe('3 new (25%), 1 missing');
  expect(unseen(aComparison({ outsideRangeShare: 0.04 })).text).toBe('4% outside');
});

test('a picture shows bins, or the first categories; nothing where there are no values', () => {
  expect(pictureCounts(aComparison(), SETTINGS)).toMatchObject({ kind: 'bins', training: [50, 50] });
  const category = aBin(4, 5, { kind: 'category', category: 'a' });
  expect(
    pictureCounts(aComparison({ histogram: null, bins: { 'quantile-10': [category] } }), SETTINGS),
  ).toEqual({ kind: 'categories', training: [4], serving: [5] });
  const nulls = aBin(4, 5, { kind: 'null' });
  expect(
    pictureCounts(aComparison({ histogram: null, bins: { 'quantile-10': [nulls] } }), SETTINGS),
  ).toBeNull();
});

test('a PSI under a thousandth is not zero', () => {
  expect(psiWords(aFeature({ psi: 0.0004 })).text).toBe('<0.001');
  expect(psiWords(aFeature({ psi: 0.4321 })).text).toBe('0.432');
  expect(psiWords(aFeature({ psi: null })).text).toBe('–');
});

test('judging again under the same settings gives the same objects, under others new ones', () => {
  const comparisons = [aComparison(), aComparison({ name: 'b' })];
  const first = judgeFeatures(comparisons, SETTINGS);
  const again = judgeFeatures(comparisons, { ...SETTINGS });
  expect(again[0]).toBe(first[0]);
  expect(judgeFeatures(comparisons, { ...SETTINGS, psiLine: 0.1 })[0]).not.toBe(first[0]);
  expect(first.map(({ index }) => index)).toEqual([0, 1]);
});

test('statistics: every field of numbers, counts only of categories', () => {
  const numeric = statisticsRows(aComparison({ serving: aProfile({ nulls: 10, mean: 12 }) }));
  expect(numeric.map(({ name }) => name)).toEqual([
    'Rows',
    'Nulls',
    'Null rate',
    'Distinct values',
    'Mean',
    'Standard deviation',
    'Smallest',
    '1% quantile',
    '5% quantile',
    '25% quantile',
    'Median',
    '75% quantile',
    '95% quantile',
    '99% quantile',
    'Greatest',
    'Share of zeros',
  ]);
  expect(numeric[2]).toMatchObject({ training: '0%', serving: '10%', change: '+10 points' });
  expect(numeric[4]).toMatchObject({ training: '10', serving: '12', change: '+2' });
  const category = aProfile(CATEGORY);
  expect(statisticsRows(aComparison({ training: category, serving: category }))).toHaveLength(4);
  const missing = statisticsRows(aComparison({ serving: null }));
  expect(missing[0]).toMatchObject({ training: '100', serving: '–', change: '–' });
});
