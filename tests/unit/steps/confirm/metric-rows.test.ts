import { expect, it, test } from 'vitest';
import { METRIC_TRAITS } from '../../../../src/core/confirm/metric-traits.ts';
import type { MetricId } from '../../../../src/core/confirm/report.ts';
import { betterWords, metricEntry, metricName } from '../../../../src/steps/confirm/metric-guide.ts';
import { metricRows } from '../../../../src/steps/confirm/metric-rows.ts';
import { aMetric, aMetricsReport } from './a-report.ts';

test.each(Object.keys(METRIC_TRAITS) as MetricId[])('%s is explained', (metric) => {
  const { formula, convention, reading } = metricEntry(metric);
  expect(formula).toMatch(/[=:]/u);
  expect(convention).not.toMatch(/\.$/u);
  expect(reading).toMatch(/^[A-Z].*\.$/u);
  expect(metricName(metric)).toMatch(/^\p{Lu}/u);
  expect(betterWords(metric)).toMatch(/^(?:higher is better|lower is better|best at \d)$/u);
});

it('puts the metric of the verdict first in its group and drops no other', () => {
  const { metrics } = aMetricsReport();
  const groups = metricRows(metrics, 'precision');
  expect(groups.map(({ group }) => group)).toEqual(['order', 'probability', 'decision']);
  expect(groups[2]?.metrics.map(({ metric }) => metric)).toEqual([
    'precision',
    'accuracy',
    'recall',
    'f1',
    'mcc',
  ]);
  expect(groups.flatMap((group) => group.metrics)).toHaveLength(metrics.length);
});

it('has no group without a metric', () => {
  expect(metricRows([aMetric('mae', 1, 2)], null).map(({ group }) => group)).toEqual(['quantity']);
});
