import { expect, test } from 'vitest';
import { averagePrecision } from '../../../../src/core/metrics/average-precision.ts';

const area = (scores: number[], labels: number[]) =>
  averagePrecision(Float64Array.from(scores), Uint8Array.from(labels));

test('precision at each positive, ties at once', () => {
  expect(area([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).value).toBeCloseTo((1 + 2 / 3) / 2, 14);
  expect(area([0.3, 0.3, 0.3, 0.3], [0, 0, 0, 1]).value).toBe(0.25);
});

test('its interval goes by the positives', () => {
  const { value, standardError, method, reason } = area([4, 3, 2, 1], [0, 1, 0, 1]);
  expect(standardError).toBeCloseTo(Math.sqrt(((value ?? NaN) * (1 - (value ?? NaN))) / 2), 14);
  expect([method, reason]).toEqual(['logit', 'few-of-one-class']);
});

test.each([
  ['no rows', [], [], null, 'no-rows'],
  ['no positives', [1, 2], [0, 0], null, 'no-positives'],
  ['positives only', [1, 2], [1, 1], 1, 'one-class'],
  ['a perfect order', [1, 2], [0, 1], 1, 'perfect-separation'],
  ['a missing score', [NaN, 2], [0, 1], null, 'non-finite'],
])('%s', (_, scores, labels, value, reason) => {
  expect(area(scores, labels)).toMatchObject({ value, low: null, reason });
});
