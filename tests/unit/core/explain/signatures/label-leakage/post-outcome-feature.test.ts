import { expect, test } from 'vitest';
import { postOutcomeFeature } from '../../../../../../src/core/explain/signatures/label-leakage/post-outcome-feature.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';

/** A quantity that tells the outcome, with this much noise. */
const settled = (noise: number) => (table: WorldTable, d: Draws) => {
  table.features.settled = table.labels.map(
    (label) => Math.round(100 * (3 + label + noise * d.normal())) / 100,
  );
};
const served = (value: number) => (table: WorldTable) => {
  table.features.settled = table.labels.map(() => value);
};

test.each([
  [0.1, 0],
  [0.3, -1],
  [0.5, NaN],
])('noise %f in training, %f at serving', (noise, value) => {
  const [sighting, ...others] = postOutcomeFeature.look(
    plantedWorld(1, { training: settled(noise), serving: served(value) }),
  );
  expect(others).toEqual([]);
  expect(sighting.features).toEqual(['settled']);
});

test('a column that serving lacks', () => {
  expect(postOutcomeFeature.look(plantedWorld(1, { training: settled(0.2) }))).toMatchObject([
    { features: ['settled'] },
  ]);
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  ['tells little', { training: settled(4), serving: served(0) }],
  ['is there at serving', { training: settled(0.2), serving: settled(0.2) }],
  [
    'gets lost at a moment',
    {
      training: settled(0.2),
      serving: (table, d) => {
        settled(0.2)(table, d);
        (table.features.settled as number[]).fill(0, 100);
      },
    },
  ],
])('a feature that %s is none', (_, change) => {
  expect(postOutcomeFeature.look(plantedWorld(1, change))).toEqual([]);
});

test('a column that serving lacks is none where another is next to the label as well: it was forgotten', () => {
  const training = (table: WorldTable, d: Draws) => {
    settled(0.3)(table, d);
    table.features.twin = table.labels.map((label) => label + 0.32 * d.normal());
  };
  const serving = (table: WorldTable, d: Draws) => {
    table.features.twin = table.labels.map((label) => label + 0.32 * d.normal());
  };
  expect(postOutcomeFeature.look(plantedWorld(1, { training, serving }))).toEqual([]);
});

test('nor where serving has it under another name', () => {
  const serving = (table: WorldTable, d: Draws) => {
    settled(0.2)(table, d);
    table.features.f_settled = table.features.settled;
    delete table.features.settled;
  };
  expect(postOutcomeFeature.look(plantedWorld(1, { training: settled(0.2), serving }))).toEqual([]);
});
