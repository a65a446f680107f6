import type { ExaminedPair } from '../table/examined-pair.ts';
import { claimedGap } from './claimed-gap.ts';
import { estimatePerformanceWithoutLabels, expectPerformance } from './estimated-performance.ts';
import { gapContext } from './gap-context.ts';
import { explainByBaseRate } from './innocent/base-rate.ts';
import { explainByCaseMix } from './innocent/case-mix.ts';
import { explainByContamination } from './innocent/contamination.ts';
import { explainByDefinition } from './innocent/definition.ts';
import { explainByDownSampling } from './innocent/down-sampling.ts';
import { explainByErrorMix } from './innocent/error-mix.ts';
import { explainByLabelMaturity } from './innocent/label-maturity.ts';
import { explainByNoise } from './innocent/noise.ts';
import { explainByPredictionScale } from './innocent/prediction-scale.ts';
import { explainByScoreScale } from './innocent/score-scale.ts';
import { explainBySelectiveLabels } from './innocent/selective-labels.ts';
import { explainByTargetShift } from './innocent/target-shift.ts';
import { metricOverTime } from './metric-over-time.ts';
import type { Outcomes } from './outcomes.ts';
import { proposeVerdict } from './propose-verdict.ts';
import type { ChecksReport, ConfirmSettings, MetricsReport } from './report.ts';
import { waterfallOf } from './waterfall.ts';

/**
 * Tests every innocent explanation of the gap and proposes a verdict. Late labels come before base rate and case mix, which then look at the
 * rows whose labels are there.
 *
 * @param pair - both tables
 * @param outcomes - labels and predictions of both
 * @param metrics - as measured on them
 * @param settings - what the person chose
 * @returns the explanations that apply to the task, the waterfall, the metric over time, and the verdict
 * @example
 * checkGap(pair, outcomes, measureMetrics(outcomes, settings), settings).verdict.verdict; // 'real'
 */
export function checkGap(
  pair: ExaminedPair,
  outcomes: Outcomes,
  metrics: MetricsReport,
  settings: ConfirmSettings,
): ChecksReport {
  const context = gapContext(pair, outcomes, metrics, settings);
  const { explanation: maturity, settled } = explainByLabelMaturity(context);
  const baseRate = explainByBaseRate(context, settled);
  const targets = explainByTargetShift(context);
  const expectation = expectPerformance(pair, outcomes, settings);
  const explanations = [
    explainByDefinition(context),
    explainByNoise(context),
    baseRate,
    explainByDownSampling(context),
    maturity,
    explainByContamination(context),
    explainByScoreScale(context),
    targets,
    explainByPredictionScale(context),
    explainByErrorMix(context, expectation, targets?.amount ?? 0),
    explainByCaseMix(context, settled, baseRate?.amount ?? 0),
    explainBySelectiveLabels(context),
  ].filter((explanation) => explanation !== null);
  const gap = claimedGap(context)?.gap.gap ?? context.headline?.gap.gap ?? null;
  const estimated = estimatePerformanceWithoutLabels(pair, outcomes, settings, expectation);
  return {
    explanations,
    waterfall: waterfallOf(gap, explanations),
    estimated,
    overTime: metrics.headline === null ? null : metricOverTime(outcomes, metrics.headline, settings),
    verdict: proposeVerdict(context, explanations, estimated),
  };
}
