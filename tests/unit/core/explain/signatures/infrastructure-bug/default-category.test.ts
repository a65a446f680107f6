import { describe, expect, test } from 'vitest';
import { defaultCategory } from '../../../../../../src/core/explain/signatures/infrastructure-bug/default-category.ts';
import { plantedWorld, put, served, type WorldChange } from '../../../../../support/planted-world.ts';

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

  test('bit by bit it is the world', () => {
    const change: WorldChange = {
      serving: ({ features }, d) =>
        put(features.region, d, { share: 1 }, (x, row) => (d.uniform() < row / 3000 ? 'east' : x)),
    };
    expect(defaultCategory.look(plantedWorld(1, change))).toEqual([]);
  });
});
