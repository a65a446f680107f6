import { describe, expect, test } from 'vitest';
import { estimateGap, MINIMAL_GAP_ERRORS, rowsToSettle } from '../../../../src/core/confirm/minimal-gap.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

describe('gap of two independent samples', () => {
  test('by hand', () => {
    const result = estimateGap({ value: 0.9, variance: 0.0009 }, { value: 0.8, variance: 0.0016 });
    expect(result.gap).toBeCloseTo(-0.1, 14);
    expect(result.standardError).toBeCloseTo(0.05, 14);
    expect(result.z).toBeCloseTo(-2, 12);
    // scipy.stats.norm.sf(2) * 2
    expect(result.pValue).toBeCloseTo(0.04550026389635842, 12);
    expect(result.low).toBeCloseTo(-0.1 - 1.959963984540054 * 0.05, 12);
    expect(result.high).toBeCloseTo(-0.1 + 1.959963984540054 * 0.05, 12);
    expect(result.smallest).toBeCloseTo(2.8015852 * 0.05, 8);
  });

  test('without any variance says nothing about the error', () => {
    expect(estimateGap({ value: 1, variance: 0 }, { value: 0.5, variance: 0 })).toEqual({
      gap: -0.5,
      standardError: null,
      low: null,
      high: null,
      z: null,
      pValue: null,
      smallest: null,
    });
  });

  test.each([NaN, -1, Infinity])('refuses variance %s', (variance) => {
    expect(() => estimateGap({ value: 0, variance }, { value: 0, variance: 1 })).toThrow(RangeError);
  });

  test('the smallest gap is found in 80 of 100 samples, and no gap in 5', () => {
    const normal = normals(mulberry32(12));
    const found = (gap: number) => {
      let count = 0;
      for (let round = 0; round < 4000; round++) {
        const result = estimateGap(
          { value: 0.03 * normal(), variance: 0.0009 },
          { value: gap + 0.04 * normal(), variance: 0.0016 },
        );
        count += Number((result.pValue ?? 1) < 0.05);
      }
      return count / 4000;
    };
    // Four standard errors of a share of 4,000 rounds.
    expect(Math.abs(found(MINIMAL_GAP_ERRORS * 0.05) - 0.8)).toBeLessThan(0.026);
    expect(Math.abs(found(0) - 0.05)).toBeLessThan(0.014);
  });
});

describe('rows that settle a gap', () => {
  test('after them the smallest gap is the one asked for', () => {
    const training = { variance: 1e-5 };
    const serving = { variance: 4e-4, rows: 900 };
    const result = rowsToSettle(-0.03, training, serving);
    const rows = 900 + (result?.serving ?? NaN);
    const smallest = (n: number) =>
      estimateGap({ value: 0, ...training }, { value: 0, variance: (4e-4 * 900) / n }).smallest;
    expect(smallest(rows)).toBeLessThanOrEqual(0.03);
    expect(smallest(rows - 1)).toBeGreaterThan(0.03);
    const times = result?.bothTimes ?? NaN;
    expect(MINIMAL_GAP_ERRORS * Math.sqrt(4.1e-4 / times)).toBeCloseTo(0.03, 12);
  });

  test('none more where these are enough', () => {
    expect(rowsToSettle(0.5, { variance: 1e-4 }, { variance: 1e-4, rows: 10 })).toEqual({
      serving: 0,
      bothTimes: 1,
    });
  });

  test('serving alone cannot make up for a small training sample; nothing settles a gap of 0', () => {
    const result = rowsToSettle(0.02, { variance: 1e-3 }, { variance: 1e-3, rows: 500 });
    expect(result?.serving).toBeNull();
    expect(result?.bothTimes).toBeCloseTo(2e-3 / (0.02 / 2.8015852) ** 2, 4);
    expect(rowsToSettle(0, { variance: 1 }, { variance: 1, rows: 1 })).toBeNull();
    expect(() => rowsToSettle(0.1, { variance: 1 }, { variance: 0, rows: 1 })).toThrow(RangeError);
  });
});
