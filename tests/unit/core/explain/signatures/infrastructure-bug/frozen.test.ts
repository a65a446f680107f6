import { describe, expect, test } from 'vitest';
import { frozen } from '../../../../../../src/core/explain/signatures/infrastructure-bug/frozen.ts';
import { staleValues } from '../../../../../../src/core/explain/signatures/infrastructure-bug/stale-values.ts';
import {
  DAY,
  plantedWorld,
  served,
  SERVING_START,
  type WorldChange,
} from '../../../../../support/planted-world.ts';

describe('a freeze', () => {
  test.each([{ from: 0.95 }, { from: 0.7 }, { from: 0.3 }])('of numbers: %o', (where) => {
    const [sighting, ...others] = frozen.look(
      plantedWorld(
        1,
        served('amount', where, () => 48.5),
      ),
    );
    expect(others).toEqual([]);
    expect(sighting).toMatchObject({
      features: ['amount'],
      strength: 1,
      window: { from: SERVING_START + where.from * 30 * DAY, to: null },
    });
  });

  test('on a value that was frequent already', () => {
    const [sighting] = frozen.look(
      plantedWorld(
        1,
        served('visits', { from: 0.8 }, () => 0),
      ),
    );
    expect(sighting).toMatchObject({ features: ['visits'], strength: 1 });
  });

  test('of a category, for a while only', () => {
    const change: WorldChange = {
      serving: ({ features }) => features.region.fill('west', 1200, 1500),
    };
    const [sighting] = frozen.look(plantedWorld(1, change));
    // Rows beside the stretch that hold the value by chance belong to it.
    expect(sighting.window?.from).toBeCloseTo(SERVING_START + 12 * DAY, -6);
    expect(sighting.window?.to).not.toBeNull();
  });

  test('throughout, without a moment', () => {
    const [sighting] = frozen.look(
      plantedWorld(
        1,
        served('age', { share: 1 }, () => 40),
      ),
    );
    expect(sighting).toMatchObject({ features: ['age'], window: null, detail: 'constant throughout' });
  });

  test('rows that come in batches in training too are none', () => {
    const batches = (rows: (string | null)[]) =>
      rows.forEach((_, row) => (rows[row] = ['a', 'b', 'c', 'd'][Math.floor(row / 150) % 4]));
    const change: WorldChange = {
      training: ({ features }) => batches(features.region),
      serving: ({ features }) => batches(features.region),
    };
    expect(frozen.look(plantedWorld(1, change))).toEqual([]);
    expect(staleValues.look(plantedWorld(1, change))).toEqual([]);
  });
});
