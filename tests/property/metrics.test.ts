import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averagePrecision } from '../../src/core/metrics/average-precision.ts';
import { brierScore } from '../../src/core/metrics/brier.ts';
import { calibrationError } from '../../src/core/metrics/calibration-error.ts';
import { calibrationLine } from '../../src/core/metrics/calibration-line.ts';
import { confusionAt } from '../../src/core/metrics/confusion.ts';
import type { Estimate } from '../../src/core/metrics/estimate.ts';
import { groupedAuc } from '../../src/core/metrics/grouped-auc.ts';
import { liftAt } from '../../src/core/metrics/lift.ts';
import { logLoss } from '../../src/core/metrics/log-loss.ts';
import { observedToExpected } from '../../src/core/metrics/observed-expected.ts';
import { rankScores } from '../../src/core/metrics/ranked-scores.ts';
import { reliabilityBins } from '../../src/core/metrics/reliability.ts';
import { rocAuc } from '../../src/core/metrics/roc-auc.ts';
import {
  accuracy,
  f1Score,
  matthewsCorrelation,
  precision,
  recall,
} from '../../src/core/metrics/threshold-metrics.ts';

interface Row {
  score: number;
  label: number;
  weight: number;
}

/** Probabilities, with ties and both ends often enough; weights that are numbers of repeats. */
const rowsOf = (minLength: number) =>
  fc.array(
    fc.record({
      score: fc.oneof(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 4 }).map((k) => k / 4),
      ),
      label: fc.nat(1),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength, maxLength: 40 },
  );

const scoresOf = (rows: readonly Row[]) => Float64Array.from(rows, ({ score }) => score);
const labelsOf = (rows: readonly Row[]) => Uint8Array.from(rows, ({ label }) => label);
const weightsOf = (rows: readonly Row[]) => Float64Array.from(rows, ({ weight }) => weight);
const repeated = (rows: readonly Row[]) => rows.flatMap((row) => Array<Row>(row.weight).fill(row));
const ranked = (rows: readonly Row[]) => rankScores(scoresOf(rows), labelsOf(rows));
const rankedByWeight = (rows: readonly Row[]) => rankScores(scoresOf(rows), labelsOf(rows), weightsOf(rows));

/** Every metric of scores and labels. */
const metrics: Record<string, (rows: readonly Row[]) => Estimate> = {
  rocAuc: (rows) => rocAuc(scoresOf(rows), labelsOf(rows)),
  averagePrecision: (rows) => averagePrecision(scoresOf(rows), labelsOf(rows)),
  logLoss: (rows) => logLoss(scoresOf(rows), labelsOf(rows)),
  brierScore: (rows) => brierScore(scoresOf(rows), labelsOf(rows)),
  accuracy: (rows) => accuracy(confusionAt(ranked(rows), 0.5)),
  precision: (rows) => precision(confusionAt(ranked(rows), 0.5)),
  recall: (rows) => recall(confusionAt(ranked(rows), 0.5)),
  f1Score: (rows) => f1Score(confusionAt(ranked(rows), 0.5)),
  matthewsCorrelation: (rows) => matthewsCorrelation(confusionAt(ranked(rows), 0.5)),
  lift: (rows) => liftAt(ranked(rows), 0.3),
  observedToExpected: (rows) => observedToExpected(ranked(rows)),
  calibrationError: (rows) => calibrationError(ranked(rows), 1),
  intercept: (rows) => calibrationLine(ranked(rows)).intercept,
  slope: (rows) => calibrationLine(ranked(rows)).slope,
};

/** The same, with weights. */
const weighted: Record<string, (rows: readonly Row[]) => Estimate> = {
  rocAuc: (rows) => rocAuc(scoresOf(rows), labelsOf(rows), weightsOf(rows)),
  averagePrecision: (rows) => averagePrecision(scoresOf(rows), labelsOf(rows), weightsOf(rows)),
  logLoss: (rows) => logLoss(scoresOf(rows), labelsOf(rows), weightsOf(rows)),
  brierScore: (rows) => brierScore(scoresOf(rows), labelsOf(rows), weightsOf(rows)),
  accuracy: (rows) => accuracy(confusionAt(rankedByWeight(rows), 0.5)),
  precision: (rows) => precision(confusionAt(rankedByWeight(rows), 0.5)),
  recall: (rows) => recall(confusionAt(rankedByWeight(rows), 0.5)),
  f1Score: (rows) => f1Score(confusionAt(rankedByWeight(rows), 0.5)),
  matthewsCorrelation: (rows) => matthewsCorrelation(confusionAt(rankedByWeight(rows), 0.5)),
  lift: (rows) => liftAt(rankedByWeight(rows), 0.3),
  observedToExpected: (rows) => observedToExpected(rankedByWeight(rows)),
  slope: (rows) => calibrationLine(rankedByWeight(rows)).slope,
};

const ranges: Record<string, [number, number]> = {
  logLoss: [0, 13.82],
  matthewsCorrelation: [-1, 1],
  lift: [0, 1 / 0.3 + 1e-12],
  observedToExpected: [0, Infinity],
  intercept: [-Infinity, Infinity],
  slope: [-Infinity, Infinity],
};

