import { describe, expect, test } from 'vitest';
import { orderNumbers } from '../../../../src/core/stats/ordered.ts';
import { quantile } from '../../../../src/core/stats/quantile.ts';

describe('quantile', () => {
  test.each([
    ['the middle of an even number of values', [1, 2, 3, 4], 0.5, 2.5],
    ['the ends', [3, 1, 2], 0, 1],
    ['the ends', [3, 1, 2], 1, 3],
    ['within a run of equal values', [0, 5, 5, 5, 9], 0.4, 5],
    ['from a run to the next value', [5, 5, 5, 9], 0.75, 6],
    ['one value', [7], 0.3, 7],
    ['nulls and infinities play no part', [NaN, 1, Infinity, 3, -Infinity], 0.5, 2],
  ])('%s: %j at %d', (_, values, probability, wanted) => {
    expect(quantile(orderNumbers(Float64Array.from(values)), probability)).toBe(wanted);
  });

  test('no value', () => {
    expect(quantile(orderNumbers(Float64Array.of(NaN)), 0.5)).toBeNaN();
  });

  test.each([-0.1, 1.1, NaN])('refuses probability %d', (probability) => {
    expect(() => quantile(orderNumbers(Float64Array.of(1)), probability)).toThrow(RangeError);
  });
});
