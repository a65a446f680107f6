import { averagePrecisionOfRanked } from '../metrics/average-precision.ts';
import { bias } from '../metrics/bias.ts';
import { brierScore } from '../metrics/brier.ts';
import { calibrationError } from '../metrics/calibration-error.ts';
import { calibrationLine } from '../metrics/calibration-line.ts';
import { classConfusion } from '../metrics/class-confusion.ts';
import { confusionAt } from '../metrics/confusion.ts';
import { plainEstimate, undefinedEstimate, type Estimate } from '../metrics/estimate.ts';
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
import { takeOutcomes } from './evaluated-rows.ts';
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
  // Some metrics return more than their estimate; only that is JSON-safe and wanted here.
  if (task === 'regression') return plainEstimate(ofQuantities(metric, rows));
  if (task === 'multiclass') return plainEstimate(ofClasses(metric, rows, model.classes.length));
  return plainEstimate(ofScores(metric, rows, settings));
}

function ofQuantities(metric: MetricId, rows: SideOutcomes): Estimate {
  const weights = rows.weights ?? undefined;
  const of = OF_ERRORS[metric] ?? meanAbsoluteError;
  return of(rows.predictions, rows.labels, weights);
}

function ofClasses(metric: MetricId, rows: SideOutcomes, classes: number): Estimate {
  if (metric === 'log-loss' || metric === 'one-vs-rest-auc') return ofClassScores(metric, rows);
  const weights = rows.weights ?? undefined;
  const actual = new Uint32Array(rows.labels);
  const confusion = classConfusion(actual, new Uint32Array(rows.predictions), classes, weights);
  return metric === 'macro-f1' ? macroF1(confusion) : multiclassAccuracy(confusion);
}

function ofClassScores(metric: MetricId, rows: SideOutcomes): Estimate {
  if (rows.classScores === null) return undefinedEstimate(rows.labels.length, 'no-rows');
  const [first] = rows.classScores;
  // They are at hand where features are sampled.
  const { classScores, labels, weights } = keepRows(rows, (i) => !Number.isNaN(first[i]));
  const of = [classScores ?? [], new Uint32Array(labels), weights ?? undefined] as const;
  return metric === 'log-loss' ? multiclassLogLoss(...of) : oneVsRestAuc(...of).macro;
}

function keepRows(rows: SideOutcomes, isKept: (entry: number) => boolean): SideOutcomes {
  const entries = Uint32Array.from(rows.labels.keys()).filter(isKept);
  return entries.length === rows.labels.length ? rows : takeOutcomes(rows, entries);
}

function ofGroups(metric: MetricId, rows: SideOutcomes, topRows: number): Estimate {
  const given = rows.groups;
  if (given === null) return undefinedEstimate(0, 'no-usable-group');
  const { predictions, labels, groups } = keepRows(rows, (i) => given.of[i] < given.count);
  const { of, count } = groups ?? given;
  return metric === 'ndcg'
    ? ndcgAt(predictions, labels, of, count, topRows)
    : groupedAuc(predictions, isPositive(labels), of, count);
}

// Grades count as relevant or not.
function isPositive(labels: Float64Array): Uint8Array {
  const positive = new Uint8Array(labels.length);
  for (let i = 0; i < labels.length; i++) positive[i] = Number(labels[i] > 0);
  return positive;
}

function ofScores(metric: MetricId, rows: SideOutcomes, settings: MetricSettings): Estimate {
  if (metric === 'ndcg' || metric === 'grouped-auc') return ofGroups(metric, rows, settings.topRows);
  const { predictions: scores } = rows;
  const weights = rows.weights ?? undefined;
  const labels = isPositive(rows.labels);
  switch (metric) {
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
