import { describe, expect, test } from 'vitest';
import { defaultFilled } from '../../../../../../src/core/explain/signatures/infrastructure-bug/default-filled.ts';
import { frozen } from '../../../../../../src/core/explain/signatures/infrastructure-bug/frozen.ts';
import { DAY, plantedWorld, put, served, type WorldChange } from '../../../../../support/planted-world.ts';

describe('a default', () => {
  test.each([
    ['-1', { share: 0.05 }],
    ['-999', { share: 0.04 }],
    ['0', { share: 0.1 }],
    ['9999', { from: 0.8 }],
  ] as const)('%s: %o', (value, where) => {
    const [sighting, ...others] = defaultFilled.look(
      plantedWorld(
        1,
        served('amount', where, () => Number(value)),
      ),
    );
    expect(others).toEqual([]);
    expect(sighting).toMatchObject({ features: ['amount'], detail: `${value} as a default` });
  });

  test('"unknown" among categories', () => {
    const [sighting] = defaultFilled.look(
      plantedWorld(
        1,
        served('channel', { share: 0.1 }, () => 'unknown'),
      ),
    );
    expect(sighting.features).toEqual(['channel']);
  });

  test.each([0, 3, -1])('%f in place of the nulls that training had', (value) => {
    const investigation = plantedWorld(
      1,
      served('rating', { share: 1 }, (old: never) => (Number.isNaN(old) ? value : old)),
    );
    const [sighting] = defaultFilled.look(investigation);
    expect(sighting).toMatchObject({ features: ['rating'], repair: { kind: 'is-null', value } });
  });

  test('that is any value, in a feature whose values are hardly ever equal', () => {
    const change: WorldChange = {
      training: ({ features }, d) => put(features.amount, d, { share: 1 }, (x) => x + d.uniform()),
      serving: ({ features }, d) =>
        put(features.amount, d, { share: 1 }, (x) => (d.uniform() < 0.06 ? 61.37 : x + d.uniform())),
    };
    const [sighting] = defaultFilled.look(plantedWorld(1, change));
    expect(sighting).toMatchObject({ features: ['amount'], detail: '61.37 as a default' });
  });

  test('no month of serving is one, nor is it frozen', () => {
    const month = (times: readonly number[]) => times.map((time) => new Date(time).getUTCMonth() % 2);
    const investigation = plantedWorld(1, {
      training: (table) => {
        table.times = table.times.map((time, row) => time + (row % 2) * 31 * DAY);
        table.features.month = month(table.times);
      },
      serving: (table) => {
        table.features.month = month(table.times);
      },
    });
    expect(defaultFilled.look(investigation)).toEqual([]);
    expect(frozen.look(investigation)).toEqual([]);
  });
});

test('buckets are no defaults, though each is frequent', () => {
  const edges = [0, 28, 35, 41, 48];
  const bucket = (age: number) => edges.findLast((edge) => age >= edge) ?? 0;
  expect(defaultFilled.look(plantedWorld(1, served('age', { share: 1 }, bucket)))).toEqual([]);
});
