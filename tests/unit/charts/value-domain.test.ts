import { expect, test } from 'vitest';
import { placeOf, valueDomain } from '../../../src/charts/value-domain.ts';

test.each([
  ['pads what the values span', [1, 2], {}, [0.92, 2.08]],
  ['keeps zero as an edge', [0.5, 1], { withZero: true }, [0, 1.08]],
  ['keeps zero as the upper edge of negative values', [-1, -0.5], { withZero: true }, [-1.08, 0]],
  ['stays within shares', [0.02, 1], { isShare: true }, [0, 1]],
  ['gives one value a length', [5], {}, [4.5, 5.5]],
  ['gives a zero a length', [0], { withZero: true }, [0, 0.1]],
  ['leaves out what cannot be drawn', [null, NaN, Infinity, 1, 2], {}, [0.92, 2.08]],
  ['stands in for no values', [null], {}, [0, 1]],
] as const)('%s', (_, values, options, [low, high]) => {
  const domain = valueDomain(values, options);
  expect(domain[0]).toBeCloseTo(low, 12);
  expect(domain[1]).toBeCloseTo(high, 12);
});

test('a value that is missing or not finite has no place', () => {
  const twice = (value: number) => value * 2;
  expect([3, null, undefined, NaN, Infinity].map((value) => placeOf(twice, value))).toEqual([
    6,
    null,
    null,
    null,
    null,
  ]);
});
