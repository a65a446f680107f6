import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseRateWeights } from '../../src/core/confirm/base-rate.ts';
import type { Calibration } from '../../src/core/confirm/calibration.ts';
import { estimatePerformance, estimateRocAuc } from '../../src/core/confirm/cbpe.ts';
import { fitIsotonic, predictIsotonic } from '../../src/core/confirm/isotonic.ts';
import { checkLabelMaturity } from '../../src/core/confirm/label-maturity.ts';
import { estimateGap, rowsToSettle } from '../../src/core/confirm/minimal-gap.ts';
import { findOnset } from '../../src/core/confirm/onset.ts';

const AS_IS: Calibration = { fit: null, reason: 'does-not-help', errorBefore: 0, errorAfter: 0 };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const inside = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const weight = fc.double({ min: 0.01, max: 100, noNaN: true });
const label = fc.constantFrom(0, 1);

describe('isotonic regression', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), number, weight), {
    minLength: 1,
    maxLength: 40,
  });
  const columns = (of: [number, number, number][]) =>
    [0, 1, 2].map((k) => Float64Array.from(of, (row) => row[k]));

  test('never falls, keeps within the values, and keeps the weighted mean', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const [x, y, weights] = columns(of);
        const fit = fitIsotonic(x, y, weights);
        const at = Array.from({ length: 90 }, (_, i) => predictIsotonic(fit, -22 + i / 2));
        for (let i = 1; i < at.length; i++) expect(at[i]).toBeGreaterThanOrEqual(at[i - 1] - 1e-9);
        expect(Math.min(...at)).toBeGreaterThanOrEqual(Math.min(...y) - 1e-6);
        expect(Math.max(...at)).toBeLessThanOrEqual(Math.max(...y) + 1e-6);
        let difference = 0;
        let total = 0;
        of.forEach(([place, value, w]) => {
          difference += w * (predictIsotonic(fit, place) - value);
          total += w;
        });
        expect(Math.abs(difference / total)).toBeLessThan(1e-6);
      }),
    );
  });

  test('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const [x, y, weights] = columns(of);
        const [x2, y2, weights2] = columns([...of].reverse());
        const [a, b] = [fitIsotonic(x, y, weights), fitIsotonic(x2, y2, weights2)];
        for (const place of x)
          expect(Math.abs(predictIsotonic(a, place) - predictIsotonic(b, place))).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('estimated performance', () => {
  const rows = fc.array(fc.tuple(share, label), { maxLength: 60 });

  test('lies in [0, 1] or is null, and ROC AUC of as-is scores is at least one half', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const scores = Float64Array.from(of, ([score]) => score);
        const { rows: count, ...metrics } = estimatePerformance(
          scores,
          Float64Array.from(of, ([, predicted]) => predicted),
          AS_IS,
        );
        expect(count).toBe(of.length);
        for (const value of Object.values(metrics)) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
        const auc = estimateRocAuc(scores, AS_IS);
        if (auc !== null) expect(auc).toBeGreaterThanOrEqual(0.5 - 1e-9);
      }),
    );
  });
});

describe('base rate', () => {
  test('weights give the rate asked for and keep their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(label, weight), { minLength: 1, maxLength: 40 }), share, (of, rate) => {
        const labels = Float64Array.from(of, ([y]) => y);
        const given = Float64Array.from(of, ([, w]) => w);
        const weights = baseRateWeights(labels, rate, given);
        expect(weights === null).toBe(new Set(labels).size < 2);
        if (!weights) return;
        const total = weights.reduce((sum, w) => sum + w, 0);
        const positive = weights.reduce((sum, w, i) => sum + w * labels[i], 0);
        expect(total).toBeCloseTo(
          given.reduce((sum, w) => sum + w, 0),
          8,
        );
        expect(positive / total).toBeCloseTo(rate, 10);
      }),
    );
  });
});

describe('gap', () => {
  const estimate = fc.record({ value: number, variance: weight });

  test('exchanging sides turns its sign, and significance is an interval without 0', () => {
    fc.assert(
      fc.property(estimate, estimate, (a, b) => {
        const [there, back] = [estimateGap(a, b), estimateGap(b, a)];
        expect(there.gap).toBe(b.value - a.value);
        expect(back.gap + there.gap).toBe(0);
        expect(back.pValue).toBe(there.pValue);
        const coversZero = (there.low ?? NaN) <= 0 && (there.high ?? NaN) >= 0;
        fc.pre(Math.abs((there.pValue ?? 0) - 0.05) > 1e-9);
        expect((there.pValue ?? NaN) < 0.05).toBe(!coversZero);
      }),
    );
  });

  test('a larger gap never needs more rows', () => {
    fc.assert(
      fc.property(inside, inside, weight, (small, factor, variance) => {
        const serving = { variance, rows: 100 };
        const rows = (gap: number) => rowsToSettle(gap, { variance: 0 }, serving)?.serving ?? NaN;
        expect(rows(small)).toBeLessThanOrEqual(rows(small * factor));
      }),
    );
  });
});

describe('onset and label maturity', () => {
  test('shape and moment do not depend on the unit of the values', () => {
    const starts = Array.from({ length: 24 }, (_, day) => day * 86_400_000);
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(values, (y) => {
        const one = findOnset(starts, y, Array<number>(24).fill(1));
        const other = findOnset(
          starts,
          y.map((value) => 1024 * value),
          Array<number>(24).fill(8),
        );
        expect(other?.best.shape).toBe(one?.best.shape);
        expect(other?.best.moment).toBe(one?.best.moment);
        expect(other?.isCalled).toBe(one?.isCalled);
      }),
      { numRuns: 40 },
    );
  });

  test('buckets hold every labelled row once', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(0, 1, NaN)), {
      maxLength: 900,
    });
    fc.assert(
      fc.property(rows, (of) => {
        const { buckets, kind } = checkLabelMaturity(
          Float64Array.from(of, ([age]) => age),
          Float64Array.from(of, ([, y]) => y),
        );
        const labelled = of.filter(([, y]) => !Number.isNaN(y));
        expect(buckets.reduce((sum, bucket) => sum + bucket.rows, 0)).toBe(labelled.length);
        for (let i = 1; i < buckets.length; i++) expect(buckets[i].from).toBeGreaterThan(buckets[i - 1].to);
        if (labelled.length < 300) expect(kind).toBe('too-few');
      }),
    );
  });
});
