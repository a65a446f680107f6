import { undefinedEstimate, type Estimate } from '../metrics/estimate.ts';
import { estimateMetric } from './estimate-metric.ts';
import { evaluatedEntries, takeOutcomes } from './evaluated-rows.ts';
import { METRIC_TRAITS } from './metric-traits.ts';
import { findOnset } from './onset.ts';
import type { Outcomes } from './outcomes.ts';
import { overTimeWords } from './over-time-words.ts';
import type { ConfirmSettings, MetricId, MetricOverTime } from './report.ts';
import { chooseWindows, windowEntries, type WindowNeeds } from './windowed-entries.ts';

/** Rows below which a window has no value: the error of a mean is known to about 13 % from 30 rows (1 / sqrt(2 x 29)). */
export const LEAST_ROWS_OF_A_WINDOW = 30;
/** Rows of either class below which it has none: with ten the standard error of a ROC AUC of 0.8 is about 0.1. */
export const LEAST_OF_A_CLASS = 10;
/** Share of the usual variance of a row below which a window's is not believed: a lucky window must not outweigh all others. */
const LEAST_VARIANCE_SHARE = 0.25;

/** Metrics that rest on the rows of each class rather than on all rows. */
const BY_CLASS: ReadonlySet<MetricId> = new Set<MetricId>([
  'roc-auc',
  'average-precision',
  'precision',
  'recall',
  'f1',
  'mcc',
  'lift',
  'calibration-intercept',
  'calibration-slope',
  'observed-expected',
]);

/**
 * A metric by window of serving, and the shape of its change.
 *
 * Rows are put into windows once, then every window is estimated by itself. A window with fewer than 30 rows (or 10 of a
 * class, where the metric rests on classes) gets no value. The shape is fitted with weights 1 / variance where every window
 * has a variance, else by rows; a variance is taken for a quarter of what is usual for as many rows where it is smaller than that.
 *
 * @param outcomes - labels and predictions of both tables
 * @param metric - the one to follow
 * @param settings - length of the windows (null chooses one that makes 12 to 60), threshold, shares, seed
 * @returns the series; null where serving has no times, no row with both label and prediction, or the task no such metric
 * @example
 * metricOverTime(outcomes, 'roc-auc', DEFAULT_CONFIRM_SETTINGS)?.finding;
 */
export function metricOverTime(
  outcomes: Outcomes,
  metric: MetricId,
  settings: ConfirmSettings,
): MetricOverTime | null {
  const { serving, training } = outcomes;
  if (serving.times === null || !METRIC_TRAITS[metric].tasks.includes(outcomes.task)) return null;
  const entries = evaluatedEntries(serving);
  const needs = {
    rows: LEAST_ROWS_OF_A_WINDOW,
    ofEachClass: BY_CLASS.has(metric) ? LEAST_OF_A_CLASS : 0,
  };
  const chosen = settings.windowLength && windowEntries(serving.times, entries, settings.windowLength);
  const windowed = chosen ?? chooseWindows(serving.times, serving.labels, entries, needs);
  if (windowed === null) return null;
  const estimate = (rows: typeof serving) => estimateMetric(metric, rows, outcomes, settings);
  const windows = windowed.entries.map((ofWindow, w) => {
    const rows = takeOutcomes(serving, ofWindow);
    return {
      start: windowed.starts[w],
      rows: ofWindow.length,
      estimate: hasEnough(rows.labels, needs)
        ? estimate(rows)
        : undefinedEstimate(ofWindow.length, ofWindow.length === 0 ? 'no-rows' : 'too-few-rows'),
    };
  });
  const level = estimate(takeOutcomes(training, evaluatedEntries(training)));
  const usable = windows.filter(({ estimate: { value } }) => value !== null);
  const series = {
    starts: usable.map(({ start }) => start),
    values: usable.map((window) => window.estimate.value ?? NaN),
    weights: weightsOf(usable.map((window) => window.estimate)),
  };
  const onset = findOnset(series.starts, series.values, series.weights);
  const { length } = windowed;
  const finding = overTimeWords({ metric, length, onset, level, series });
  return { metric, length, windows, level: level.value, onset, finding };
}

function hasEnough(labels: Float64Array, needs: WindowNeeds): boolean {
  const positives = labels.reduce((sum, label) => sum + Number(label > 0), 0);
  return labels.length >= needs.rows && Math.min(positives, labels.length - positives) >= needs.ofEachClass;
}

function weightsOf(estimates: readonly Estimate[]): number[] {
  const ofRow = estimates.map(({ standardError, n }) => (standardError ?? 0) ** 2 * n);
  if (ofRow.some((variance) => variance === 0)) return estimates.map(({ n }) => n);
  const usual = [...ofRow].sort((a, b) => a - b)[ofRow.length >> 1];
  return estimates.map(({ n }, i) => n / Math.max(ofRow[i], LEAST_VARIANCE_SHARE * usual));
}
