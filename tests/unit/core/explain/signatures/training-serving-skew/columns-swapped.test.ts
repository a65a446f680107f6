import { describe, expect, test } from 'vitest';
import { columnsSwapped } from '../../../../../../src/core/explain/signatures/training-serving-skew/columns-swapped.ts';
import type { Draws } from '../../../../../support/draws.ts';
import { DRIFTS } from '../../../../../support/drifts.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import {
  DAY,
  NATURAL,
  plantedWorld,
  SERVING_START,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

const swapped = (where: { share: number } | { from: number }) => ({
  serving({ features }: WorldTable, d: Draws) {
    const { amount, age } = features;
    amount.forEach((value, row) => {
      const isReached = 'share' in where ? d.uniform() < where.share : row >= where.from * amount.length;
      if (isReached) [amount[row], age[row]] = [age[row], value];
    });
  },
});

describe('two columns in each other’s place in a part of the rows', () => {
  test.each([0.3, 0.6])('of the traffic: %f', (share) => {
    const [sighting, ...others] = columnsSwapped.look(plantedWorld(1, swapped({ share })));
    expect(others).toEqual([]);
    expect(sighting.features.toSorted()).toEqual(['age', 'amount']);
    const [, percent] = /about (\d+)%/u.exec(sighting.finding) ?? [];
    expect(Math.abs(Number(percent) / 100 - share)).toBeLessThan(0.05);
  });

  test('from a moment on, with the moment', () => {
    const [{ features, window }] = columnsSwapped.look(plantedWorld(2, swapped({ from: 0.5 })));
    expect(features.toSorted()).toEqual(['age', 'amount']);
    expect(Math.abs((window?.from ?? 0) - (SERVING_START + 15 * DAY))).toBeLessThan(1.3 * DAY);
  });
});

test('one column that takes the values of another is no swap', () => {
  const change = ({ features }: WorldTable, d: Draws) =>
    features.age.forEach((_, row) => {
      if (d.uniform() < 0.5) features.age[row] = features.amount[row];
    });
  expect(columnsSwapped.look(plantedWorld(3, { serving: change }))).toEqual([]);
});

test.each(NATURAL)('$name shows none', ({ training, serving, servingRows }) => {
  expect(
    columnsSwapped.look(plantedWorld(4, { training, serving }, { servingRows: servingRows ?? 3000 })),
  ).toEqual([]);
});

test('columns that drift, whichever two, show none', () => {
  const seen = [1, 2, 3].flatMap((seed) => {
    const all = DRIFTS.map(({ make }, k) => make(seed * 100 + k, 1500));
    const features = (side: 'training' | 'serving') =>
      Object.fromEntries(all.map((columns, k) => [`x${k}`, columns[side]]));
    return columnsSwapped.look(
      madeInvestigation({ features: features('training') }, { features: features('serving') }),
    );
  });
  expect(seen.map(({ finding }) => finding)).toEqual([]);
});
