import { expect, test } from 'vitest';
import { nearest } from '../../../src/charts/nearest.ts';

test.each<[string, ({ x: number; y: number } | null)[], number | null]>([
  [
    'the nearest',
    [
      { x: 0, y: 0 },
      { x: 9, y: 9 },
      { x: 30, y: 8 },
    ],
    1,
  ],
  [
    'the first of equals',
    [
      { x: 8, y: 0 },
      { x: 8, y: 16 },
    ],
    0,
  ],
  ['none that is nowhere', [null, { x: 500, y: 500 }], 1],
  ['nothing where there is no place', [null], null],
  ['nothing of nothing', [], null],
])('%s', (_, places, index) => {
  expect(nearest(places, 8, 8)).toBe(index);
});