function expectSame(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a)));
}

describe.each(Object.entries(metrics))('%s', (name, metric) => {
  test('stays in its range, with the value inside its interval, and never NaN', () => {
    const [least, greatest] = ranges[name] ?? [0, 1];
    fc.assert(
      fc.property(rowsOf(0), (rows) => {
        const { value, standardError, low, high, method, reason } = metric(rows);
        for (const number of [value, standardError, low, high]) {
          expect(number === null || Number.isFinite(number)).toBe(true);
        }
        expect(low === null).toBe(method === null);
        if (value === null || low === null || high === null) {
          expect(reason).not.toBeNull();
          return;
        }
        expect(value).toBeGreaterThanOrEqual(least);
        expect(value).toBeLessThanOrEqual(greatest);
        expect(low).toBeLessThanOrEqual(value + 1e-12 * (1 + Math.abs(value)));
        expect(high).toBeGreaterThanOrEqual(value - 1e-12 * (1 + Math.abs(value)));
      }),
    );
  });

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(rowsOf(0), (rows) => {
        const [a, b] = [metric(rows), metric([...rows].reverse())];
        expectSame(a.value, b.value);
        expectSame(a.low, b.low);
        expectSame(a.high, b.high);
      }),
    );
  });
});

test.each(Object.entries(weighted))('%s: a weight of three is a row three times', (name, metric) => {
  fc.assert(
    fc.property(rowsOf(1), (rows) => {
      expectSame(metric(rows).value, metrics[name](repeated(rows)).value);
    }),
  );
});

test.each(['rocAuc', 'logLoss', 'brierScore', 'accuracy', 'matthewsCorrelation', 'observedToExpected'])(
  '%s: weights of one change nothing, intervals included',
  (name) => {
    fc.assert(
      fc.property(rowsOf(1), (rows) => {
        const [plain, ones] = [
          metrics[name](rows),
          weighted[name](rows.map((row) => ({ ...row, weight: 1 }))),
        ];
        expectSame(plain.standardError, ones.standardError);
        expectSame(plain.low, ones.low);
        expectSame(plain.high, ones.high);
      }),
    );
  },
);

describe('ROC AUC', () => {
  test('equals the share of pairs in order, ties one half', () => {
    fc.assert(
      fc.property(rowsOf(1), (rows) => {
        const pairs = rows.flatMap((a) =>
          rows.filter((b) => a.label > b.label).map((b) => (Math.sign(a.score - b.score) + 1) / 2),
        );
        const share = pairs.length > 0 ? pairs.reduce((sum, one) => sum + one, 0) / pairs.length : null;
        expectSame(metrics.rocAuc(rows).value, share);
      }),
    );
  });

  test('a monotone transform of the scores changes nothing', () => {
    fc.assert(
      fc.property(rowsOf(1), (rows) => {
        // Doubling and powers of two are exact, so that no two scores become one.
        const moved = rows.map((row) => ({ ...row, score: 8 * row.score }));
        const negated = rows.map((row) => ({ ...row, score: -1 / (row.score + 1) }));
        expect(metrics.rocAuc(moved)).toEqual(metrics.rocAuc(rows));
        const distinct = (list: readonly Row[]) => new Set(list.map(({ score }) => score)).size;
        fc.pre(distinct(negated) === distinct(rows));
        expect(metrics.rocAuc(negated)).toEqual(metrics.rocAuc(rows));
      }),
    );
  });

  test('with labels or scores turned round it is 1 - A, with the same error', () => {
    fc.assert(
      fc.property(rowsOf(1), (rows) => {
        const { value, standardError, low } = metrics.rocAuc(rows);
        for (const turned of [
          rows.map((row) => ({ ...row, label: 1 - row.label })),
          rows.map((row) => ({ ...row, score: -row.score })),
        ]) {
          const other = metrics.rocAuc(turned);
          expectSame(other.value, value === null ? null : 1 - value);
          expectSame(other.standardError, standardError);
          expectSame(other.high, low === null ? null : 1 - low);
        }
      }),
    );
  });

  test('in one group it is the grouped AUC', () => {
    fc.assert(
      fc.property(rowsOf(1), (rows) => {
        const groups = new Uint32Array(rows.length);
        expectSame(groupedAuc(scoresOf(rows), labelsOf(rows), groups, 1).value, metrics.rocAuc(rows).value);
      }),
    );
  });
});

test('reliability bins cover all rows once, in ascending order', () => {
  fc.assert(
    fc.property(rowsOf(0), fc.integer({ min: 1, max: 20 }), (rows, bins) => {
      const curve = reliabilityBins(ranked(rows), bins);
      expect(curve.length).toBeLessThanOrEqual(bins);
      expect(curve.reduce((sum, bin) => sum + bin.weight, 0)).toBe(rows.length);
      for (const bin of curve) {
        expect(rows.filter(({ score }) => score >= bin.low && score <= bin.high)).toHaveLength(bin.weight);
      }
    }),
  );
});
