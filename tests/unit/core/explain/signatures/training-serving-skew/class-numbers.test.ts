import { describe, expect, test } from 'vitest';
import { classNumbers } from '../../../../../../src/core/explain/signatures/training-serving-skew/class-numbers.ts';
import { DRIFTS, SIZES } from '../../../../../support/drifts.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import { DAY, plantedWorld, put, served, SERVING_START } from '../../../../../support/planted-world.ts';

/** Cut points of ages, at quantiles and at equal distances. */
const QUANTILES = [28, 35, 40, 45, 52];
const EQUAL = [15, 25, 35, 45, 55, 65];
const classOf = (edges: readonly number[], first: number) => (value: number) =>
  first + edges.filter((edge) => value > edge).length;

describe('numbers of classes', () => {
  test.each([
    ['from 0, cut at quantiles', classOf(QUANTILES, 0), 6],
    ['from 1, cut at quantiles', classOf(QUANTILES, 1), 6],
    ['from 0, as wide as each other', classOf(EQUAL, 0), 7],
  ])('%s', (_, change, classes) => {
    const [sighting, ...others] = classNumbers.look(plantedWorld(1, served('age', { share: 1 }, change)));
    expect(others).toEqual([]);
    expect(sighting).toMatchObject({ features: ['age'], detail: `${classes} classes` });
  });

  test('in a part of the traffic, and from a moment on with the moment', () => {
    const [part] = classNumbers.look(plantedWorld(2, served('age', { share: 0.2 }, classOf(QUANTILES, 0))));
    expect(part).toMatchObject({ features: ['age'], window: null });
    const [{ window }] = classNumbers.look(
      plantedWorld(3, served('age', { from: 0.5 }, classOf(QUANTILES, 0))),
    );
    expect(Math.abs((window?.from ?? 0) - (SERVING_START + 15 * DAY))).toBeLessThan(0.2 * DAY);
  });
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  ['a default', served('age', { share: 0.3 }, () => 0)],
  [
    'two defaults',
    { serving: ({ features }, d) => put(features.age, d, { share: 0.3 }, (_, row) => row % 2) },
  ],
  [
    'children',
    served('age', { share: 0.3 }, (_, row) => Math.round(10 * (1 + ((row * 37) % 100) / 12)) / 10),
  ],
  ['numbers that are small anyway', served('visits', { share: 1 }, (visits: number) => Math.min(6, visits))],
  [
    'values of which the fractions were cut off',
    {
      training: ({ features }) =>
        void (features.far = features.amount.map(
          (amount) => Math.round(100 * Math.min(9.5, amount / 20)) / 100,
        )),
      serving: ({ features }) =>
        void (features.far = features.amount.map((amount) => Math.floor(Math.min(9.5, amount / 20)))),
    },
  ],
  ['decades', served('age', { share: 1 }, (age: number) => 10 * Math.floor(age / 10))],
])('%s are none', (_, change) => {
  expect(classNumbers.look(plantedWorld(4, change))).toEqual([]);
});

test.each(DRIFTS.flatMap((drift) => SIZES.map((size) => ({ ...drift, size }))))(
  '$name, $size rows, is none',
  ({ make, size }) => {
    for (let seed = 1; seed <= 10; seed++) {
      const { training, serving } = make(seed, size);
      expect(
        classNumbers.look(madeInvestigation({ features: { x: training } }, { features: { x: serving } })),
      ).toEqual([]);
    }
  },
);
