import { describe, expect, test } from 'vitest';
import { floatCutToInt } from '../../../../../../src/core/explain/signatures/infrastructure-bug/float-cut-to-int.ts';
import { plantedWorld, put, served, type WorldChange } from '../../../../../support/planted-world.ts';

describe('fractions cut off', () => {
  test.each([{ share: 0.06 }, { share: 0.3 }, { share: 1 }, { from: 0.6 }])('%o', (where) => {
    const investigation = plantedWorld(
      1,
      served('amount', where, (x: never) => Math.trunc(x)),
    );
    const [sighting, ...others] = floatCutToInt.look(investigation);
    expect(others).toEqual([]);
    expect(sighting.features).toEqual(['amount']);
  });

  test.each([0, -1, 40])('%f filled in for a tenth is none', (value) => {
    const change = served('amount', { share: 0.1 }, () => value);
    expect(floatCutToInt.look(plantedWorld(1, change))).toEqual([]);
  });

  test('prices of which a part was whole before are none, when that part grows', () => {
    const change: WorldChange = {
      training: ({ features }, d) => put(features.amount, d, { share: 0.3 }, Math.round),
      serving: ({ features }, d) => put(features.amount, d, { share: 0.42 }, Math.round),
    };
    expect(floatCutToInt.look(plantedWorld(1, change))).toEqual([]);
  });
});
