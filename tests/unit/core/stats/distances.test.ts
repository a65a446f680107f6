import { describe, expect, test } from 'vitest';
import { hellingerDistance } from '../../../../src/core/stats/hellinger.ts';
import { jensenShannonDistance } from '../../../../src/core/stats/jensen-shannon.ts';
import { klDivergence } from '../../../../src/core/stats/kl.ts';
import { totalVariationDistance } from '../../../../src/core/stats/total-variation.ts';

const APART = [
  [1, 0],
  [0, 1],
] as const;

test('klDivergence', () => {
  expect(klDivergence([0.5, 0.5], [0.25, 0.75])).toBeCloseTo(Math.log(2) / 2 + Math.log(2 / 3) / 2, 15);
  expect(klDivergence([0.5, 0.5], [1, 0])).toBe(Infinity);
  expect(klDivergence([1, 0], [0.5, 0.5])).toBe(Math.log(2));
});

test('jensenShannonDistance', () => {
  expect(jensenShannonDistance(...APART)).toBe(1);
  expect(jensenShannonDistance(...APART, Math.E)).toBeCloseTo(Math.sqrt(Math.log(2)), 15);
  expect(jensenShannonDistance([0.1, 0.2, 0.7], [0.1, 0.2, 0.7])).toBe(0);
});

test('hellingerDistance', () => {
  expect(hellingerDistance(...APART)).toBe(1);
  expect(hellingerDistance([0.36, 0.64], [0.64, 0.36])).toBeCloseTo(0.2, 15);
});

test('totalVariationDistance', () => {
  expect(totalVariationDistance(...APART)).toBe(1);
  expect(totalVariationDistance([0.5, 0.5], [0.2, 0.8])).toBeCloseTo(0.3, 15);
});

describe.each([klDivergence, jensenShannonDistance, hellingerDistance, totalVariationDistance])(
  '%o',
  (distance) => {
    test('refuses different numbers of bins', () => {
      expect(() => distance([1], [0.5, 0.5])).toThrow(RangeError);
    });
  },
);
