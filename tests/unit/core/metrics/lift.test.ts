import { expect, test } from 'vitest';
import { liftAt } from '../../../../src/core/metrics/lift.ts';
import { rankScores } from '../../../../src/core/metrics/ranked-scores.ts';

const ranked = (scores: number[], labels: number[]) =>
  rankScores(Float64Array.from(scores), Uint8Array.from(labels));

test('base rate among the top rows over that of all', () => {
  const order = ranked([4, 3, 2, 1], [1, 0, 1, 0]);
  expect(liftAt(order, 0.25).value).toBe(2);
  expect(liftAt(order, 0.5).value).toBe(1);
  expect(liftAt(order, 1)).toMatchObject({ value: 1, high: 1 });
});

test('ties at the cut are taken in part', () => {
  expect(liftAt(ranked([1, 1, 1, 1], [1, 0, 0, 1]), 0.3).value).toBeCloseTo(1, 14);
  // The first row, and a quarter of the four that tie.
  expect(liftAt(ranked([2, 1, 1, 1, 1], [1, 1, 0, 0, 0]), 0.4).value).toBeCloseTo((1 + 1 / 4) / 2 / 0.4, 14);
});

test('what has no lift', () => {
  expect(liftAt(ranked([1, 2], [0, 0]), 0.5).reason).toBe('no-positives');
  expect(liftAt(ranked([], []), 0.5).reason).toBe('no-rows');
  expect(liftAt(ranked([NaN], [1]), 0.5).reason).toBe('non-finite');
  expect(() => liftAt(ranked([1], [1]), 0)).toThrow(RangeError);
  expect(() => liftAt(ranked([1], [1]), 1.1)).toThrow(RangeError);
});
