import type { Side } from '../faults.ts';
import type { Estimate } from '../metrics/estimate.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import { estimateMetric } from './estimate-metric.ts';
import { evaluatedEntries, takeOutcomes } from './evaluated-rows.ts';
import { gapOfEstimates } from './gap-of-estimates.ts';
import { estimateGap, type EstimatedGap } from './minimal-gap.ts';
import type { Outcomes, SideOutcomes } from './outcomes.ts';
import type { ConfirmSettings, MetricComparison, MetricsReport } from './report.ts';

/** What every explanation of the gap looks at. */
export interface GapContext {
  pair: Pick<ExaminedPair, 'rows' | 'roles' | 'features' | 'sampled' | 'shared'>;
  outcomes: Outcomes;
  metrics: MetricsReport;
  settings: ConfirmSettings;
  /** The metric that the verdict is about, with a value on both sides; null where there is none. */
  headline: (MetricComparison & { gap: EstimatedGap }) | null;
  /** Rows with a label and a prediction. */
  evaluated: Record<Side, SideOutcomes>;
}

/**
 * Puts together what the explanations share.
 *
 * @param pair - both tables
 * @param outcomes - labels and predictions of both
 * @param metrics - as measured on them
 * @param settings - what the person chose
 * @returns the context
 * @example
 * gapContext(pair, outcomes, measureMetrics(outcomes, settings), settings).headline?.gap.gap; // -0.08
 */
export function gapContext(
  pair: GapContext['pair'],
  outcomes: Outcomes,
  metrics: MetricsReport,
  settings: ConfirmSettings,
): GapContext {
  const headline = metrics.metrics.find(({ metric }) => metric === metrics.headline);
  const evaluated = (side: Side) => takeOutcomes(outcomes[side], evaluatedEntries(outcomes[side]));
  return {
    pair,
    outcomes,
    metrics,
    settings,
    headline: headline?.gap ? { ...headline, gap: headline.gap } : null,
    evaluated: { training: evaluated('training'), serving: evaluated('serving') },
  };
}

/**
 * The headline metric of some rows.
 *
 * @param context - names the metric
 * @param rows - with a label and a prediction each
 * @returns the metric with its error; null where there is no headline metric
 * @example
 * measureHeadline(context, context.evaluated.serving)?.value; // 0.835
 */
export function measureHeadline(context: GapContext, rows: SideOutcomes): Estimate | null {
  const { headline, outcomes, metrics, settings } = context;
  if (headline === null || rows.labels.length === 0) return null;
  return estimateMetric(headline.metric, rows, outcomes, {
    ...settings,
    threshold: metrics.threshold ?? settings.threshold,
  });
}

/**
 * Gap between two measurements of the headline metric, its error as many times that of independent rows as the headline's is
 * (rows of one entity are not independent).
 *
 * @param context - holds the headline
 * @param training - one measurement
 * @param serving - the other, of other rows
 * @returns the gap; null where either has no value
 * @example
 * gapOf(context, onTraining, onMatureRows)?.low;
 */
export function gapOf(
  context: GapContext,
  training: Estimate | null,
  serving: Estimate | null,
): EstimatedGap | null {
  const plain = training && serving && gapOfEstimates(training, serving);
  if (plain === null || plain.standardError === null || training === null || training.value === null)
    return plain;
  return estimateGap(
    { value: training.value, variance: (inflationOf(context.headline) * plain.standardError) ** 2 },
    { value: training.value + plain.gap, variance: 0 },
  );
}

function inflationOf(headline: GapContext['headline']): number {
  if (headline === null || headline.gap.standardError === null || headline.clusters === null) return 1;
  const plain = gapOfEstimates(headline.training, headline.serving)?.standardError ?? 0;
  return plain > 0 ? Math.max(1, headline.gap.standardError / plain) : 1;
}
