/** The metrics as the list shows them: grouped, the one that the verdict is about first in its group. */
import type { MetricComparison, MetricId } from '../../core/confirm/report.ts';
import { METRIC_GROUPS, metricEntry, type MetricGroup } from './metric-guide.ts';

/** Metrics that look at the same thing. */
export interface MetricRows {
  group: MetricGroup;
  title: string;
  words: string;
  metrics: MetricComparison[];
}

/** @param metrics - as they were reported @param headline - the one that comes first; null for none @returns the groups that have any, in a fixed order */
export function metricRows(metrics: readonly MetricComparison[], headline: MetricId | null): MetricRows[] {
  return (Object.keys(METRIC_GROUPS) as MetricGroup[])
    .map((group) => ({
      group,
      ...METRIC_GROUPS[group],
      metrics: metrics
        .filter(({ metric }) => metricEntry(metric).group === group)
        .toSorted((a, b) => Number(b.metric === headline) - Number(a.metric === headline)),
    }))
    .filter(({ metrics: members }) => members.length > 0);
}
