import { expect, test } from 'vitest';
import { meanAndError, meanEstimate } from '../../../../src/core/metrics/mean-estimate.ts';

test('mean and standard error', () => {
  const estimate = meanEstimate(Float64Array.of(1, 2, 3));
  expect(estimate).toMatchObject({ value: 2, n: 3, method: 'wald', reason: null });
  expect(estimate.standardError).toBeCloseTo(1 / Math.sqrt(3), 14);
});

test('weights are taken as given, not as repeats', () => {
  const losses = Float64Array.of(1, 2, 5);
  const once = meanEstimate(losses, Float64Array.of(1, 1, 2));
  expect(once.value).toBe(13 / 4);
  expect(meanEstimate(losses, Float64Array.of(10, 10, 20)).standardError).toBeCloseTo(
    once.standardError ?? NaN,
    14,
  );
});

test.each([
  ['no rows', [], undefined, null, 'no-rows'],
  ['no weight', [1, 2], [0, 0], null, 'no-rows'],
  ['one row', [4], undefined, 4, 'too-few-rows'],
  ['an infinite loss', [1, Infinity], undefined, null, 'non-finite'],
])('%s', (_, losses, weights, value, reason) => {
  const estimate = meanEstimate(Float64Array.from(losses), weights && Float64Array.from(weights));
  expect(estimate).toMatchObject({ value, standardError: null, reason });
});

test('the interval stops at what the loss cannot fall below', () => {
  expect(meanEstimate(Float64Array.of(0, 3), undefined, 0).low).toBe(0);
  expect(meanEstimate(Float64Array.of(0, 3)).low).toBeLessThan(0);
});

test('refuses different lengths', () => {
  expect(() => meanEstimate(Float64Array.of(1), Float64Array.of(1, 2))).toThrow(RangeError);
});

test('a mean that is large beside the spread', () => {
  expect(meanAndError(Float64Array.of(1e9 + 1, 1e9 + 2, 1e9 + 3)).standardError).toBeCloseTo(
    1 / Math.sqrt(3),
    12,
  );
});
