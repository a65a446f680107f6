import { expect, test } from 'vitest';
import { shapleyValues } from '../../../../../src/core/explain/repair/shapley.ts';

test.each<[string, number[], number[]]>([
  ['one player', [1, 4], [3]],
  ['players that add up', [0, 1, 2, 3], [1, 2]],
  ['two that only work together', [0, 0, 0, 6], [3, 3]],
  // The glove game: players 0 and 1 hold a left glove, player 2 the only right one.
  ['a scarce one', [0, 0, 0, 0, 0, 1, 1, 1], [1 / 6, 1 / 6, 2 / 3]],
])('%s share what they are worth', (_, worth, values) => {
  const found = shapleyValues(values.length, worth);
  values.forEach((value, player) => expect(found[player]).toBeCloseTo(value, 12));
});

test('what eight players share is what they are worth together', () => {
  const worth = Array.from({ length: 256 }, (_, set) => Math.sin(set) + set);
  const total = shapleyValues(8, worth).reduce((sum, value) => sum + value, 0);
  expect(total).toBeCloseTo(worth[255] - worth[0], 9);
});

test('sets that are missing throw', () => {
  expect(() => shapleyValues(2, [0, 1])).toThrow(RangeError);
  expect(() => shapleyValues(0, [0])).toThrow(RangeError);
});
