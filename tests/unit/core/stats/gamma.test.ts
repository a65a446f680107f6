import { expect, test } from 'vitest';
import {
  deviance,
  lowerGamma,
  poissonFactor,
  stirlingError,
  upperGamma,
} from '../../../../src/core/stats/gamma.ts';

test.each([1, 2, 5, 15, 20])('stirlingError is what Stirling leaves out of %i!', (n) => {
  let factorial = 1;
  for (let i = 2; i <= n; i++) factorial *= i;
  const stirling = Math.sqrt(2 * Math.PI * n) * (n / Math.E) ** n;
  expect(Math.exp(stirlingError(n)) / (factorial / stirling)).toBeCloseTo(1, 12);
});

test('deviance', () => {
  expect(deviance(2, 1)).toBeCloseTo(2 * Math.log(2) - 1, 15);
  expect(deviance(0, 3)).toBe(3);
  expect(deviance(3, 3)).toBe(0);
  // Near the mean: d^2 / (2 mean) where the plain formula has lost its digits.
  expect(deviance(1e8 + 1, 1e8) / 0.5e-8).toBeCloseTo(1, 7);
});

test.each([
  [1, 2],
  [1, 0.5],
  [2, 3],
])('both tails of shape %d at %d', (shape, x) => {
  const wanted = shape === 1 ? Math.exp(-x) : Math.exp(-x) * (1 + x);
  expect(upperGamma(shape, x)).toBeCloseTo(wanted, 14);
  expect(lowerGamma(shape, x)).toBeCloseTo(1 - wanted, 14);
});

test('ends', () => {
  expect([upperGamma(2, 0), lowerGamma(2, 0)]).toEqual([1, 0]);
  expect([upperGamma(2, Infinity), lowerGamma(2, Infinity)]).toEqual([0, 1]);
});

test('poissonFactor', () => {
  expect(poissonFactor(1, 1)).toBeCloseTo(1 / Math.E, 15);
  expect(poissonFactor(3, 2)).toBeCloseTo((Math.exp(-2) * 8) / 6, 15);
});
