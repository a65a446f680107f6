import { describe, expect, test } from 'vitest';
import {
  populationStabilityIndex,
  psiFromCounts,
  psiNoDriftBand,
  psiNoDriftMean,
} from '../../../../src/core/stats/psi.ts';

describe('psiFromCounts', () => {
  test('half a count in every bin', () => {
    const [p, q] = [10.5 / 21, 4.5 / 11];
    const wanted = (q - p) * Math.log(q / p) + (p - q) * Math.log((1 - q) / (1 - p));
    expect(psiFromCounts([10, 10], [4, 6])).toBeCloseTo(wanted, 14);
  });

  test('equal counts and no bins at all', () => {
    expect(psiFromCounts([50, 50], [50, 50])).toBe(0);
    expect(psiFromCounts([], [])).toBe(0);
  });

  test('bins that are empty on both sides change nothing', () => {
    expect(psiFromCounts([0, 7, 0, 3, 0], [0, 2, 0, 8, 0])).toBe(psiFromCounts([7, 3], [2, 8]));
  });

  test('a bin that is empty on one side stays finite', () => {
    expect(psiFromCounts([100, 0], [0, 100])).toBeGreaterThan(5);
    expect(psiFromCounts([100, 0], [0, 100])).toBeLessThan(15);
  });

  test('refuses different numbers of bins', () => {
    expect(() => psiFromCounts([1], [1, 2])).toThrow(RangeError);
    expect(() => populationStabilityIndex([1], [0.5, 0.5])).toThrow(RangeError);
  });
});

test('populationStabilityIndex on raw shares', () => {
  expect(populationStabilityIndex([0.85, 0.05, 0.05, 0.05], [0.25, 0.25, 0.25, 0.25])).toBe(
    1.6999280064337297,
  );
  expect(populationStabilityIndex([1, 0], [0.5, 0.5])).toBe(Infinity);
  expect(populationStabilityIndex([1, 0], [1, 0])).toBe(0);
});

describe('no drift', () => {
  test('critical values of chi-square over the sample sizes', () => {
    const [low, high] = psiNoDriftBand(10, 200, 200);
    expect(low).toBeCloseTo(3.325 / 100, 5);
    expect(high).toBeCloseTo(16.919 / 100, 5);
    expect(psiNoDriftMean(10, 200, 200)).toBe(0.09);
  });

  test.each([0, 1])('%i bins cannot differ', (bins) => {
    expect(psiNoDriftBand(bins, 100, 100)).toEqual([0, 0]);
    expect(psiNoDriftMean(bins, 100, 100)).toBe(0);
  });

  test('without rows there is nothing to say', () => {
    expect(psiNoDriftBand(10, 0, 100)).toEqual([NaN, NaN]);
    expect(psiNoDriftMean(10, 100, 0)).toBeNaN();
  });
});
