import { expect, test } from 'vitest';
import { ownBonds } from '../../../../src/core/explain/bonds.ts';
import { seededRandom } from '../../../../src/core/metrics/seeded-random.ts';
import { plantedPair, type PlantedTable } from '../../../support/planted-pair.ts';

const ROWS = 4000;

/** Four features of one thing, the label of it, and one that was computed from the label. */
function table(seed: number, isQuantity = false): PlantedTable {
  const random = seededRandom(seed);
  const behind = Array.from({ length: ROWS }, () => random());
  const like = () => behind.map((value) => value + 0.5 * random());
  const labels = behind.map((value) => (isQuantity ? 3 * value + random() : Number(random() < value)));
  return {
    features: { a: like(), b: like(), c: like(), known: labels.map((label) => label + 0.4 * random()) },
    labels,
  };
}

test.each([
  ['two classes', 'binary', false],
  ['quantities', 'regression', true],
] as const)(
  'a feature of the label alone hangs together with the others only through it: %s',
  (_, task, is) => {
    const investigation = plantedPair(table(1, is), table(2, is), task);
    expect(ownBonds(investigation, 'known')).toEqual([]);
    // Its bonds to the two that are of the same thing; that to the feature of the label is not its own.
    expect(ownBonds(investigation, 'a')?.map(({ features }) => features.join())).toEqual(['a,b', 'a,c']);
  },
);

test('without labels, or without any bond, nothing can be said', () => {
  const { features } = table(1);
  expect(ownBonds(plantedPair({ features }, { features }), 'a')).toBeNull();
  const random = seededRandom(9);
  const alone = { ...table(3), features: { alone: Array.from({ length: ROWS }, () => random()) } };
  expect(ownBonds(plantedPair(alone, alone), 'alone')).toBeNull();
});
