import { expect, test } from 'vitest';
import { logLoss, logLossOfRow } from '../../../../src/core/metrics/log-loss.ts';

test('natural logarithm of what was said of the class that came true', () => {
  expect(logLoss(Float64Array.of(0.5, 0.5), Uint8Array.of(0, 1)).value).toBeCloseTo(Math.LN2, 14);
  expect(logLossOfRow(0.2, 0)).toBeCloseTo(-Math.log(0.8), 14);
});

test('0 and 1 are clipped and counted', () => {
  const loss = logLoss(Float64Array.of(0, 1, 0.5, 1e-6), Uint8Array.of(1, 1, 1, 0));
  expect(loss.clipped).toBe(2);
  expect(loss.value).toBeCloseTo((-Math.log(1e-6) + Math.LN2) / 4, 5);
});

test.each([
  ['log-odds', [-2, 0.5], 'outside-unit-interval'],
  ['missing', [NaN, 0.5], 'non-finite'],
  ['infinite', [Infinity, 0.5], 'non-finite'],
])('scores that are no probabilities: %s', (_, scores, reason) => {
  expect(logLoss(Float64Array.from(scores), Uint8Array.of(0, 1))).toMatchObject({
    value: null,
    reason,
    clipped: 0,
  });
});

test('no rows; different lengths', () => {
  expect(logLoss(new Float64Array(0), new Uint8Array(0)).reason).toBe('no-rows');
  expect(() => logLoss(new Float64Array(1), new Uint8Array(2))).toThrow(RangeError);
});
