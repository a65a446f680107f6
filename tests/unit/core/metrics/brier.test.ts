import { expect, test } from 'vitest';
import { brierScore } from '../../../../src/core/metrics/brier.ts';

test('mean squared distance from the label, without clipping', () => {
  expect(brierScore(Float64Array.of(0.5, 1), Uint8Array.of(0, 1)).value).toBe(0.125);
  expect(brierScore(Float64Array.of(1, 0), Uint8Array.of(0, 1)).value).toBe(1);
});

test('scores that are no probabilities; different lengths', () => {
  expect(brierScore(Float64Array.of(1.5), Uint8Array.of(1)).reason).toBe('outside-unit-interval');
  expect(brierScore(Float64Array.of(NaN), Uint8Array.of(1)).reason).toBe('non-finite');
  expect(() => brierScore(new Float64Array(1), new Uint8Array(2))).toThrow(RangeError);
});
