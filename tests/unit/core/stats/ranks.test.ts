import { expect, test } from 'vitest';
import { rankAmong, ranksOf } from '../../../../src/core/stats/ranks.ts';

test('ties stand in the middle of their places; NaN has none', () => {
  expect(ranksOf(Float64Array.of(5, 1, 5, NaN))).toEqual(Float64Array.of(2, 0.5, 2, NaN));
  expect(ranksOf(new Float64Array(0))).toHaveLength(0);
});

test('values that are not among the sorted ones stand between their neighbours', () => {
  const rank = rankAmong(Float64Array.of(1, 2, 2, 4));
  expect([0, 1, 1.5, 2, 3, 4, 9].map(rank)).toEqual([0, 0.5, 1, 2, 3, 3.5, 4]);
  expect(rank(NaN)).toBeNaN();
});
