import { describe, expect, test } from 'vitest';
import { learnCalibration, probabilityOf } from '../../../../src/core/confirm/calibration.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

/** Scores uniform in [0, 1]; the probability of a positive is `probability(score)`. */
function labelled(rows: number, seed: number, probability: (score: number) => number) {
  const uniform = mulberry32(seed);
  const scores = Float64Array.from({ length: rows }, uniform);
  return { scores, labels: scores.map((score) => Number(uniform() < probability(score))) };
}

describe('calibration', () => {
  test('is learnt where scores are squeezed', () => {
    const { scores, labels } = labelled(4000, 1, (score) => score ** 3);
    const calibration = learnCalibration(scores, labels);
    expect(calibration.reason).toBe('helps');
    expect(calibration.errorBefore).toBeGreaterThan(0.2);
    expect(calibration.errorAfter).toBeLessThan(0.05);
    expect(Math.abs(probabilityOf(calibration, 0.5) - 0.125)).toBeLessThan(0.06);
  });

  test('may go either way where scores are probabilities already, and then changes little', () => {
    const reasons = Array.from({ length: 40 }, (_, round) => {
      const { scores, labels } = labelled(2000, 7919 * (round + 1), (score) => score);
      const calibration = learnCalibration(scores, labels);
      const changes = scores.map((score) => Math.abs(probabilityOf(calibration, score) - score));
      expect(changes.reduce((sum, change) => sum + change, 0) / 2000).toBeLessThan(0.06);
      return calibration.reason;
    });
    const helped = reasons.filter((reason) => reason === 'helps').length;
    expect(reasons.filter((reason) => reason === 'does-not-help').length).toBe(40 - helped);
    expect(helped).toBeGreaterThan(8);
    expect(helped).toBeLessThan(36);
  });

  test('the same seed decides the same', () => {
    const { scores, labels } = labelled(300, 9, (score) => score);
    expect(learnCalibration(scores, labels, 5)).toEqual(learnCalibration(scores, labels, 5));
  });

  test.each([
    ['one-class', [0.1, 0.9], [1, 1]],
    ['one-class', [NaN], [1]],
    ['separates', [0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]],
    ['too-few', [0.1, 0.3, 0.2], [0, 0, 1]],
  ])('learns nothing: %s', (reason, scores, labels) => {
    const calibration = learnCalibration(Float64Array.from(scores), Float64Array.from(labels));
    expect(calibration).toEqual({ fit: null, reason, errorBefore: null, errorAfter: null });
    expect(probabilityOf(calibration, 0.4)).toBe(0.4);
    expect(probabilityOf(calibration, 1.4)).toBeNaN();
  });

  test('maps scores that are no probabilities', () => {
    const { scores, labels } = labelled(2000, 2, (score) => score);
    const calibration = learnCalibration(
      scores.map((score) => 300 + 500 * score),
      labels,
    );
    expect(calibration.reason).toBe('not-probabilities');
    expect(Math.abs(probabilityOf(calibration, 700) - 0.8)).toBeLessThan(0.08);
  });

  test('refuses labels that are neither 0 nor 1', () => {
    expect(() => learnCalibration(Float64Array.of(0.5), Float64Array.of(2))).toThrow(RangeError);
  });
});
