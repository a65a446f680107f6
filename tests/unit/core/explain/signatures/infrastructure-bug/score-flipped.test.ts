import { describe, expect, test } from 'vitest';
import { scoreFlipped } from '../../../../../../src/core/explain/signatures/infrastructure-bug/score-flipped.ts';
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

const flipped = (where: { share: number } | { from: number }) => ({
  serving: ({ predictions }: WorldTable, d: Draws) => put(predictions, d, where, (score) => 1 - score),
});

describe('scores that are turned round', () => {
  test('are seen throughout', () => {
    const [sighting, ...others] = scoreFlipped.look(plantedWorld(1, flipped({ share: 1 })));
    expect(others).toEqual([]);
    expect(sighting).toMatchObject({ features: [], window: null });
    expect(sighting.strength).toBeGreaterThan(0.9);
  });

  test('are seen from a moment on, and the moment to the slice', () => {
    const [{ window, strength }] = scoreFlipped.look(plantedWorld(2, flipped({ from: 0.6 })));
    expect(strength).toBeGreaterThan(0.8);
    expect(Math.abs((window?.from ?? 0) - (SERVING_START + 18 * DAY))).toBeLessThan(1.3 * DAY);
  });

  test('need no label', () => {
    const { serving } = flipped({ share: 1 });
    const seen = scoreFlipped.look(
      plantedWorld(3, {
        serving(table, d) {
          serving(table, d);
          table.labels.fill(NaN);
        },
      }),
    );
    expect(seen).toHaveLength(1);
  });
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  [
    'labels that turned round',
    { serving: ({ labels }, d) => put(labels, d, { share: 1 }, (label) => 1 - label) },
  ],
  [
    'scores of other rows',
    {
      serving({ predictions }, d) {
        const others = [...predictions].sort(() => d.uniform() - 0.5);
        put(predictions, d, { share: 1 }, (_, row) => others[row]);
      },
    },
  ],
  ['one score for all', { serving: ({ predictions }, d) => put(predictions, d, { share: 1 }, () => 0.3) }],
  ['a third of the scores turned round', flipped({ share: 0.3 })],
  [
    'features that turned round, and the scores with them',
    {
      serving(table, d) {
        put(table.features.age, d, { share: 1 }, (age) => 80 - age);
        answer(table, d);
      },
    },
  ],
])('%s are none', (_, change) => {
  expect(scoreFlipped.look(plantedWorld(4, change))).toEqual([]);
});

test.each(NATURAL)('$name shows none', ({ training, serving, servingRows }) => {
  expect(
    scoreFlipped.look(plantedWorld(5, { training, serving }, { servingRows: servingRows ?? 3000 })),
  ).toEqual([]);
});
