import { expect, test } from 'vitest';
import { writtenAfterwards } from '../../../../../../src/core/explain/signatures/label-leakage/written-afterwards.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';

const REASONS = ['A1', 'B2', 'C3'];

/** A reason that is filled in for this share of the positives, and of the negatives. */
const reasons = (positives: number, negatives: number) => (table: WorldTable, d: Draws) => {
  table.features.reason = table.labels.map((label) =>
    d.uniform() < (label === 1 ? positives : negatives) ? REASONS[Math.floor(3 * d.uniform())] : null,
  );
};

/** The channel is written over for this share of the positives, and of the negatives. */
const closed = (positives: number, negatives: number) => (table: WorldTable, d: Draws) =>
  table.labels.forEach((label, row) => {
    if (d.uniform() < (label === 1 ? positives : negatives)) table.features.channel[row] = 'closed';
  });

test.each([
  [0.5, 0.1],
  [0.7, 0.1],
  [0.95, 0.02],
])('a reason for %f of the positives and %f of the others, for nobody at serving', (positives, negatives) => {
  const [sighting, ...others] = writtenAfterwards.look(
    plantedWorld(1, { training: reasons(positives, negatives), serving: reasons(0, 0) }),
  );
  expect(others).toEqual([]);
  expect(sighting).toMatchObject({ features: ['reason'], detail: 'filled in' });
});

test('a reason that serving has as seldom as others have it, whatever the outcome', () => {
  const [sighting] = writtenAfterwards.look(
    plantedWorld(1, { training: reasons(0.8, 0.1), serving: reasons(0.1, 0.1) }),
  );
  expect(sighting.features).toEqual(['reason']);
});

test.each([0.25, 0.5, 0.9])('a category that is written over %f of the positives', (positives) => {
  const [sighting] = writtenAfterwards.look(plantedWorld(1, { training: closed(positives, 0.02) }));
  expect(sighting).toMatchObject({ features: ['channel'], detail: 'closed' });
});

test('a category that tells the label in a column that is lost as a whole is not written afterwards', () => {
  expect(
    writtenAfterwards.look(
      plantedWorld(1, {
        training: closed(0.7, 0.02),
        serving: ({ features }) => void (features.channel as (string | null)[]).fill(null),
      }),
    ),
  ).toEqual([]);
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  ['is there at serving as well', { training: reasons(0.8, 0.1), serving: reasons(0.8, 0.1) }],
  ['tells nothing', { training: reasons(0.3, 0.3), serving: reasons(0, 0) }],
  [
    'gets lost at a moment',
    {
      training: reasons(0.8, 0.1),
      serving: (table, d) => {
        reasons(0.8, 0.1)(table, d);
        (table.features.reason as (string | null)[]).fill(null, 300);
      },
    },
  ],
])('a reason that %s is none', (_, change) => {
  expect(writtenAfterwards.look(plantedWorld(1, change))).toEqual([]);
});
