import { describe, expect, test } from 'vitest';
import type { Calibration } from '../../../../src/core/confirm/calibration.ts';
import { estimatePerformance, estimateRocAuc, expectedConfusion } from '../../../../src/core/confirm/cbpe.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

const AS_IS: Calibration = { fit: null, reason: 'does-not-help', errorBefore: 0, errorAfter: 0 };
const BENT: Calibration = {
  ...AS_IS,
  fit: { x: Float64Array.of(0.2, 0.5, 0.9), y: Float64Array.of(0.1, 0.1, 0.7) },
};

describe('estimated performance', () => {
  test.each([
    ['as they are', AS_IS, (s: number) => s],
    ['calibrated', BENT, (s: number) => 0.1 + 0.6 * Math.min(1, Math.max(0, (s - 0.5) / 0.4))],
  ])('ROC AUC equals the sum over all pairs, scores %s', (_, calibration, p) => {
    const uniform = mulberry32(4);
    const scores = Float64Array.from({ length: 80 }, () => Math.round(uniform() * 20) / 20);
    let won = 0;
    let pairs = 0;
    for (const a of scores)
      for (const b of scores) {
        const weight = p(a) * (1 - p(b));
        pairs += weight;
        won += weight * (a > b ? 1 : a === b ? 0.5 : 0);
      }
    expect(estimateRocAuc(scores, calibration)).toBeCloseTo(won / pairs, 12);
  });

  test('counts by hand', () => {
    const estimate = estimatePerformance(
      Float64Array.of(0.9, 0.6, 0.2, 0.1, NaN, 0.4),
      Float64Array.of(1, 1, 0, 0, 1, NaN),
      AS_IS,
    );
    expect(estimate.rows).toBe(4);
    expect(estimate.positiveRate).toBeCloseTo(1.8 / 4, 14);
    expect(estimate.accuracy).toBeCloseTo((0.9 + 0.6 + 0.8 + 0.9) / 4, 14);
    expect(estimate.precision).toBeCloseTo(1.5 / 2, 14);
    expect(estimate.recall).toBeCloseTo(1.5 / 1.8, 14);
    expect(estimate.f1).toBeCloseTo(3 / (3 + 0.5 + 0.3), 14);
  });

  test('equals the mean over all labellings of a few rows', () => {
    const p = [0.9, 0.35, 0.6];
    const predicted = [1, 0, 0];
    let accuracy = 0;
    for (let labels = 0; labels < 8; labels++) {
      const label = p.map((_, i) => (labels >> i) & 1);
      const chance = p.reduce((product, q, i) => product * (label[i] ? q : 1 - q), 1);
      accuracy += (chance * label.filter((y, i) => y === predicted[i]).length) / 3;
    }
    const estimate = estimatePerformance(Float64Array.from(p), Float64Array.from(predicted), AS_IS);
    expect(estimate.accuracy).toBeCloseTo(accuracy, 14);
  });

  test('has null where there is no value', () => {
    expect(estimatePerformance(new Float64Array(), new Float64Array(), AS_IS)).toEqual({
      rows: 0,
      positiveRate: null,
      rocAuc: null,
      accuracy: null,
      precision: null,
      recall: null,
      f1: null,
    });
    expect(estimatePerformance(Float64Array.of(0.2), Float64Array.of(0), AS_IS).precision).toBeNull();
    expect(estimateRocAuc(Float64Array.of(0, 0), AS_IS)).toBeNull();
  });

  test('refuses what is no probability or prediction', () => {
    expect(() => expectedConfusion(Float64Array.of(1.5), Float64Array.of(1))).toThrow(RangeError);
    expect(() => expectedConfusion(Float64Array.of(0.5), Float64Array.of(2))).toThrow(RangeError);
    expect(() => expectedConfusion(Float64Array.of(0.5), Float64Array.of())).toThrow(RangeError);
  });
});
