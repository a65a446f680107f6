import { expect, test } from 'vitest';
import { markOverTime } from '../../../../src/core/explain/step-in-time.ts';
import { draws } from '../../../support/draws.ts';
import { DAY, plantedWorld, SERVING_START } from '../../../support/planted-world.ts';

const ROWS = 3000;
const world = plantedWorld(1);
const course = (chanceAt: (part: number) => number, seed = 1) => {
  const d = draws(seed);
  const marks = d.many(ROWS, () => d.uniform()).map((u, row) => u < chanceAt(row / ROWS));
  return markOverTime(world, 'marks', (side, row) => side === 'serving' && marks[row]);
};

test.each([0.1, 0.37, 0.5, 0.9])('a step at %f is found to the row', (at) => {
  expect(course((part) => (part < at ? 0 : 1))).toMatchObject({
    shape: 'step',
    moment: SERVING_START + at * 30 * DAY,
    before: 0,
    after: 1,
  });
});

test('a step of some of the rows is found to about a day', () => {
  const { shape, moment } = course((part) => (part < 0.6 ? 0.02 : 0.5));
  expect(shape).toBe('step');
  expect(Math.abs((moment ?? 0) - (SERVING_START + 18 * DAY))).toBeLessThan(DAY);
});

test.each([
  ['ramp', (part: number) => part],
  ['ramp', (part: number) => 0.4 * part],
  ['from-start', () => 0.3],
  ['from-start', () => 1],
] as const)('%s', (shape, chanceAt) => {
  for (const seed of [1, 2, 3]) expect(course(chanceAt, seed).shape).toBe(shape);
});

test('without times nothing is known', () => {
  const timeless = plantedWorld(1, { serving: (table) => table.times.fill(NaN) });
  expect(markOverTime(timeless, 'marks', () => true)).toMatchObject({ shape: 'unknown', picture: null });
});
