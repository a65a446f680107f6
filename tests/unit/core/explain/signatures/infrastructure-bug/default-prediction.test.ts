import { describe, expect, test } from 'vitest';
import { defaultPrediction } from '../../../../../../src/core/explain/signatures/infrastructure-bug/default-prediction.ts';
import type { Draws } from '../../../../../support/draws.ts';
import {
  answer,
  DAY,
  NATURAL,
  plantedWorld,
  put,
  SERVING_START,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

const fallback = (where: { share: number } | { from: number }, score: number) => ({
  serving: ({ predictions }: WorldTable, d: Draws) => put(predictions, d, where, () => score),
});

describe('a constant in place of predictions', () => {
  test.each([
    [0.03, 0.5],
    [0.1, 0],
    [0.4, 0.27],
    [1, 0.27],
  ])('in %f of the rows is seen: %f', (share, score) => {
    const [sighting, ...others] = defaultPrediction.look(plantedWorld(1, fallback({ share }, score)));
    expect(others).toEqual([]);
    expect(sighting.facts[0]).toMatchObject({ value: score });
    expect(sighting.strength).toBeGreaterThanOrEqual(0.6);
  });

  test('from a moment on is seen with the moment', () => {
    const [{ window }] = defaultPrediction.look(plantedWorld(2, fallback({ from: 0.4 }, 0.2)));
    expect(window).toEqual({ from: SERVING_START + 12 * DAY, to: null });
  });
});

/** A model of few answers, and rows that all fall into one of its leaves. */
const coarse = (table: WorldTable, d: Draws) =>
  put(table.predictions, d, { share: 1 }, (score) => Math.round(10 * score) / 10);

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  ['of one row in a hundred', fallback({ share: 0.01 }, 0.5)],
  [
    'that training has as often',
    { training: fallback({ share: 0.1 }, 0.5).serving, ...fallback({ share: 0.1 }, 0.5) },
  ],
  ['of a model with few answers', { training: coarse, serving: coarse }],
  [
    'that the same features have',
    {
      serving(table, d) {
        put(table.features.age, d, { share: 0.15 }, () => 90);
        put(table.features.amount, d, { share: 1 }, (x, row) => (table.features.age[row] === 90 ? 900 : x));
        answer(table, d);
        put(table.predictions, d, { share: 1 }, (score, row) =>
          table.features.age[row] === 90 ? 0.999 : score,
        );
      },
    },
  ],
  [
    'that a feature out of range drives the model to',
    {
      serving(table, d) {
        put(table.features.amount, d, { share: 0.3 }, (x) => 1e9 * x);
        put(table.predictions, d, { share: 1 }, (score, row) =>
          table.features.amount[row] > 1e6 ? 1 : score,
        );
      },
    },
  ],
])('a frequent score %s is none', (_, change) => {
  expect(defaultPrediction.look(plantedWorld(3, change))).toEqual([]);
});

test.each(NATURAL)('$name shows none', ({ training, serving, servingRows }) => {
  expect(
    defaultPrediction.look(plantedWorld(4, { training, serving }, { servingRows: servingRows ?? 3000 })),
  ).toEqual([]);
});
