import { averagePrecisionOfRanked } from '../metrics/average-precision.ts';
import { calibrationError } from '../metrics/calibration-error.ts';
import { calibrationLine } from '../metrics/calibration-line.ts';
import { clusteredAucError } from '../metrics/clustered-auc.ts';
import { plainEstimate, type Estimate } from '../metrics/estimate.ts';
import { liftAt } from '../metrics/lift.ts';
import { logLossOfRow } from '../metrics/log-loss.ts';
import { observedToExpected } from '../metrics/observed-expected.ts';
import { probabilityLosses } from '../metrics/probability-losses.ts';
import { rankScores } from '../metrics/ranked-scores.ts';
import { reliabilityBins } from '../metrics/reliability.ts';
import { rocAucOfRanked } from '../metrics/roc-auc.ts';
import { clusterError, liftOfRecall, withError } from './cluster-error.ts';
import type { ConfirmSettings, MetricId } from './report.ts';
import {
  calibrationErrorInfluence,
  calibrationInfluence,
  liftInfluence,
  meanInfluence,
  observedInfluence,
  precisionInfluence,
  type ScoreInfluence,
} from './score-influence.ts';
import type { ScoredClusters, ScoredRows } from './scored-rows.ts';

const UNIT = [0, 1] as const;
const ANY = [-Infinity, Infinity] as const;
const POSITIVE = [0, Infinity] as const;

/**
 * The metrics of scores that do not follow the threshold, by entity clusters where entities repeat.
 * @param scored - ranked rows
 * @param settings - share of the rows for lift, seed of the calibration error's draws
 * @returns the metrics in the order in which they are listed
 * @example scoreMetrics(scored, DEFAULT_CONFIRM_SETTINGS).get('roc-auc')?.value
 */
export function scoreMetrics(
  scored: ScoredRows,
  settings: Pick<ConfirmSettings, 'topShare' | 'seed'>,
): Map<MetricId, Estimate> {
  const { ranked, rows, labels } = scored;
  const { logLoss, brier } = probabilityLosses(ranked);
  const line = calibrationLine(ranked);
  // Its draws are of rows, not of weights.
  const unweighted = rows.weights === undefined ? ranked : rankScores(rows.predictions, labels);
  const estimates = new Map<MetricId, Estimate>([
    ['roc-auc', rocAucOfRanked(ranked)],
    ['average-precision', averagePrecisionOfRanked(ranked)],
    ['log-loss', logLoss],
    ['brier', brier],
    ['lift', liftAt(ranked, settings.topShare)],
    ['calibration-error', plainEstimate(calibrationError(unweighted, settings.seed))],
    ['calibration-intercept', line.intercept],
    ['calibration-slope', line.slope],
    ['observed-expected', observedToExpected(ranked)],
  ]);
  const { clusters } = scored;
  if (clusters === null) return estimates;
  const ofLine = calibrationInfluence(line);
  for (const [metric, estimate] of estimates) {
    if (estimate.value === null || estimate.standardError === null) continue;
    const range = RANGES[metric] ?? UNIT;
    const unit = metric === 'lift' ? liftOfRecall(settings.topShare) : undefined;
    const error =
      metric === 'roc-auc'
        ? clusteredAucError(ranked, estimate.value, clusters)
        : errorOf(metric, clusters, influenceOf(metric, scored, estimates, settings, ofLine));
    estimates.set(metric, withError(estimate, error, range, unit));
  }
  return estimates;
}

const RANGES: Partial<Record<MetricId, readonly [number, number]>> = {
  'log-loss': POSITIVE,
  lift: POSITIVE,
  'calibration-intercept': ANY,
  'calibration-slope': ANY,
  'observed-expected': POSITIVE,
};

function errorOf(
  metric: MetricId,
  clusters: ScoredClusters,
  influence: ScoreInfluence | null,
): number | null {
  if (influence === null) return null;
  const { labels, predictions, places, weights } = clusters;
  const own = (row: number) => influence(labels[row], predictions[row], places[row]);
  const isWeighted = weights !== undefined && metric !== 'calibration-error';
  return clusterError(clusters, isWeighted ? (row) => weights[row] * own(row) : own);
}

function influenceOf(
  metric: MetricId,
  { ranked, rows, labels }: ScoredRows,
  estimates: ReadonlyMap<MetricId, Estimate>,
  settings: Pick<ConfirmSettings, 'topShare'>,
  ofLine: ReturnType<typeof calibrationInfluence>,
): ScoreInfluence | null {
  const value = estimates.get(metric)?.value ?? 0;
  switch (metric) {
    case 'average-precision':
      return precisionInfluence(ranked, value);
    case 'log-loss':
      return meanInfluence(ranked, value, logLossOfRow);
    case 'brier':
      return meanInfluence(ranked, value, (score, label) => (score - label) ** 2);
    case 'lift':
      return liftInfluence(ranked, value, settings.topShare);
    case 'observed-expected':
      return observedInfluence(ranked, value);
    case 'calibration-error': {
      const unweighted = rows.weights === undefined ? ranked : rankScores(rows.predictions, labels);
      return calibrationErrorInfluence(unweighted, reliabilityBins(unweighted));
    }
    case 'calibration-intercept':
      return ofLine?.intercept ?? null;
    case 'calibration-slope':
      return ofLine?.slope ?? null;
    default:
      return null;
  }
}
