import { expect, test } from 'vitest';
import { smoothedShares } from '../../../../src/core/stats/shares.ts';

test.each([
  [
    [0, 3],
    [0.125, 0.875],
  ],
  [
    [0, 0],
    [0.5, 0.5],
  ],
  [[10], [1]],
  [[], []],
])('smoothedShares of %j', (counts, wanted) => {
  const before = [...counts];
  expect(Array.from(smoothedShares(counts))).toEqual(wanted);
  expect(counts).toEqual(before);
});
