import { estimateMetric } from '../../../src/core/confirm/estimate-metric.ts';
import { gapContext } from '../../../src/core/confirm/gap-context.ts';
import { explainByLabelMaturity } from '../../../src/core/confirm/innocent/label-maturity.ts';
import { explainBySelectiveLabels } from '../../../src/core/confirm/innocent/selective-labels.ts';
import { isEstablished } from '../../../src/core/confirm/judge-amount.ts';
import { worseBy } from '../../../src/core/confirm/metric-traits.ts';
import { estimateGap } from '../../../src/core/confirm/minimal-gap.ts';
import type { Outcomes } from '../../../src/core/confirm/outcomes.ts';
import type {
  MetricComparison,
  MetricId,
  MetricsReport,
  VerdictId,
} from '../../../src/core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../src/core/confirm/settings.ts';
import { evaluatedEntries, takeOutcomes } from '../../../src/core/confirm/evaluated-rows.ts';
import type { ConfirmedGap } from '../../../src/core/explain/investigation.ts';
import type { ExaminedPair } from '../../../src/core/table/examined-pair.ts';
import type { Side } from '../../../src/core/faults.ts';
import { DEFAULT_THRESHOLD } from '../../../src/core/confirm/read-outcomes.ts';

/**
 * What Confirm says of a case, as far as Explain is told: whether AUC (or mean absolute error) got worse beyond chance, and whether labels are
 * late or a selection. Nobody answers the checklist here.
 */
export function confirmCase(pair: ExaminedPair, outcomes: Outcomes): ConfirmedGap {
  const metric: MetricId = outcomes.task === 'regression' ? 'mae' : 'roc-auc';
  const measure = (side: Side) => {
    const rows = takeOutcomes(outcomes[side], evaluatedEntries(outcomes[side]));
    return estimateMetric(metric, rows, outcomes, {
      ...DEFAULT_CONFIRM_SETTINGS,
      threshold: DEFAULT_THRESHOLD,
    });
  };
  const [training, serving] = [measure('training'), measure('serving')];
  if (training.value === null || serving.value === null) {
    return { verdict: 'cannot-tell', isImmature: false, isSelective: false };
  }
  const gap = estimateGap(
    { value: training.value, variance: (training.standardError ?? 0) ** 2 },
    { value: serving.value, variance: (serving.standardError ?? 0) ** 2 },
  );
  const comparison = { metric, training, serving, gap } as MetricComparison;
  const metrics = { metrics: [comparison], headline: metric, threshold: null } as unknown as MetricsReport;
  const context = gapContext(pair, outcomes, metrics, DEFAULT_CONFIRM_SETTINGS);
  const maturity = explainByLabelMaturity(context).explanation?.answer;
  const selection = explainBySelectiveLabels(context).answer;
  const isWorse = isEstablished(gap) && worseBy(metric, serving.value, training.value) > 0;
  const verdict: VerdictId =
    selection === 'cannot-tell'
      ? 'cannot-tell'
      : !isWorse
        ? 'not-established'
        : maturity === 'explains'
          ? 'explained'
          : 'real';
  return {
    verdict,
    isImmature: maturity === 'explains' || maturity === 'explains-part',
    isSelective: selection === 'cannot-tell' || selection === 'explains' || selection === 'explains-part',
  };
}
