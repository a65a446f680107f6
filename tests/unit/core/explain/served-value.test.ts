import { expect, test } from 'vitest';
import { servedValue } from '../../../../src/core/explain/served-value.ts';

test('a fault is drawn the way it was made', () => {
  expect(servedValue({ kind: 'affine', feature: 'a', slope: 1.8, intercept: 32 })?.(100)).toBe(212);
  expect(servedValue({ kind: 'function', feature: 'a', served: 'log1p' })?.(Math.E - 1)).toBeCloseTo(1, 12);
  expect(servedValue({ kind: 'is-null', feature: 'a', value: -999 })).toBeNull();
});
