import { expect, test } from 'vitest';
import {
  covariateAbrupt,
  covariateGradual,
  covariateShift,
} from '../../../../../../src/core/explain/signatures/data-drift/covariate.ts';
import { plantedWorld, put } from '../../../../../support/planted-world.ts';

const SIGNATURES = [covariateGradual, covariateAbrupt, covariateShift];
/** Ages that move by so many years at each part of serving. */
const seen = (yearsAt: (part: number) => number) => {
  const investigation = plantedWorld(1, {
    serving: ({ features }, d) => put(features.age, d, { share: 1 }, (x, row) => x + yearsAt(row / 3000)),
  });
  return SIGNATURES.flatMap(({ id, look }) => look(investigation).map(({ features }) => [id, ...features]));
};

test.each<[string, (part: number) => number, string]>([
  ['steadily', (part) => 20 * part, 'data-drift/covariate-gradual'],
  ['at a moment', (part) => (part < 0.6 ? 0 : 15), 'data-drift/covariate-abrupt'],
  ['from the first row on', () => 8, 'data-drift/covariate-shift'],
])('a feature that moves %s', (_, yearsAt, id) => {
  expect(seen(yearsAt)).toEqual([[id, 'age']]);
});

test.each([
  ['nothing', () => 0],
  ['a little', () => 1.5],
])('%s is none', (_, yearsAt) => {
  expect(seen(yearsAt)).toEqual([]);
});
