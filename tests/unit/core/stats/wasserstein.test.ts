import { expect, test } from 'vitest';
import { orderNumbers } from '../../../../src/core/stats/ordered.ts';
import { wassersteinDistance } from '../../../../src/core/stats/wasserstein.ts';

test.each([
  ['shifted', [0, 1], [2, 3], 2],
  ['equal', [5, 5, 6], [5, 5, 6], 0],
  ['different numbers of values', [0], [0, 1], 0.5],
  ['nulls and infinities play no part', [0, NaN, Infinity], [3], 3],
  ['from no value', [NaN], [1], NaN],
])('%s', (_, a, b, wanted) => {
  expect(wassersteinDistance(orderNumbers(Float64Array.from(a)), orderNumbers(Float64Array.from(b)))).toBe(
    wanted,
  );
});
