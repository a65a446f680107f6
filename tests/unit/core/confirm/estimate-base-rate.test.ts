import { describe, expect, test } from 'vitest';
import {
  baseRateFromPredictions,
  baseRateFromScores,
} from '../../../../src/core/confirm/estimate-base-rate.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

/** Calibrated scores of N(1, 1) positives and N(0, 1) negatives at a training rate, drawn at a serving rate. */
function sample(rows: number, seed: number, trainingRate: number, servingRate: number) {
  const uniform = mulberry32(seed);
  const normal = normals(uniform);
  return Float64Array.from({ length: rows }, () => {
    const x = Number(uniform() < servingRate) + normal();
    return 1 / (1 + ((1 - trainingRate) / trainingRate) * Math.exp(0.5 - x));
  });
}

/** The EM steps as published. */
function saerens(scores: Float64Array, trainingRate: number): number {
  let rate = trainingRate;
  for (let step = 0; step < 5000; step++) {
    const up = rate / trainingRate;
    const down = (1 - rate) / (1 - trainingRate);
    rate = scores.reduce((sum, s) => sum + (up * s) / (up * s + down * (1 - s)), 0) / scores.length;
  }
  return rate;
}

describe('base rate from scores', () => {
  test('is where the EM steps end', () => {
    for (const seed of [1, 2, 3]) {
      const scores = sample(400, seed, 0.4, 0.15);
      expect(baseRateFromScores(scores, 0.4)?.rate).toBeCloseTo(saerens(scores, 0.4), 8);
    }
  });

  test('finds a moved rate within its error, and rejects that it is the old one', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const result = baseRateFromScores(sample(5000, seed * 7919, 0.3, 0.1), 0.3);
      expect(Math.abs((result?.rate ?? NaN) - 0.1) / (result?.standardError ?? NaN)).toBeLessThan(4);
      expect(result?.pValue).toBeLessThan(1e-6);
    }
  });

  test('rejects an unmoved rate in about 5 of 100 samples', () => {
    let rejected = 0;
    for (let seed = 1; seed <= 400; seed++)
      rejected += Number((baseRateFromScores(sample(500, seed * 104729, 0.3, 0.3), 0.3)?.pValue ?? 0) < 0.05);
    // Three standard errors of a share of 400.
    expect(rejected).toBeGreaterThan(7);
    expect(rejected).toBeLessThan(34);
  });

  test('may lie at an end, has no error there, and needs a score', () => {
    const low = baseRateFromScores(Float64Array.of(0.01, 0.02), 0.5);
    expect(low).toMatchObject({ rate: 0, standardError: null, rows: 2 });
    expect(baseRateFromScores(Float64Array.of(1, 1), 0.5)?.rate).toBe(1);
    expect(baseRateFromScores(Float64Array.of(0, 0, 0, 1), 0.5)?.rate).toBeCloseTo(0.25, 12);
    expect(baseRateFromScores(Float64Array.of(NaN), 0.5)).toBeNull();
    expect(() => baseRateFromScores(Float64Array.of(1.2), 0.5)).toThrow(RangeError);
    expect(() => baseRateFromScores(Float64Array.of(0.2), 0)).toThrow(RangeError);
  });

  test('scores that are all the training rate say nothing', () => {
    const result = baseRateFromScores(Float64Array.of(0.3, 0.3), 0.3);
    expect(result?.likelihoodRatio).toBeCloseTo(0, 12);
    expect(result?.standardError === null || result?.pValue === 1).toBe(true);
  });
});

describe('base rate from predictions', () => {
  const held = { truePositives: 800, falsePositives: 300, positives: 1000, negatives: 2000 };

  test('solves mu = pi TPR + (1 - pi) FPR', () => {
    const predicted = 10_000 * (0.07 * 0.8 + 0.93 * 0.15);
    expect(baseRateFromPredictions(held, predicted, 10_000)).toMatchObject({ kind: 'estimated' });
    const result = baseRateFromPredictions(held, predicted, 10_000);
    if (result.kind === 'estimated') expect(result.rate).toBeCloseTo(0.07, 12);
  });

  test('its standard error is that of repeated samples', () => {
    const uniform = mulberry32(21);
    const draw = (n: number, p: number) => {
      let count = 0;
      for (let i = 0; i < n; i++) count += Number(uniform() < p);
      return count;
    };
    const rates: number[] = [];
    const errors: number[] = [];
    for (let round = 0; round < 600; round++) {
      const training = {
        truePositives: draw(200, 0.8),
        falsePositives: draw(300, 0.2),
        positives: 200,
        negatives: 300,
      };
      const result = baseRateFromPredictions(training, draw(500, 0.3 * 0.8 + 0.7 * 0.2), 500);
      if (result.kind !== 'estimated') continue;
      rates.push(result.unclipped);
      errors.push(result.standardError);
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(mean(rates.map((rate) => (rate - mean(rates)) ** 2)));
    expect(rates).toHaveLength(600);
    expect(Math.abs(mean(errors) / spread - 1)).toBeLessThan(0.12);
  });

  test('says so where predictions are too weak, and keeps to [0, 1]', () => {
    const weak = { truePositives: 50, falsePositives: 41, positives: 100, negatives: 100 };
    expect(baseRateFromPredictions(weak, 5, 10).kind).toBe('too-weak');
    expect(baseRateFromPredictions({ ...weak, falsePositives: 39 }, 5, 10).kind).toBe('estimated');
    expect(baseRateFromPredictions(held, 0, 100)).toMatchObject({ rate: 0 });
    expect(() => baseRateFromPredictions(held, 11, 10)).toThrow(RangeError);
  });
});
