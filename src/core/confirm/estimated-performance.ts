import type { ExaminedPair } from '../table/examined-pair.ts';
import { expectQuantities } from './expect-quantities.ts';
import { expectClasses, expectScores } from './expect-scores.ts';
import type { Expectation } from './expectation.ts';
import { METRIC_TRAITS } from './metric-traits.ts';
import { LEAST_ROWS_OF_A_WINDOW } from './metric-over-time.ts';
import type { Outcomes } from './outcomes.ts';
import type { ConfirmSettings, EstimatedPerformance } from './report.ts';
import { chooseWindows, windowEntries } from './windowed-entries.ts';

/** Standard errors either way; NannyML's. */
const REACH = 3;

/**
 * Performance to expect of serving without looking at its labels: by CBPE for scores and for classes with scores, by DLE for
 * quantities. All rows of serving with a prediction count, labelled or not, so that it can be set beside what was realised.
 *
 * The band is 3 standard errors of sampling: training's standard error, for as many rows as serving has and for the value expected there
 * (that of a share goes with sqrt(v (1 - v)), that of an error with v). It says nothing of the error of the method; see the assumptions.
 *
 * Source: NannyML 0.13, performance estimation.
 *
 * @param pair - both tables; DLE learns from their features
 * @param outcomes - labels and predictions of both tables
 * @param settings - metric, threshold, length of the windows, seed
 * @param expectation - where it was learnt already
 * @returns the estimate; null without an expectation, or where serving has no predictions
 * @example
 * estimatePerformanceWithoutLabels(pair, outcomes, DEFAULT_CONFIRM_SETTINGS)?.serving;
 */
export function estimatePerformanceWithoutLabels(
  pair: ExaminedPair,
  outcomes: Outcomes,
  settings: ConfirmSettings,
  expectation: Expectation | null = expectPerformance(pair, outcomes, settings),
): EstimatedPerformance | null {
  if (expectation === null) return null;
  const { method, metric, training, entries, valueOf, assumptions } = expectation;
  const serving = entries.length === 0 ? null : valueOf(entries);
  if (training.value === null || serving === null) return null;
  const isShare = METRIC_TRAITS[metric].better === 'higher';
  const spread = (value: number) => (isShare ? Math.sqrt(value * (1 - value)) : value);
  const ofTraining = spread(training.value);
  const ratio = ofTraining > 0 ? spread(serving) / ofTraining : 1;
  const error = (training.standardError ?? 0) * ratio * Math.sqrt(training.n / entries.length);
  return {
    method,
    metric,
    training: training.value,
    serving,
    low: Math.max(0, serving - REACH * error),
    high: Math.min(isShare ? 1 : Infinity, serving + REACH * error),
    rows: entries.length,
    assumptions,
    windows: windowsOf(expectation, outcomes, settings),
  };
}

/**
 * What is learnt from training for that.
 *
 * @param pair - both tables; DLE learns from their features
 * @param outcomes - labels and predictions of both tables
 * @param settings - metric, threshold, seed
 * @returns the expectation; null for a ranking, or where training has no labels to learn from
 * @example
 * expectPerformance(pair, outcomes, DEFAULT_CONFIRM_SETTINGS)?.method; // 'cbpe'
 */
export function expectPerformance(
  pair: ExaminedPair,
  outcomes: Outcomes,
  settings: ConfirmSettings,
): Expectation | null {
  switch (outcomes.task) {
    case 'binary':
      return expectScores(outcomes, settings);
    case 'multiclass':
      return expectClasses(outcomes, settings);
    case 'regression':
      return expectQuantities(pair, outcomes, settings);
    case 'ranking':
      return null;
  }
}

function windowsOf(
  { entries, valueOf }: Expectation,
  { serving }: Outcomes,
  { windowLength }: ConfirmSettings,
): EstimatedPerformance['windows'] {
  if (serving.times === null) return [];
  const chosen = windowLength && windowEntries(serving.times, entries, windowLength);
  const needs = { rows: LEAST_ROWS_OF_A_WINDOW, ofEachClass: 0 };
  const windowed = chosen ?? chooseWindows(serving.times, serving.labels, entries, needs);
  return (windowed?.entries ?? []).map((ofWindow, w) => ({
    start: windowed?.starts[w] ?? NaN,
    rows: ofWindow.length,
    value: ofWindow.length < LEAST_ROWS_OF_A_WINDOW ? null : valueOf(ofWindow),
  }));
}
