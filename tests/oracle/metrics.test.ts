import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { averagePrecision } from '../../src/core/metrics/average-precision.ts';
import { bias } from '../../src/core/metrics/bias.ts';
import { brierScore } from '../../src/core/metrics/brier.ts';
import { calibrationLine } from '../../src/core/metrics/calibration-line.ts';
import { classConfusion } from '../../src/core/metrics/class-confusion.ts';
import { confusionAt } from '../../src/core/metrics/confusion.ts';
import type { Estimate } from '../../src/core/metrics/estimate.ts';
import { groupedAuc } from '../../src/core/metrics/grouped-auc.ts';
import { logLoss } from '../../src/core/metrics/log-loss.ts';
import { macroF1 } from '../../src/core/metrics/macro-f1.ts';
import { meanAbsoluteError } from '../../src/core/metrics/mae.ts';
import { meanAbsolutePercentageError } from '../../src/core/metrics/mape.ts';
import { multiclassAccuracy } from '../../src/core/metrics/multiclass-accuracy.ts';
import { multiclassLogLoss } from '../../src/core/metrics/multiclass-log-loss.ts';
import { ndcgAt } from '../../src/core/metrics/ndcg.ts';
import { oneVsRestAuc } from '../../src/core/metrics/one-vs-rest-auc.ts';
import { r2 } from '../../src/core/metrics/r2.ts';
import { rankScores } from '../../src/core/metrics/ranked-scores.ts';
import { rootMeanSquaredError } from '../../src/core/metrics/rmse.ts';
import { rocAuc } from '../../src/core/metrics/roc-auc.ts';
import {
  accuracy,
  f1Score,
  matthewsCorrelation,
  precision,
  recall,
} from '../../src/core/metrics/threshold-metrics.ts';

type Interval = [number, number];

interface Threshold {
  threshold: number;
  cells: [number, number, number, number];
  accuracy: number;
  accuracyInterval: Interval;
  precision: number | null;
  precisionInterval: Interval | null;
  recall: number;
  recallInterval: Interval;
  f1: number;
  f1Error: number;
  mcc: number | null;
  mccError: number | null;
  weighted: { accuracy: number; f1: number; mcc: number | null };
}

interface Oracle {
  binary: {
    name: string;
    labels: number[];
    scores: number[];
    weights: number[];
    rocAuc: number;
    rocAucError: number;
    rocAucInterval: Interval;
    averagePrecision: number;
    logLoss: number;
    logLossError: number;
    brier: number;
    weighted: { rocAuc: number; averagePrecision: number; logLoss: number; brier: number };
    thresholds: Threshold[];
    line: { value: Interval; error: Interval };
  }[];
  regression: {
    name: string;
    actuals: number[];
    predictions: number[];
    weights: number[];
    mae: number;
    maeError: number;
    rmse: number;
    rmseError: number;
    r2: number;
    r2Error: number;
    mape: number;
    zeroActuals: number;
    bias: number;
    weighted: { mae: number; rmse: number; r2: number; mape: number };
  }[];
  multiclass: {
    name: string;
    actual: number[];
    predicted: number[];
    scores: number[][];
    accuracy: number;
    macroF1: number;
    macroF1Error: number;
    logLoss: number;
    oneVsRestAuc: number;
    areas: number[];
  }[];
  ranking: {
    name: string;
    groups: number[];
    groupCount: number;
    scores: number[];
    relevance: number[];
    ndcg: [k: number, value: number, groups: number][];
    groupedAuc: number;
    groupsUsed: number;
  }[];
}

const oracle = JSON.parse(readFileSync(new URL('./metrics.json', import.meta.url), 'utf8')) as Oracle;

// Both sides add the same terms in another order; a change of convention would show far above this.
const TOLERANCE = 1e-9;

function expectClose(actual: number | null, wanted: number | null, tolerance = TOLERANCE): void {
  if (wanted === null || actual === null) expect(actual).toBe(wanted);
  else
    expect(Math.abs(actual - wanted), `${actual} for ${wanted}`).toBeLessThanOrEqual(
      tolerance * Math.max(1e-3, Math.abs(wanted)),
    );
}

function expectInterval({ low, high }: Estimate, wanted: Interval | null): void {
  expectClose(low, wanted?.[0] ?? null);
  expectClose(high, wanted?.[1] ?? null);
}

