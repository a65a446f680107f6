import { expect, test } from 'vitest';
import { worseBy } from '../../../../src/core/confirm/metric-traits.ts';
import type { MetricId } from '../../../../src/core/confirm/report.ts';

test.each<[MetricId, number, number, number]>([
  ['roc-auc', 0.7, 0.9, 0.2],
  ['mae', 5, 3, 2],
  ['calibration-slope', 0.5, 1.2, 0.3],
  ['calibration-slope', 1.1, 0.5, -0.4],
  ['bias', -2, 1, 1],
])('%s of %d is worse than %d by %d', (metric, value, than, by) => {
  expect(worseBy(metric, value, than)).toBeCloseTo(by, 12);
});
