import { describe, expect, test } from 'vitest';
import { ageBuckets } from '../../../../src/core/confirm/age-buckets.ts';

describe('buckets by age', () => {
  test('hold every row once, with its label and score', () => {
    const ages = Float64Array.of(5, 1, 3, 3, NaN, 9, 2, 12);
    const labels = Float64Array.of(1, 0, 1, 0, 1, NaN, 1, NaN);
    const scores = Float64Array.of(0.5, 0.1, 0.25, 0.25, 0.9, 0.4, 0.75, 0.4);
    expect(ageBuckets(ages, labels, 2, scores)).toEqual([
      { from: 1, to: 3, rows: 4, positives: 2, unlabelled: 0, scoreSum: 1.35 },
      { from: 5, to: 5, rows: 1, positives: 1, unlabelled: 2, scoreSum: 0.5 },
    ]);
  });

  test('have equally many rows where ages differ', () => {
    const ages = Float64Array.from({ length: 100 }, (_, i) => (i * 37) % 100);
    const buckets = ageBuckets(ages, new Float64Array(100), 5);
    expect(buckets.map(({ rows }) => rows)).toEqual([20, 20, 20, 20, 20]);
    expect(buckets.map(({ from, to }) => [from, to])[1]).toEqual([20, 39]);
    expect(ages[1]).toBe(37);
  });

  test('are none without labels; other labels are refused', () => {
    expect(ageBuckets(Float64Array.of(1), Float64Array.of(NaN), 3)).toEqual([]);
    expect(() => ageBuckets(Float64Array.of(1), Float64Array.of(3), 3)).toThrow(RangeError);
    expect(() => ageBuckets(Float64Array.of(1), Float64Array.of(), 3)).toThrow(RangeError);
  });
});
