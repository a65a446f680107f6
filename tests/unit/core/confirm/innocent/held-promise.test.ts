import { describe, expect, test } from 'vitest';
import { learnCalibration } from '../../../../../src/core/confirm/calibration.ts';
import { heldPromise } from '../../../../../src/core/confirm/innocent/held-promise.ts';
import { plainSide, simulatedSide, type Simulation } from '../../../../support/simulated-outcomes.ts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const training = simulatedSide(1);
const calibration = learnCalibration(training.predictions, training.labels, 1);
const promiseOf = (simulation: Simulation, seed = 2) =>
  heldPromise(simulatedSide(seed, simulation), calibration);

describe('whether scores keep their word', () => {
  test.each(Array.from({ length: 20 }, (_, i) => i + 10))(
    'they do where nothing changed (seed %i)',
    (seed) => {
      expect(promiseOf({}, seed).broken).toBeNull();
    },
  );

  test('a harder and rarer mix of the same cases breaks nothing', () => {
    expect(promiseOf({ logit: (normal) => -3 + 1.2 * normal() }).broken).toBeNull();
  });

  test.each([
    ['too few promised', (l: number) => sigmoid(l + 2), /times as many positives came true/],
    ['too many promised', (l: number) => sigmoid(l - 2), /^\d\d% as many positives came true/],
    ['too sure', (l: number) => sigmoid(-0.55 + 0.45 * l), /^Among serving's rows the odds .* 0\.\d+ times/],
    ['too shy', (l: number) => sigmoid(0.9 + 1.8 * l), /1\.\d+ times as fast/],
  ])('%s', (_, chance, words) => {
    expect(promiseOf({ chance }).broken).toMatch(words);
  });

  test('a few rows that look so by chance are not enough', () => {
    expect(promiseOf({ rows: 40, chance: (l) => sigmoid(l + 0.5) }).broken).toBeNull();
  });

  test('scores that were wrong in training in the same way keep the word they gave there', () => {
    const wrong = (side: typeof training) => ({
      ...side,
      predictions: side.predictions.map((score) => score / 10),
    });
    const learnt = learnCalibration(wrong(training).predictions, training.labels, 1);
    expect(heldPromise(wrong(simulatedSide(3)), learnt).broken).toBeNull();
  });

  test('scores that all mean never', () => {
    const side = { ...plainSide(100), labels: new Float64Array(100).fill(1, 0, 30) };
    const asIs = { fit: null, reason: 'does-not-help', errorBefore: 0, errorAfter: 0 } as const;
    expect(heldPromise(side, asIs)).toMatchObject({
      broken: "Serving's scores promise no positive at all, and 30 rows came true",
      facts: [{ value: null }, { value: null }],
    });
  });
});
