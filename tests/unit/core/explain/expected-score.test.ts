import { expect, test } from 'vitest';
import { expectedScores } from '../../../../src/core/explain/expected-score.ts';
import { correlation } from '../../../../src/core/stats/correlation.ts';
import { plantedPair } from '../../../support/planted-pair.ts';
import { plantedWorld } from '../../../support/planted-world.ts';

test('two features add what training scored with each of their values, less its mean', () => {
  const a = Array.from({ length: 400 }, (_, row) => (row % 2 === 0 ? 'x' : 'y'));
  const b = Array.from({ length: 400 }, (_, row) => (row % 4 < 2 ? 'u' : 'v'));
  const scores = a.map((text, row) => (text === 'x' ? 10 : 4) + (b[row] === 'u' ? 1 : -1));
  const { expected } = expectedScores(
    plantedPair(
      { features: { a, b }, labels: scores, predictions: scores },
      { features: { a, b }, labels: scores, predictions: scores },
      'regression',
    ),
  )!;
  // Training's means are 10 and 4, 8 and 6; its mean is 7.
  expect([...expected.serving.subarray(0, 4)]).toEqual(
    [4, -2, 2, -4].map((value) => expect.closeTo(value, 10)),
  );
});

test('it follows the scores of a model that is not additive', () => {
  const { expected, scores } = expectedScores(plantedWorld(1))!;
  expect(correlation(expected.training, scores.training)).toBeGreaterThan(0.8);
  expect(correlation(expected.serving, scores.serving)).toBeGreaterThan(0.8);
});

test('rows without a score have an expected one', () => {
  const found = expectedScores(
    plantedWorld(2, { serving: ({ predictions }) => void predictions.fill(NaN, 0, 10) }),
  )!;
  expect(found.scores.serving.subarray(0, 10).every(Number.isNaN)).toBe(true);
  expect(found.expected.serving.every(Number.isFinite)).toBe(true);
});

test('few scores, or none, say nothing', () => {
  expect(expectedScores(plantedWorld(3, {}, { rows: 150 }))).toBeNull();
  expect(
    expectedScores(plantedWorld(3, { training: ({ predictions }) => void predictions.fill(NaN) })),
  ).toBeNull();
});
