import { expect, test } from 'vitest';
import { correlation } from '../../../../src/core/stats/correlation.ts';

test.each([
  [[1, 2, 3], [2, 4, 6], 1],
  [[1, 2, 3], [3, 2, 1], -1],
  // numpy.corrcoef 2.3
  [[1, 2, 3, 4], [1, 3, 2, 5], 0.8315218406202999],
])('%j and %j', (x, y, expected) => {
  expect(correlation(x, y)).toBeCloseTo(expected, 12);
});

test('weights count as repeats', () => {
  expect(correlation([1, 2, 4], [1, 5, 2], [2, 1, 3])).toBeCloseTo(
    correlation([1, 1, 2, 4, 4, 4], [1, 1, 5, 2, 2, 2])!,
    12,
  );
});

test('nothing varies, nothing correlates', () => {
  expect(correlation([1, 1], [2, 3])).toBeNull();
  expect(correlation([], [])).toBeNull();
  expect(() => correlation([1], [])).toThrow(RangeError);
});
