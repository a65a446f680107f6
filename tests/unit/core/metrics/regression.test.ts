import { describe, expect, test } from 'vitest';
import { bias } from '../../../../src/core/metrics/bias.ts';
import { meanAbsoluteError } from '../../../../src/core/metrics/mae.ts';
import { meanAbsolutePercentageError } from '../../../../src/core/metrics/mape.ts';
import { r2 } from '../../../../src/core/metrics/r2.ts';
import { regressionErrors } from '../../../../src/core/metrics/regression-errors.ts';
import { rootMeanSquaredError } from '../../../../src/core/metrics/rmse.ts';

const list = (...values: number[]) => Float64Array.from(values);
const metrics = [bias, meanAbsoluteError, meanAbsolutePercentageError, r2, rootMeanSquaredError];

test('values by hand', () => {
  const [predictions, actuals] = [list(1, 2), list(2, 4)];
  expect(meanAbsoluteError(predictions, actuals).value).toBe(1.5);
  expect(bias(predictions, actuals).value).toBe(-1.5);
  expect(rootMeanSquaredError(predictions, actuals).value).toBeCloseTo(Math.sqrt(2.5), 14);
  expect(meanAbsolutePercentageError(predictions, actuals).value).toBe(0.5);
  expect(r2(list(1, 2, 4), list(1, 2, 3)).value).toBe(0.5);
});

test.each(metrics.map((metric) => [metric.name, metric] as const))('%s: bad input', (_, metric) => {
  expect(() => metric(list(1), list(1, 2))).toThrow(RangeError);
  expect(metric(list(), list())).toMatchObject({ value: null, reason: 'no-rows' });
  expect(metric(list(Infinity, 1, 2), list(1, 2, 3))).toMatchObject({ value: null, reason: 'non-finite' });
  expect(metric(list(1, 1, 2), list(Infinity, 2, 3)).value).toBeNull();
});

describe('what is left out', () => {
  test('a percentage of zero', () => {
    const estimate = meanAbsolutePercentageError(list(1, 3, 9), list(0, 2, 6), list(7, 1, 3));
    expect(estimate).toMatchObject({ value: 0.5, zeroActuals: 1, n: 2 });
    expect(meanAbsolutePercentageError(list(1), list(0))).toMatchObject({ value: null, zeroActuals: 1 });
  });

  test('a share of no variance', () => {
    expect(r2(list(1, 2), list(3, 3)).reason).toBe('constant-actuals');
    expect(r2(list(1, 2, 3), list(1, 2, 3))).toMatchObject({ value: 1, low: null, reason: 'no-spread' });
    expect(r2(list(1, 2), list(1, 3))).toMatchObject({ value: 0.5, low: null, reason: 'too-few-rows' });
  });

  test('the logarithm of no error', () => {
    expect(rootMeanSquaredError(list(1, 2), list(1, 2))).toMatchObject({
      value: 0,
      low: null,
      reason: 'no-spread',
    });
    expect(rootMeanSquaredError(list(1), list(3))).toMatchObject({ value: 2, reason: 'too-few-rows' });
  });
});

test('errors keep their sign, and inputs stay as they are', () => {
  const [predictions, actuals] = [list(1, -2), list(3, 4)];
  expect([...regressionErrors(predictions, actuals)]).toEqual([-2, -6]);
  for (const metric of metrics) metric(predictions, actuals);
  expect([...predictions, ...actuals]).toEqual([1, -2, 3, 4]);
});
