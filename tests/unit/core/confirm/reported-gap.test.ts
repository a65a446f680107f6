import { describe, expect, it } from 'vitest';
import {
  reportedAgainstRows,
  reportedEstimate,
  reportedPair,
  type NoInterval,
} from '../../../../src/core/confirm/reported-gap.ts';
import type { MetricId, ReportedNumber } from '../../../../src/core/confirm/report.ts';
import { estimateOf, valueWithoutInterval } from '../../../../src/core/metrics/estimate.ts';
import { waldInterval } from '../../../../src/core/metrics/intervals.ts';

const reported = (value: number, rows: number | null = null, positives: number | null = null): ReportedNumber => ({ value, rows, positives }); // prettier-ignore
const measured = (value: number, error: number, n = 500) => estimateOf(value, error, waldInterval(value, error), n, 'wald'); // prettier-ignore

describe('reportedEstimate', () => {
  it.each<[MetricId, ReportedNumber, number, number]>([
    // statsmodels 0.15: proportion_confint(90, 100, method='wilson').
    ['accuracy', reported(0.9, 100), 0.825634, 0.94477],
    ['recall', reported(0.9, 5000, 100), 0.825634, 0.94477],
    // The formula written out in Python.
    ['roc-auc', reported(0.893, 100, 50), 0.80855, 0.94283],
    ['average-precision', reported(0.5, 5000, 100), 0.40324, 0.59676],
  ])('gives %s its interval', (metric, number, low, high) => {
    const { estimate, missing } = reportedEstimate(metric, number);
    expect(missing).toBe(null);
    expect(estimate.value).toBe(number.value);
    expect(estimate.low).toBeCloseTo(low, 5);
    expect(estimate.high).toBeCloseTo(high, 5);
  });

  it.each<[MetricId, ReportedNumber, NoInterval]>([
    ['mae', reported(3.2, 1000), 'not-from-counts'],
    ['rmse', reported(3.2, 1000), 'not-from-counts'],
    ['precision', reported(0.7, 1000, 100), 'not-from-counts'],
    ['accuracy', reported(0.9), 'rows-unknown'],
    ['accuracy', reported(0.9, -5), 'rows-unknown'],
    ['roc-auc', reported(0.9, 1000), 'positives-unknown'],
    ['roc-auc', reported(0.9, 1000, 1000), 'positives-unknown'],
    ['roc-auc', reported(1, 1000, 100), 'not-from-counts'],
    ['roc-auc', reported(91, 1000, 100), 'out-of-range'],
    ['mae', reported(NaN, 1000), 'out-of-range'],
  ])('says why %s of %o has none', (metric, number, missing) => {
    const found = reportedEstimate(metric, number);
    expect(found.missing).toBe(missing);
    expect(found.estimate).toMatchObject({ low: null, high: null, standardError: null });
    expect(found.estimate.value).toBe(missing === 'out-of-range' ? null : number.value);
  });
});

describe('reportedPair', () => {
  it('has the z test of two proportions', () => {
    const { gap } = reportedPair('accuracy', { training: reported(0.9, 1000), serving: reported(0.8, 500) });
    expect(gap?.gap).toBeCloseTo(-0.1, 12);
    expect(gap?.standardError).toBeCloseTo(Math.sqrt(0.09 / 1000 + 0.16 / 500), 12);
  });

  it('has a gap without an error where one side has none', () => {
    const { gap } = reportedPair('mae', { training: reported(3), serving: reported(3.5) });
    expect(gap).toMatchObject({ gap: 0.5, standardError: null, low: null });
    expect(reportedPair('mae', { training: reported(NaN), serving: reported(3.5) }).gap).toBe(null);
  });
});

describe('reportedAgainstRows', () => {
  it.each<[string, ReportedNumber, ReturnType<typeof measured>, boolean | null]>([
    ['beyond both errors', reported(0.91), measured(0.87, 0.01), false],
    ['within both errors', reported(0.89), measured(0.87, 0.01), true],
    ['within rounding of the same rows', reported(0.87, 500), measured(0.8749, 0.01), true],
    ['beyond rounding of the same rows', reported(0.87, 500), measured(0.8761, 0.01), false],
    ['exactly at the edge of rounding', reported(0.87, 500), measured(0.875, 0.01), true],
    ['rounded to tenths', reported(0.9), measured(0.87, 0.0001), true],
    ['without an error', reported(0.9), valueWithoutInterval(0.87, 1, 'too-few-rows'), null],
  ])('%s', (_, number, estimate, expected) => {
    const found = reportedAgainstRows('roc-auc', number, estimate);
    expect(found?.isCompatible).toBe(expected);
    expect(found?.difference).toBeCloseTo(number.value - (estimate.value ?? NaN), 12);
    expect(found?.sentence).toMatch(/^ROC AUC is reported as 0\.\d+, and these rows give 0\.87\d*/u);
  });

  it('knows the last decimal of small numbers', () => {
    expect(reportedAgainstRows('mae', reported(1.5e-7), measured(2e-7, 1e-9))?.rounding).toBeCloseTo(
      5e-9,
      15,
    );
    expect(reportedAgainstRows('mae', reported(1200), measured(1100, 1))?.rounding).toBe(0.5);
  });

  it('has nothing to compare without a value', () => {
    expect(reportedAgainstRows('mae', reported(3), valueWithoutInterval(null, 0, 'no-rows'))).toBe(null);
  });
});
