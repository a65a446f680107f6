import { describe, expect, test } from 'vitest';
import { oneHotGroups } from '../../../../../../src/core/explain/one-hot-groups.ts';
import { oneHotOrder } from '../../../../../../src/core/explain/signatures/training-serving-skew/one-hot-order.ts';
import { draws } from '../../../../../support/draws.ts';
import { plantedPair } from '../../../../../support/planted-pair.ts';

const NAMES = ['bern', 'lima', 'oslo', 'new-york', 'new-delhi', 'new-town'];
const SHARES = [0.36, 0.62, 0.78, 0.89, 0.96, 1];
const ROWS = 4000;

/** Columns of cities; labels follow the city, columns stand where `placed` says. */
function table(
  seed: number,
  placed: (city: number) => number = (city) => city,
  labelled = (city: number) => city,
) {
  const d = draws(seed);
  const cities = d.many(ROWS, () => {
    const u = d.uniform();
    return SHARES.findIndex((share) => u < share);
  });
  return {
    features: {
      ...Object.fromEntries(
        NAMES.map((name, k) => [`city=${name}`, cities.map((city) => Number(placed(city) === k))]),
      ),
      city_is_large: cities.map((city) => Number(city % 2 === 0)),
      age: cities.map(() => d.normal()),
    },
    labels: cities.map((city) => Number(d.uniform() < labelled(city) / 6)),
  };
}
const shifted = (city: number) => (city + 1) % 6;

test('columns of one category are found by name and by excluding each other', () => {
  const { features } = plantedPair(table(1), table(2));
  const groups = oneHotGroups(features);
  expect(groups.map(({ columns }) => columns.map(({ name }) => name))).toEqual([
    NAMES.map((name) => `city=${name}`),
  ]);
  expect(groups[0].category.name).toBe('city');
});

test('flags that are 1 together are no category', () => {
  const d = draws(3);
  const flags = () =>
    Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [`has_${name}`, d.many(500, () => Number(d.uniform() < 0.5))]),
    );
  expect(oneHotGroups(plantedPair({ features: flags() }, { features: flags() }).features)).toEqual([]);
});

describe('columns in another order', () => {
  test('are seen, all of them', () => {
    const [sighting, ...others] = oneHotOrder.look(plantedPair(table(1), table(2, shifted)));
    expect(others).toEqual([]);
    expect(sighting.features).toEqual(NAMES.map((name) => `city=${name}`));
    expect(sighting.repair).toBeUndefined();
  });

  test.each([
    ['no change', table(4)],
    ['other cities, whose labels are theirs', table(4, shifted, shifted)],
  ])('%s is none', (_, serving) => {
    expect(oneHotOrder.look(plantedPair(table(1), serving))).toEqual([]);
  });
});
