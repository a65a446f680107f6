import { describe, expect, test } from 'vitest';
import { seasonal } from '../../../../../../src/core/explain/signatures/data-drift/seasonal.ts';
import type { Draws } from '../../../../../support/draws.ts';
import {
  answer,
  DAY,
  plantedWorld,
  SERVING_START,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

type Change = (table: WorldTable, d: Draws) => void;

/** Amounts that follow the year, training over so many days before serving. */
const year =
  (days: number, size = 1): Change =>
  (table, d) => {
    const rows = table.times.length;
    table.times.forEach(
      (_, row) => (table.times[row] = SERVING_START - 2 * DAY - ((rows - row) * days * DAY) / rows),
    );
    follow(size)(table, d);
  };

const follow =
  (size: number): Change =>
  (table, d) => {
    table.times.forEach((time, row) => {
      const wave = Math.cos((2 * Math.PI * (time - SERVING_START)) / (365 * DAY));
      table.features.amount[row] *= Math.exp(size * wave);
      table.features.age[row] += 8 * size * wave;
    });
    answer(table, d);
  };

/** Serving at other hours; amounts follow the hour. */
const hours =
  (first: number, last: number): Change =>
  (table, d) => {
    table.times.forEach((time, row) => {
      const hour = first + (last - first) * d.uniform();
      table.times[row] = Math.floor(time / DAY) * DAY + hour * 3_600_000;
      table.features.amount[row] *= 1 + Math.floor(hour) / 4;
    });
    answer(table, d);
  };

/** A column called month, which everything follows, and times that know nothing of it. */
const month =
  (months: readonly number[], isFollowed: boolean): Change =>
  (table, d) => {
    table.features.mnth = table.times.map(() => months[Math.floor(months.length * d.uniform())]);
    if (isFollowed)
      table.features.mnth.forEach((value, row) => {
        table.features.amount[row] *= Math.exp(Math.cos((2 * Math.PI * Number(value)) / 12));
      });
    answer(table, d);
  };
const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe('a season that training has seen', () => {
  test('of the year', () => {
    const [sighting] = seasonal.look(plantedWorld(1, { training: year(400), serving: follow(1) }));
    expect(sighting).toMatchObject({
      features: ['amount', 'age'],
      detail: 'the same months of the year before',
    });
    expect(sighting.strength).toBeGreaterThan(0.7);
  });

  test('of the day', () => {
    const [sighting] = seasonal.look(plantedWorld(2, { training: hours(0, 24), serving: hours(18, 24) }));
    expect(sighting).toMatchObject({ features: ['amount'], detail: 'the same hours of training' });
  });

  test('that a feature tells', () => {
    const [sighting] = seasonal.look(
      plantedWorld(3, { training: month(ALL_MONTHS, true), serving: month([1, 2, 12], true) }),
    );
    expect(sighting.features).toEqual(['mnth', 'amount']);
  });
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  ['of which training has seen half a year', { training: year(200), serving: follow(1) }],
  ['that training had otherwise', { training: year(400, -1), serving: follow(1) }],
  [
    'that is a trend',
    {
      training(table, d) {
        year(400, 0)(table, d);
        table.features.amount.forEach((x, row) => (table.features.amount[row] = x * (1 + row / 1500)));
      },
      serving: (table) => table.features.amount.forEach((x, row) => (table.features.amount[row] = 3 * x)),
    },
  ],
  ['that nothing follows', { training: year(400, 0) }],
  ['of months that nothing follows', { training: month(ALL_MONTHS, false), serving: month([1, 2], false) }],
  ['of months that training lacks', { training: month([5, 6, 7], true), serving: month([1, 2, 12], true) }],
])('a season %s is none', (_, change) => {
  expect(seasonal.look(plantedWorld(4, change))).toEqual([]);
});
