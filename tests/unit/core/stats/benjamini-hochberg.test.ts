import { expect, test } from 'vitest';
import { adjustPValues } from '../../../../src/core/stats/benjamini-hochberg.ts';

test.each<[string, number[], number[]]>([
  ['three, one pulled down by its neighbour', [0.01, 0.04, 0.03], [0.03, 0.04, 0.04]],
  // The first example of scipy.stats.false_discovery_control 1.17.
  [
    'Benjamini and Hochberg 1995, thrombolysis',
    [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1.0,
    ],
    [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486, 0.58118182,
      0.714875, 0.75323077, 0.81321429, 1.0,
    ],
  ],
  ['none', [], []],
  ['equal ones stay equal', [0.5, 0.5], [0.5, 0.5]],
])('%s', (_, pValues, wanted) => {
  const given = Float64Array.from(pValues);
  const adjusted = adjustPValues(given);
  expect(adjusted).toHaveLength(wanted.length);
  wanted.forEach((value, i) => expect(adjusted[i]).toBeCloseTo(value, 7));
  expect([...given]).toEqual(pValues);
});

test('what is no p-value is a mistake of the caller', () => {
  expect(() => adjustPValues(Float64Array.of(0.5, NaN))).toThrow(RangeError);
});
