import { describe, expect, test } from 'vitest';
import { momentAfterRow } from '../../../../../../src/core/explain/signatures/label-leakage/moment-after-row.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { DAY, plantedWorld, type WorldTable } from '../../../../../support/planted-world.ts';

/** A moment as many days after the row, in milliseconds, seconds or whatever `unit` makes of it. */
const moments =
  (daysOf: (d: Draws, label: number) => number, unit = 1) =>
  (table: WorldTable, d: Draws) => {
    table.features.updated_at = table.times.map(
      (time, row) => Math.floor(time + daysOf(d, table.labels[row]) * DAY) * unit,
    );
  };
const before = (d: Draws) => -5 * d.uniform();
const closed = (d: Draws, label: number) => (label === 1 ? 3 + 4 * d.uniform() : before(d));

describe('a moment that had not come yet', () => {
  test.each([
    ['milliseconds', 1],
    ['seconds', 1e-3],
    ['microseconds', 1e3],
  ])('in %s', (_, unit) => {
    const [sighting, ...others] = momentAfterRow.look(
      plantedWorld(1, { training: moments(closed, unit), serving: moments(before, unit) }),
    );
    expect(others).toEqual([]);
    expect(sighting.features).toEqual(['updated_at']);
    expect(sighting.strength).toBeGreaterThan(0.85);
  });

  test('for one row in ten, whatever its label', () => {
    const [sighting] = momentAfterRow.look(
      plantedWorld(2, {
        training: moments((d) => (d.uniform() < 0.1 ? 2 : before(d))),
        serving: moments(before),
      }),
    );
    expect(sighting.facts[0]).toMatchObject({ value: expect.closeTo(0.1, 1) });
  });
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  ['what is planned', { training: moments(() => 30), serving: moments(() => 30) }],
  [
    'what is planned less often',
    {
      training: moments((d) => (d.uniform() < 0.5 ? 9 : -9)),
      serving: moments((d) => (d.uniform() < 0.3 ? 9 : -9)),
    },
  ],
  ['what is past', { training: moments(before), serving: moments(before) }],
  ['a second', { training: moments(() => 1 / 86_400), serving: moments(before) }],
  ['serving alone', { training: moments(before), serving: moments(closed) }],
  ['another unit', { training: moments(closed), serving: moments(before, 1e-3) }],
  ['nothing', {}],
])('%s is none', (_, change) => {
  expect(momentAfterRow.look(plantedWorld(3, change))).toEqual([]);
});