describe.each(oracle.binary)('binary: $name', (given) => {
  const scores = Float64Array.from(given.scores);
  const labels = Uint8Array.from(given.labels);
  const weights = Float64Array.from(given.weights);

  test('ROC AUC with DeLong by definition', () => {
    const ours = rocAuc(scores, labels);
    expectClose(ours.value, given.rocAuc);
    expectClose(ours.standardError, given.rocAucError);
    expectInterval(ours, given.rocAucInterval);
  });

  test('average precision, log loss and Brier score', () => {
    expectClose(averagePrecision(scores, labels).value, given.averagePrecision);
    const loss = logLoss(scores, labels);
    expectClose(loss.value, given.logLoss);
    expectClose(loss.standardError, given.logLossError);
    expectClose(brierScore(scores, labels).value, given.brier);
  });

  test('with weights', () => {
    expectClose(rocAuc(scores, labels, weights).value, given.weighted.rocAuc);
    expectClose(averagePrecision(scores, labels, weights).value, given.weighted.averagePrecision);
    expectClose(logLoss(scores, labels, weights).value, given.weighted.logLoss);
    expectClose(brierScore(scores, labels, weights).value, given.weighted.brier);
  });

  test('intercept and slope of the calibration', () => {
    const { intercept, slope } = calibrationLine(rankScores(scores, labels));
    expectClose(intercept.value, given.line.value[0]);
    expectClose(intercept.standardError, given.line.error[0]);
    expectClose(slope.value, given.line.value[1]);
    expectClose(slope.standardError, given.line.error[1]);
  });

  test.each(given.thresholds)('at the threshold $threshold', (wanted) => {
    const cells = confusionAt(rankScores(scores, labels), wanted.threshold);
    const { truePositives, falsePositives, falseNegatives, trueNegatives } = cells;
    expect([truePositives, falsePositives, falseNegatives, trueNegatives]).toEqual(wanted.cells);
    expectClose(accuracy(cells).value, wanted.accuracy);
    expectInterval(accuracy(cells), wanted.accuracyInterval);
    expectClose(precision(cells).value, wanted.precision);
    expectInterval(precision(cells), wanted.precisionInterval);
    expectClose(recall(cells).value, wanted.recall);
    expectInterval(recall(cells), wanted.recallInterval);
    expectClose(f1Score(cells).value, wanted.f1);
    expectClose(f1Score(cells).standardError, wanted.f1Error);
    expectClose(matthewsCorrelation(cells).value, wanted.mcc);
    expectClose(matthewsCorrelation(cells).standardError, wanted.mccError);
    const weighted = confusionAt(rankScores(scores, labels, weights), wanted.threshold);
    expectClose(accuracy(weighted).value, wanted.weighted.accuracy);
    expectClose(f1Score(weighted).value, wanted.weighted.f1);
    expectClose(matthewsCorrelation(weighted).value, wanted.weighted.mcc);
  });
});

describe.each(oracle.regression)('regression: $name', (given) => {
  const predictions = Float64Array.from(given.predictions);
  const actuals = Float64Array.from(given.actuals);
  const weights = Float64Array.from(given.weights);

  test('values', () => {
    expectClose(meanAbsoluteError(predictions, actuals).value, given.mae);
    expectClose(rootMeanSquaredError(predictions, actuals).value, given.rmse);
    expectClose(r2(predictions, actuals).value, given.r2);
    const percentage = meanAbsolutePercentageError(predictions, actuals);
    expectClose(percentage.value, given.mape);
    expect(percentage.zeroActuals).toBe(given.zeroActuals);
    expectClose(bias(predictions, actuals).value, given.bias);
  });

  test('standard errors', () => {
    expectClose(meanAbsoluteError(predictions, actuals).standardError, given.maeError);
    expectClose(rootMeanSquaredError(predictions, actuals).standardError, given.rmseError);
    expectClose(r2(predictions, actuals).standardError, given.r2Error);
  });

  test('with weights', () => {
    expectClose(meanAbsoluteError(predictions, actuals, weights).value, given.weighted.mae);
    expectClose(rootMeanSquaredError(predictions, actuals, weights).value, given.weighted.rmse);
    expectClose(r2(predictions, actuals, weights).value, given.weighted.r2);
    expectClose(meanAbsolutePercentageError(predictions, actuals, weights).value, given.weighted.mape);
  });
});

test.each(oracle.multiclass)('multiclass: $name', (given) => {
  const actual = Uint32Array.from(given.actual);
  const scores = given.scores.map((ofClass) => Float64Array.from(ofClass));
  const confusion = classConfusion(actual, Uint32Array.from(given.predicted), scores.length);
  expectClose(multiclassAccuracy(confusion).value, given.accuracy);
  expectClose(macroF1(confusion).value, given.macroF1);
  expectClose(macroF1(confusion).standardError, given.macroF1Error);
  expectClose(multiclassLogLoss(scores, actual).value, given.logLoss);
  const areas = oneVsRestAuc(scores, actual);
  expectClose(areas.macro.value, given.oneVsRestAuc);
  areas.byClass.forEach((area, k) => expectClose(area.value, given.areas[k]));
});

describe.each(oracle.ranking)('ranking: $name', (given) => {
  const scores = Float64Array.from(given.scores);
  const relevance = Float64Array.from(given.relevance);
  const groups = Uint32Array.from(given.groups);

  test('grouped AUC', () => {
    const ours = groupedAuc(
      scores,
      Uint8Array.from(relevance, (r) => (r > 0 ? 1 : 0)),
      groups,
      given.groupCount,
    );
    expectClose(ours.value, given.groupedAuc);
    expect(ours.n).toBe(given.groupsUsed);
  });

  test.each(given.ndcg)('NDCG@%i', (k, wanted, count) => {
    const ours = ndcgAt(scores, relevance, groups, given.groupCount, k);
    expectClose(ours.value, wanted);
    expect(ours.n).toBe(count);
  });
});
