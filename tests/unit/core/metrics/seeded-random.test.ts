import { expect, test } from 'vitest';
import { seededRandom } from '../../../../src/core/metrics/seeded-random.ts';

test('the same numbers from the same seed, in [0, 1), about even', () => {
  const [a, b, other] = [seededRandom(1), seededRandom(1), seededRandom(2)];
  const numbers = Array.from({ length: 10_000 }, a);
  expect(numbers[0]).toBeCloseTo(0.627, 3);
  expect(numbers).toEqual(Array.from({ length: 10_000 }, b));
  expect(numbers[0]).not.toBe(other());
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / 10_000;
  // Four standard errors.
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 10_000));
});
