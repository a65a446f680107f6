import { describe, expect, test } from 'vitest';
import { baseRateWeights, undoDownSampling } from '../../../../src/core/confirm/base-rate.ts';

describe('weights for another base rate', () => {
  test('equal leaving rows out: 1 of 2 positives out of a table is the same as half the weight', () => {
    // 4 positives and 4 negatives at 1/3 are 2 positives and 4 negatives.
    const labels = Float64Array.of(1, 1, 1, 1, 0, 0, 0, 0);
    const losses = [1, 3, 1, 3, 5, 6, 7, 8];
    const weights = baseRateWeights(labels, 1 / 3) ?? new Float64Array();
    const weighted = losses.reduce((sum, loss, i) => sum + loss * weights[i], 0);
    expect(weighted / weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo((1 + 3 + 26) / 6, 12);
  });

  test('keep the sum of weights, skip null labels, change no input', () => {
    const labels = Float64Array.of(1, 0, NaN, 0);
    const given = Float64Array.of(2, 1, 9, 3);
    const weights = baseRateWeights(labels, 0.5, given);
    expect(weights).toEqual(Float64Array.of(3, 0.75, 0, 2.25));
    expect(given).toEqual(Float64Array.of(2, 1, 9, 3));
  });

  test('cannot be had from one class', () => {
    expect(baseRateWeights(Float64Array.of(1, 1), 0.5)).toBeNull();
    expect(() => baseRateWeights(Float64Array.of(1, 0), 1.5)).toThrow(RangeError);
    expect(() => baseRateWeights(Float64Array.of(2, 0), 0.5)).toThrow(RangeError);
  });
});

test('thinned negatives are undone as a change of base rate', () => {
  // 100 positives, 900 negatives, a tenth kept: 100 against 90. Odds go by the ratio of the odds of both rates.
  const odds = ((0.3 / 0.7) * (0.1 / 0.9)) / (100 / 90);
  expect(undoDownSampling(0.3, 0.1)).toBeCloseTo(odds / (1 + odds), 14);
  expect(undoDownSampling(0.3, 1)).toBe(0.3);
  expect(() => undoDownSampling(0.3, 0)).toThrow(RangeError);
});
