import { expect, test } from 'vitest';
import {
  estimateOf,
  undefinedEstimate,
  valueWithoutInterval,
} from '../../../../src/core/metrics/estimate.ts';

test('what is not finite becomes null with a reason', () => {
  expect(estimateOf(NaN, 1, [0, 1], 5, 'wald')).toEqual(undefinedEstimate(5, 'non-finite'));
  expect(estimateOf(0.5, NaN, [0, 1], 5, 'wald')).toEqual(valueWithoutInterval(0.5, 5, 'non-finite'));
  expect(estimateOf(0.5, 1, [0, Infinity], 5, 'wald')).toEqual(valueWithoutInterval(0.5, 5, 'non-finite'));
  expect(valueWithoutInterval(Infinity, 5, 'too-few-rows')).toEqual(undefinedEstimate(5, 'non-finite'));
});

test('an interval may stand without a standard error', () => {
  const estimate = estimateOf(1, null, [0.7, 1], 10, 'exact', 'perfect-separation');
  expect(estimate).toEqual({
    value: 1,
    standardError: null,
    low: 0.7,
    high: 1,
    n: 10,
    method: 'exact',
    reason: 'perfect-separation',
  });
});
