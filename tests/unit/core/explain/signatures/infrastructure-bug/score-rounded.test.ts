import { expect, test } from 'vitest';
import { scoreRounded } from '../../../../../../src/core/explain/signatures/infrastructure-bug/score-rounded.ts';
import type { Draws } from '../../../../../support/draws.ts';
import {
  DAY,
  NATURAL,
  plantedWorld,
  put,
  SERVING_START,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

const rounded =
  (digits: number, where: { share: number } | { from: number } = { share: 1 }) =>
  ({ predictions }: WorldTable, d: Draws) =>
    put(predictions, d, where, (score) => Number(score.toFixed(digits)));

test.each([
  [0, 'whole numbers'],
  [1, 'rounded to 1 decimals'],
  [2, 'rounded to 2 decimals'],
])('scores of %d decimals are seen', (digits, detail) => {
  const [sighting, ...others] = scoreRounded.look(plantedWorld(1, { serving: rounded(digits) }));
  expect(others).toEqual([]);
  expect(sighting.detail).toBe(detail);
});

test('decisions from a moment on are seen with the moment', () => {
  const [{ window }] = scoreRounded.look(plantedWorld(2, { serving: rounded(0, { from: 0.5 }) }));
  expect(Math.abs((window?.from ?? 0) - (SERVING_START + 15 * DAY))).toBeLessThan(0.2 * DAY);
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  ['round in training as well', { training: rounded(2), serving: rounded(2) }],
  ['round in training only', { training: rounded(1) }],
  ['of three decimals', { serving: rounded(3) }],
  ['round for one row in ten', { serving: rounded(0, { share: 0.1 }) }],
  ['all the same', { serving: ({ predictions }) => void predictions.fill(0.5) }],
])('scores that are %s are none', (_, change) => {
  expect(scoreRounded.look(plantedWorld(3, change))).toEqual([]);
});

test.each(NATURAL)('$name shows none', ({ training, serving, servingRows }) => {
  expect(
    scoreRounded.look(plantedWorld(4, { training, serving }, { servingRows: servingRows ?? 3000 })),
  ).toEqual([]);
});
