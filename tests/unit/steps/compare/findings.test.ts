import { describe, expect, test } from 'vitest';
import type { WindowStatistics } from '../../../../src/core/compare/comparison.ts';
import {
  categoriesFinding,
  contributionsFinding,
  ecdfFinding,
  histogramFinding,
  largestStep,
  overTimeFinding,
  quantileFinding,
} from '../../../../src/steps/compare/findings.ts';
import { formatNumber } from '../../../../src/ui/format-number.ts';
import { aComparison, aProfile } from './a-comparison.ts';

describe('a histogram', () => {
  test.each([
    ['equal tables', {}, 'Both tables have nearly the same shape'],
    [
      'a shift',
      { serving: aProfile({ mean: 12 }) },
      'Serving lies higher: mean 10 → 12, 1 standard deviation',
    ],
    ['a spread', { serving: aProfile({ std: 4 }) }, 'Serving spreads wider: standard deviation 2 → 4'],
    ['no values', { serving: aProfile({ nulls: 100 }) }, 'Serving has no values'],
    [
      'nulls only',
      { serving: aProfile({ nulls: 50 }) },
      'Where there are values, both tables have nearly the same shape',
    ],
    [
      'a sentinel before the shift that it makes',
      { serving: aProfile({ mean: -90 }), spikes: [{ value: '-999', training: 0, serving: 0.1 }] },
      '10% of serving’s values are -999, against 0% of training’s',
    ],
    ['another range', { outsideRangeShare: 0.5 }, '50% of serving’s values lie outside training’s range'],
    [
      'a constant',
      {
        training: aProfile({ distinct: 1, min: 7, max: 7 }),
        serving: aProfile({ distinct: 1, min: 7, max: 7 }),
      },
      'Both tables hold one value only: 7',
    ],
  ])('%s', (_case, given, title) => {
    expect(histogramFinding(aComparison(given))).toBe(title);
  });
});

test('contributions name the bin that stands out, or say that none does', () => {
  const parts = [
    { label: '= −999', training: 0, serving: 0.1, amount: 0.3 },
    { label: '1 to 2', training: 0.5, serving: 0.4, amount: 0.1 },
  ];
  expect(contributionsFinding(parts, 0.4, 0.02)).toBe(
    '“−999” gained most and makes up 75% of the PSI of 0.4',
  );
  expect(contributionsFinding(parts, 0.4, 0.5)).toBe(
    'No bin stands out: PSI is 0.4, and chance alone reaches 0.5',
  );
});

test('cumulative curves: how far apart, and where', () => {
  expect(ecdfFinding({ size: 0.234, value: 5.2 }, false)).toBe(
    'The cumulative curves are 23.4 points apart at 5.2',
  );
  expect(ecdfFinding({ size: 0.001, value: 5 }, false)).toBe('The cumulative curves lie on each other');
});

describe('quantiles', () => {
  const training = Array.from({ length: 99 }, (_, index) => index + 10);
  test.each([
    ['equal', training, 'Quantiles agree all along the diagonal'],
    [
      'a factor',
      training.map((value) => value * 2.54),
      'Quantiles lie on a straight line: serving is about 2.54 × training throughout',
    ],
    [
      'an offset',
      training.map((value) => value + 40),
      'Quantiles run beside the diagonal: serving is about 40 above training throughout',
    ],
    [
      'one end',
      training.map((value) => (value > 100 ? value * 3 : value)),
      'The 99% quantile moved most: 108 → 324',
    ],
  ])('%s', (_case, serving, title) => {
    expect(quantileFinding({ training, serving }, false)).toBe(title);
  });
});

test('categories: what is new comes before what changed', () => {
  const shares = [
    { label: 'a', training: 0.5, serving: 0.3 },
    { label: 'b', training: 0.5, serving: 0.4 },
  ];
  expect(categoriesFinding(aComparison(), shares)).toBe('“a” changed most: 50% → 30% of rows');
  expect(
    categoriesFinding(
      aComparison({ newCategoryCount: 1, newCategoryShare: 0.3, newCategories: [{ value: 'c', count: 30 }] }),
      shares,
    ),
  ).toBe('“c” is new: 30% of serving’s values, none of training’s');
  expect(categoriesFinding(aComparison(), [{ label: 'a', training: 0.5, serving: 0.505 }])).toBe(
    'No value’s share changed by more than one point',
  );
});

describe('over time', () => {
  const windows = (values: (number | null)[]): WindowStatistics[] =>
    values.map((psi, index) => ({
      start: Date.UTC(2026, 3, 1 + index),
      rows: 10,
      nullRate: psi,
      mean: psi,
      psi,
      psiNoDrift: null,
    }));
  const psi = (values: (number | null)[], level: number | null) =>
    overTimeFinding(windows(values), 'PSI', (window) => window.psi, level, formatNumber);

  test.each([
    ['quiet', [0.1, 0.05, 0.1], 0.2, 'PSI stays under 0.2 in all 3 windows'],
    ['a step', [0.1, 0.1, 0.9, 0.8], 0.2, 'PSI crosses 0.2 on 2026-04-03 and stays above'],
    ['from the start', [0.9, 0.9], 0.2, 'PSI is over 0.2 from the first window on'],
    ['now and then', [0.9, 0.1, 0.9], 0.2, 'PSI is over 0.2 in 2 of 3 windows'],
    ['an empty window plays no part', [0.1, null, 0.9], 0.2, 'PSI crosses 0.2 on 2026-04-03 and stays above'],
    ['a step without a level', [1, 1.01, 5, 5.02], null, 'PSI steps from 1 to 5.01 on 2026-04-03'],
    ['a flat line', [1, 1, 1], null, 'PSI is 1 in every window'],
    ['wavering', [1, 3, 1, 3, 2], null, 'PSI stays between 1 and 3'],
    ['one window', [1], 0.2, 'PSI is 1 in the only window'],
    ['none', [null, null], 0.2, 'PSI cannot be told for any window'],
  ])('%s', (_case, values, level, title) => {
    expect(psi(values, level)).toBe(title);
  });
});

test('a step is a step only where it is much more than the wavering', () => {
  expect(largestStep([0, 0, 0, 1, 1])).toMatchObject({ index: 3, before: 0, after: 1 });
  expect(largestStep([0, 1, 0, 1, 0, 1])).toBeNull();
  expect(largestStep([2, 2, 2])).toBeNull();
  expect(largestStep([2])).toBeNull();
});
