import { expect, test } from 'vitest';
import { scoreNarrowing } from '../../../../../../src/core/explain/signatures/feedback-loop/score-narrowing.ts';
import {
  answer,
  plantedWorld,
  put,
  SERVING_START,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

/** Log-odds drawn towards their middle: by `left` of the way at the end of serving. */
const narrowed = (leftAt: (part: number) => number) => (table: WorldTable) => {
  const rows = table.predictions.length;
  table.predictions.forEach((p, row) => {
    const z = -1 + leftAt(row / rows) * (Math.log(p / (1 - p)) + 1);
    table.predictions[row] = 1 / (1 + Math.exp(-z));
  });
};
const look = (serving: NonNullable<Parameters<typeof plantedWorld>[1]>['serving'], seed = 1) =>
  scoreNarrowing.look(plantedWorld(seed, { serving }));

test.each([0.6, 0.4, 0.1])('to %f of the spread, day by day', (end) => {
  expect(look(narrowed((part) => 1 - (1 - end) * part))).toMatchObject([
    { features: [], window: { from: expect.closeTo(SERVING_START, -9) } },
  ]);
});

test('from week to week, and outwards', () => {
  expect(look(narrowed((part) => 1 - 0.2 * Math.floor(4 * part)))).toHaveLength(1);
  const [sighting] = look(narrowed((part) => 1 + part));
  expect(sighting.finding).toContain('run apart');
});

test('one step is another model', () => {
  expect(look(narrowed((part) => (part < 0.5 ? 1 : 0.5)))).toEqual([]);
});

test('where the features narrow it is they', () => {
  const serving = (table: WorldTable, d: Parameters<typeof answer>[1]) => {
    const towards = (middle: number) => (x: number, row: number) =>
      middle + (x - middle) * (1 - (0.9 * row) / 3000);
    put(table.features.amount, d, { share: 1 }, towards(50));
    put(table.features.age, d, { share: 1 }, towards(40));
    answer(table, d);
  };
  expect(look(serving)).toEqual([]);
});

test('chance is none', () => {
  expect([1, 2, 3, 4, 5].flatMap((seed) => look(undefined, seed))).toEqual([]);
});
