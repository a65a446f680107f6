import { averagePrecisionOfRanked } from '../metrics/average-precision.ts';
import { bias } from '../metrics/bias.ts';
import { brierScore } from '../metrics/brier.ts';
import { calibrationError } from '../metrics/calibration-error.ts';
import { calibrationLine } from '../metrics/calibration-line.ts';
import { classConfusion } from '../metrics/class-confusion.ts';
import { confusionAt } from '../metrics/confusion.ts';
import { undefinedEstimate, type Estimate } from '../metrics/estimate.ts';
import { groupedAuc } from '../metrics/grouped-auc.ts';
import { liftAt } from '../metrics/lift.ts';
import { logLoss } from '../metrics/log-loss.ts';
import { macroF1 } from '../metrics/macro-f1.ts';
import { meanAbsoluteError } from '../metrics/mae.ts';
import { meanAbsolutePercentageError } from '../metrics/mape.ts';
import { multiclassAccuracy } from '../metrics/multiclass-accuracy.ts';
import { multiclassLogLoss } from '../metrics/multiclass-log-loss.ts';
import { ndcgAt } from '../metrics/ndcg.ts';
import { observedToExpected } from '../metrics/observed-expected.ts';
import { oneVsRestAuc } from '../metrics/one-vs-rest-auc.ts';
import { r2 } from '../metrics/r2.ts';
import { rankScores } from '../metrics/ranked-scores.ts';
import { rootMeanSquaredError } from '../metrics/rmse.ts';
import { rocAucOfRanked } from '../metrics/roc-auc.ts';
import { accuracy, f1Score, matthewsCorrelation, precision, recall } from '../metrics/threshold-metrics.ts';
import { METRIC_TRAITS } from './metric-traits.ts';
import type { SideOutcomes, Task } from './outcomes.ts';
import type { ConfirmSettings, MetricId } from './report.ts';

/** Scores from here on are predicted positive, where nobody chose otherwise. */
export const DEFAULT_THRESHOLD = 0.5;

const OF_ERRORS: Partial<Record<MetricId, typeof meanAbsoluteError>> = {
  mae: meanAbsoluteError,
  rmse: rootMeanSquaredError,
  r2,
  mape: meanAbsolutePercentageError,
  bias,
};

const OF_CONFUSION: Partial<Record<MetricId, typeof accuracy>> = {
  accuracy,
  precision,
  recall,
  f1: f1Score,
  mcc: matthewsCorrelation,
};

/** Settings that a metric depends on. */
export type MetricSettings = Pick<ConfirmSettings, 'threshold' | 'topShare' | 'topRows' | 'seed'>;

/**
 * One metric of some rows. Where several are wanted of the same rows, ranking them once is cheaper.
 *
 * @param metric - one that the task has
 * @param rows - entries that all have a label and a prediction; see `takeOutcomes`
 * @param model - what is predicted
 * @param model.task - binary, multiclass, regression or ranking
 * @param model.classes - of multiclass
 * @param settings - threshold, shares and seed
 * @returns the metric with its error; undefined where these rows do not define it
 * @throws {RangeError} where the task has no such metric
 * @example
 * estimateMetric('mae', rows, { task: 'regression', classes: [] }, DEFAULT_CONFIRM_SETTINGS).value;
 */
export function estimateMetric(
  metric: MetricId,
  rows: SideOutcomes,
  model: { task: Task; classes: readonly string[] },
  settings: MetricSettings,
): Estimate {
  const { task } = model;
  if (!METRIC_TRAITS[metric].tasks.includes(task)) throw new RangeError(`no ${metric} of a ${task} task`);
  // Every metric returns more than its estimate; only that is JSON-safe and wanted here.
  const { value, standardError, low, high, n, method, reason } = (() => {
    if (task === 'regression') return ofQuantities(metric, rows);
    if (task === 'multiclass') return ofClasses(metric, rows, model.classes.length);
    return ofScores(metric, rows, settings);
  })();
  return { value, standardError, low, high, n, method, reason };
}

function ofQuantities(metric: MetricId, rows: SideOutcomes): Estimate {
  const weights = rows.weights ?? undefined;
  const of = OF_ERRORS[metric] ?? meanAbsoluteError;
  return of(rows.predictions, rows.labels, weights);
}

function ofClasses(metric: MetricId, rows: SideOutcomes, classes: number): Estimate {
  const weights = rows.weights ?? undefined;
  const actual = new Uint32Array(rows.labels);
  if (metric === 'log-loss' || metric === 'one-vs-rest-auc') {
    if (rows.classScores === null) return undefinedEstimate(actual.length, 'no-rows');
    return metric === 'log-loss'
      ? multiclassLogLoss(rows.classScores, actual, weights)
      : oneVsRestAuc(rows.classScores, actual, weights).macro;
  }
  const confusion = classConfusion(actual, new Uint32Array(rows.predictions), classes, weights);
  return metric === 'macro-f1' ? macroF1(confusion) : multiclassAccuracy(confusion);
}

function ofScores(metric: MetricId, rows: SideOutcomes, settings: MetricSettings): Estimate {
  const { predictions: scores, groups } = rows;
  const weights = rows.weights ?? undefined;
  if (metric === 'ndcg') {
    if (groups === null) return undefinedEstimate(0, 'no-usable-group');
    return ndcgAt(scores, rows.labels, groups.of, groups.count, settings.topRows);
  }
  // Grades count as relevant or not.
  const labels = new Uint8Array(rows.labels.length);
  for (let i = 0; i < labels.length; i++) labels[i] = Number(rows.labels[i] > 0);
  switch (metric) {
    case 'grouped-auc':
      if (groups === null) return undefinedEstimate(0, 'no-usable-group');
      return groupedAuc(scores, labels, groups.of, groups.count);
    case 'log-loss':
      return logLoss(scores, labels, weights);
    case 'brier':
      return brierScore(scores, labels, weights);
    case 'calibration-error':
      // Defined by rows, not by weights.
      return calibrationError(rankScores(scores, labels), settings.seed);
  }
  const ranked = rankScores(scores, labels, weights);
  switch (metric) {
    case 'roc-auc':
      return rocAucOfRanked(ranked);
    case 'average-precision':
      return averagePrecisionOfRanked(ranked);
    case 'lift':
      return liftAt(ranked, settings.topShare);
    case 'calibration-intercept':
      return calibrationLine(ranked).intercept;
    case 'calibration-slope':
      return calibrationLine(ranked).slope;
    case 'observed-expected':
      return observedToExpected(ranked);
  }
  const cells = confusionAt(ranked, settings.threshold ?? DEFAULT_THRESHOLD);
  const of = OF_CONFUSION[metric] ?? accuracy;
  return of(cells);
}
