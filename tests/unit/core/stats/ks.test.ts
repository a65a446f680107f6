import { describe, expect, test } from 'vitest';
import { kolmogorovSurvival } from '../../../../src/core/stats/kolmogorov-distribution.ts';
import { kolmogorovSmirnov } from '../../../../src/core/stats/ks.ts';
import { orderNumbers } from '../../../../src/core/stats/ordered.ts';
import { smirnovSurvival } from '../../../../src/core/stats/smirnov-distribution.ts';

const ordered = (...values: number[]) => orderNumbers(Float64Array.from(values));

describe('kolmogorovSmirnov', () => {
  test.each([
    ['apart', [1, 2], [3, 4], 1],
    ['equal', [1, 2, 3], [1, 2, 3], 0],
    ['ties across the samples count once', [1, 1, 2], [1, 2, 2], 1 / 3],
    ['one sample ends first', [1], [1, 2, 3, 4], 0.75],
  ])('%s', (_, a, b, statistic) => {
    expect(kolmogorovSmirnov(ordered(...a), ordered(...b)).statistic).toBeCloseTo(statistic, 15);
  });

  test('equal samples have p-value 1', () => {
    expect(kolmogorovSmirnov(ordered(1, 2, 3), ordered(1, 2, 3)).pValue).toBe(1);
  });

  test('no values', () => {
    expect(kolmogorovSmirnov(ordered(), ordered(1))).toEqual({ statistic: NaN, pValue: NaN });
  });
});

describe('kolmogorovSurvival', () => {
  test('one value: P(D > x) = 2 (1 - x) from x = 1/2 on', () => {
    expect(kolmogorovSurvival(0.75, 1)).toBeCloseTo(0.5, 15);
    expect(kolmogorovSurvival(0.5, 1)).toBe(1);
    expect(kolmogorovSurvival(1, 1)).toBe(0);
  });

  test('falls without a step where one formula takes over from the next', () => {
    // The approximation between the exact parts is good to some 1e-6 at these sizes.
    for (const n of [100, 140, 141, 1000, 90_000, 110_000]) {
      let last = 1;
      for (let z = 0.15; z < 4; z += 0.005) {
        const p = kolmogorovSurvival(z / Math.sqrt(n), n);
        expect(p).toBeLessThanOrEqual(last + 1e-6);
        last = p;
      }
    }
  });

  test.each([0, -1, 1.5, NaN])('refuses %d values', (n) => {
    expect(() => kolmogorovSurvival(0.1, n)).toThrow(RangeError);
  });
});

test('the trapezoidal rule continues the sum', () => {
  // Either side of the length at which the method changes.
  const [sum, rule] = [smirnovSurvival(0.01, 20_000), smirnovSurvival(0.01, 20_001)];
  // Theory: exp(-2 n x^2 - 2 x / 3), so one more value takes off the share 2 x^2.
  expect(Math.log(rule / sum)).toBeCloseTo(-2 * 0.01 ** 2, 7);
});
