import { describe, expect, test } from 'vitest';
import { defaultCategory } from '../../../../../../src/core/explain/signatures/infrastructure-bug/default-category.ts';
import type { Draws } from '../../../../../support/draws.ts';
import {
  plantedWorld,
  put,
  served,
  type WorldChange,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

describe('one known category that takes over', () => {
  test.each([0.15, 0.3, 0.6])('a share of %f', (share) => {
    const [sighting, ...others] = defaultCategory.look(
      plantedWorld(
        1,
        served('region', { share }, () => 'east'),
      ),
    );
    expect(others).toEqual([]);
    expect(sighting.features).toEqual(['region']);
  });

  describe.each([
    ['rows of every kind fall back to it', false],
    ['rows of its own kind are shown more', true],
  ])('%s', (_, isOwn) => {
    /** A column that mostly says what the region is. */
    const towns = (table: WorldTable, d: Draws) => {
      table.features.town = table.features.region.map((region) =>
        d.uniform() < 0.7 ? `${region} town` : `town ${Math.floor(4 * d.uniform())}`,
      );
    };
    test.each([0.2, 0.5])('in %f of serving', (share) => {
      const seen = defaultCategory.look(
        plantedWorld(2, {
          training: towns,
          serving(table, d) {
            const fall = () => put(table.features.region, d, { share }, () => 'east');
            if (isOwn) fall();
            towns(table, d);
            if (!isOwn) fall();
          },
        }),
      );
      expect(seen.map(({ features }) => features[0])).toEqual(isOwn ? [] : ['region']);
    });
  });

  test('bit by bit it is the world', () => {
    const change: WorldChange = {
      serving: ({ features }, d) =>
        put(features.region, d, { share: 1 }, (x, row) => (d.uniform() < row / 3000 ? 'east' : x)),
    };
    expect(defaultCategory.look(plantedWorld(1, change))).toEqual([]);
  });
});
