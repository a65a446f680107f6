import { estimateMetric } from '../../src/core/confirm/estimate-metric.ts';
import { evaluatedEntries, takeOutcomes } from '../../src/core/confirm/evaluated-rows.ts';
import { worseBy } from '../../src/core/confirm/metric-traits.ts';
import { estimateGap } from '../../src/core/confirm/minimal-gap.ts';
import type { Outcomes } from '../../src/core/confirm/outcomes.ts';
import type {
  ConfirmSettings,
  MetricComparison,
  MetricId,
  MetricsReport,
} from '../../src/core/confirm/report.ts';
import type { Side } from '../../src/core/faults.ts';

/** A report of the metrics named, the first as headline: so that what judges them can be tested by itself. */
export function measuredReport(
  outcomes: Outcomes,
  settings: ConfirmSettings,
  ids: readonly MetricId[],
): MetricsReport {
  const rows = (side: Side) => takeOutcomes(outcomes[side], evaluatedEntries(outcomes[side]));
  const sides = { training: rows('training'), serving: rows('serving') };
  const metrics = ids.map((metric): MetricComparison => {
    const training = estimateMetric(metric, sides.training, outcomes, settings);
    const serving = estimateMetric(metric, sides.serving, outcomes, settings);
    const hasErrors = training.standardError !== null && serving.standardError !== null;
    const gap =
      training.value === null || serving.value === null
        ? null
        : estimateGap(
            { value: training.value, variance: hasErrors ? training.standardError! ** 2 : 0 },
            { value: serving.value, variance: hasErrors ? serving.standardError! ** 2 : 0 },
          );
    return {
      metric,
      training,
      serving,
      gap,
      clusters: null,
      isWorse: gap && worseBy(metric, serving.value!, training.value!) > 0,
      atServingBaseRate: null,
      note: null,
    };
  });
  const counts = (side: Side) => {
    const { labels, predictions } = outcomes[side];
    const there = (values: Float64Array) => values.filter((value) => !Number.isNaN(value));
    const mean = (values: Float64Array) =>
      values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      rows: labels.length,
      labelled: there(labels).length,
      predicted: there(predictions).length,
      evaluated: sides[side].labels.length,
      baseRate: mean(there(labels)),
      meanPrediction: mean(there(predictions)),
    };
  };
  const [first] = metrics;
  return {
    task: outcomes.task,
    isTaskChosen: outcomes.isTaskChosen,
    classes: outcomes.classes,
    split: outcomes.split,
    problems: outcomes.problems,
    counts: { training: counts('training'), serving: counts('serving') },
    metrics,
    headline: first?.gap ? first.metric : null,
    threshold: 0.5,
    scoreRange: null,
    reliability: null,
  };
}
