import { describe, expect, test } from 'vitest';
import { staleValues } from '../../../../../../src/core/explain/signatures/infrastructure-bug/stale-values.ts';
import { plantedWorld, put, type WorldChange } from '../../../../../support/planted-world.ts';

describe('values that repeat from row to row', () => {
  const repeated = (share: number, every: number): WorldChange => ({
    serving: ({ features }, d) => {
      const old = features.amount.slice();
      put(features.amount, d, { share }, (_, row) => old[row - (row % every)]);
    },
  });

  test.each([
    [1, 40],
    [1, 200],
    [0.4, 100],
  ])('in a share of %f, for %i rows each', (share, every) => {
    const seen = staleValues.look(plantedWorld(1, repeated(share, every)));
    expect(seen.map(({ features }) => features)).toEqual([['amount']]);
  });

  test('whole rows that repeat are retries', () => {
    const change: WorldChange = {
      serving: ({ features }) =>
        Object.values(features).forEach((column) =>
          column.forEach((_, row) => row % 2 === 1 && (column[row] = column[row - 1])),
        ),
    };
    expect(staleValues.look(plantedWorld(1, change))).toEqual([]);
  });
});
