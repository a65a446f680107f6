import { describe, expect, test } from 'vitest';
import { rawCalibrationError } from '../../../../src/core/metrics/calibration-error.ts';
import { rankScores } from '../../../../src/core/metrics/ranked-scores.ts';
import { reliabilityBins } from '../../../../src/core/metrics/reliability.ts';
import { checkDownSampling } from '../../../../src/core/confirm/down-sampling.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

/** Labels drawn from true probabilities, and the scores that a model gives for these. */
function rows(count: number, seed: number, scoreOf: (p: number) => number) {
  const uniform = mulberry32(seed);
  const normal = normals(uniform);
  const truth = Float64Array.from({ length: count }, () => 1 / (1 + Math.exp(3 - normal())));
  return { scores: truth.map(scoreOf), labels: truth.map((p) => Number(uniform() < p)) };
}
const thinned = (share: number) => (p: number) => p / (p + (1 - p) * share);

describe('a missing correction for thinned negatives', () => {
  test.each([0.3, 0.1, 0.02])('is found, with the share kept: %s', (share) => {
    const { scores, labels } = rows(20_000, 5, thinned(share));
    const check = checkDownSampling(scores, labels);
    expect(check?.isLikely).toBe(true);
    expect(Math.abs(Math.log((check?.keptShare ?? NaN) / share))).toBeLessThan(0.15);
    expect(check?.errorAfter).toBeLessThan((check?.errorBefore ?? 0) / 4);
  });

  test.each<[string, (p: number) => number]>([
    ['calibrated scores', (p) => p],
    ['scores a little too high', thinned(0.8)],
    ['scores too low', thinned(4)],
    ['scores that say nothing', (p) => ((p * 7919) % 1) * 0.5],
    ['scores that are overconfident as well', (p) => 1 / (1 + Math.exp(-5 * Math.log(p / (1 - p)) - 12))],
    ['the same score for all', () => 0.06],
  ])('is not found in %s', (_, scoreOf) => {
    const { scores, labels } = rows(20_000, 6, scoreOf);
    expect(checkDownSampling(scores, labels)?.isLikely).toBe(false);
  });

  test('is told from overconfident scores in few rows too', () => {
    const shares = [thinned(0.1), (p: number) => 1 / (1 + Math.exp(-2 * Math.log(p / (1 - p)) - 4))].map(
      (scoreOf) => {
        let found = 0;
        for (let seed = 1; seed <= 60; seed++) {
          const { scores, labels } = rows(2000, seed * 7919, scoreOf);
          found += Number(checkDownSampling(scores, labels)?.isLikely);
        }
        return found / 60;
      },
    );
    expect(shares[0]).toBeGreaterThan(0.9);
    expect(shares[1]).toBeLessThan(0.05);
  });

  test('is not found in few rows, without positives, or outside [0, 1]', () => {
    expect(checkDownSampling(Float64Array.of(0.5, 0.6, 0.4), Float64Array.of(0, 0, 1))?.isLikely).toBe(false);
    expect(checkDownSampling(Float64Array.of(0.5, 0.6), Float64Array.of(0, 0))).toMatchObject({
      ratio: null,
      keptShare: null,
      errorAfter: null,
      isLikely: false,
    });
    expect(checkDownSampling(Float64Array.of(5), Float64Array.of(0))).toBeNull();
    expect(checkDownSampling(Float64Array.of(NaN), Float64Array.of(0))).toBeNull();
  });
});

describe('calibration error', () => {
  test('by hand', () => {
    const probabilities = Float64Array.from({ length: 20 }, (_, i) => i / 20);
    const labels = Uint8Array.from(probabilities, (_, i) => Number(i >= 10));
    let wanted = 0;
    for (let bin = 0; bin < 10; bin++) wanted += Math.abs((4 * bin + 1) / 20 - (bin >= 5 ? 2 : 0)) / 20;
    const curve = reliabilityBins(rankScores(probabilities, labels), 10);
    expect(rawCalibrationError(curve)).toBeCloseTo(wanted, 12);
    expect(rawCalibrationError([])).toBe(0);
  });
});
