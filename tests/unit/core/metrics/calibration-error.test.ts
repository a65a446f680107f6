import { expect, test } from 'vitest';
import { calibrationError } from '../../../../src/core/metrics/calibration-error.ts';
import { rankScores } from '../../../../src/core/metrics/ranked-scores.ts';

const ranked = (scores: number[], labels: number[]) =>
  rankScores(Float64Array.from(scores), Uint8Array.from(labels));

test('by hand, and what chance shows of one bin of two rows at a half', () => {
  const error = calibrationError(ranked([0.5, 0.5], [1, 1]), 3);
  expect(error.raw).toBe(0.5);
  // Both right or both wrong half of the time: 1/4 on average.
  expect(Math.abs((error.byChance ?? NaN) - 0.25)).toBeLessThan(0.07);
  expect(error.value).toBeCloseTo(0.5 - (error.byChance ?? NaN), 14);
  expect(error.byChanceAtMost).toBe(0.5);
});

test('the same seed gives the same draws, another one others', () => {
  const scores = ranked([0.1, 0.4, 0.6, 0.8], [0, 1, 0, 1]);
  expect(calibrationError(scores, 1)).toEqual(calibrationError(scores, 1));
  expect(calibrationError(scores, 1).byChance).not.toBe(calibrationError(scores, 2).byChance);
});

test.each([
  ['no rows', [], [], 'no-rows'],
  ['log-odds', [-1, 0.5], [0, 1], 'outside-unit-interval'],
  ['a missing score', [NaN, 0.5], [0, 1], 'non-finite'],
])('%s', (_, scores, labels, reason) => {
  expect(calibrationError(ranked(scores, labels), 1)).toMatchObject({ value: null, raw: null, reason });
});

test('refuses weights, for which there are no labels to draw', () => {
  const weighted = rankScores(Float64Array.of(0.5), Uint8Array.of(1), Float64Array.of(2));
  expect(() => calibrationError(weighted, 1)).toThrow(RangeError);
});
