import { describe, expect, test } from 'vitest';
import { moments } from '../../../../src/core/stats/moments.ts';
import { orderNumbers } from '../../../../src/core/stats/ordered.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

describe('moments', () => {
  test.each([
    [[1, 2, 3, NaN], { count: 3, mean: 2, variance: 1 }],
    [[NaN, Infinity, 4, -Infinity], { count: 1, mean: 4, variance: NaN }],
    [[], { count: 0, mean: NaN, variance: NaN }],
    [[5, 5, 5], { count: 3, mean: 5, variance: 0 }],
  ])('%j', (values, wanted) => {
    expect(moments(orderNumbers(Float64Array.from(values)))).toEqual(wanted);
  });

  test('a mean of 10^9 times the spread costs no digit, over many blocks and with gaps', () => {
    const uniform = mulberry32(4);
    // Multiples of 1/1024 below 2^10 keep every value exact at this height.
    const small = Float64Array.from({ length: 50_000 }, () => Math.floor(uniform() * 1024) / 1024);
    const high = small.map((value) => value + 2 ** 30);
    const withGaps = Float64Array.from({ length: 100_000 }, (_, i) =>
      i % 2 === 0 ? NaN : high[(i - 1) / 2],
    );
    const exact = moments(orderNumbers(small)).variance;
    expect(Math.abs(moments(orderNumbers(withGaps)).variance / exact - 1)).toBeLessThan(1e-12);
    expect(moments(orderNumbers(withGaps)).count).toBe(50_000);
  });

  test('an outlier in front does not spoil the rest', () => {
    const values = Float64Array.from({ length: 10_000 }, (_, i) => (i === 0 ? 1e8 : i % 2));
    const mean = (1e8 + 5000) / 10_000;
    let squares = (1e8 - mean) ** 2;
    for (let i = 1; i < 10_000; i++) squares += ((i % 2) - mean) ** 2;
    expect(Math.abs(moments(orderNumbers(values)).variance / (squares / 9999) - 1)).toBeLessThan(1e-12);
  });
});
