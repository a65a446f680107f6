import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { learnCalibration, type Calibration } from '../../src/core/confirm/calibration.ts';
import { estimatePerformance } from '../../src/core/confirm/cbpe.ts';
import { estimatePerformanceWithoutLabels } from '../../src/core/confirm/estimated-performance.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../src/core/confirm/settings.ts';
import { areaUnderRoc } from '../../src/core/metrics/roc-auc.ts';
import { groupByScore } from '../../src/core/metrics/score-groups.ts';
import { makeOutcomes } from '../support/make-outcomes.ts';
import { makePair } from '../support/make-pair.ts';

// NannyML 0.13.1 on its California housing data, looked for beside the repository.
const FOLDER = new URL('../../../shared/oracle/', import.meta.url);
const isThere = existsSync(new URL('nannyml_california.json', FOLDER));
if (!isThere) console.warn(`Skipped: NannyML's California numbers, because ${FOLDER.pathname} has none.`);

/** Sums of a few hundred numbers in another order. */
const EXACT = 1e-12;
/** NannyML rounds each point of the ROC curve to 5 digits of a row; without that it is within 2e-8 of what it reports. */
const ROUNDED_CURVE = 3e-8;

/** Of `y_pred` in both files: 0.79 is predicted 0, 0.8 is predicted 1. */
const THRESHOLD = 0.8;

interface Month {
  chunk: string;
  n: number;
  est_auc: number;
  real_auc: number;
  est_acc: number;
  est_f1: number;
}

interface Row {
  month: string;
  time: number;
  score: number;
  predicted: number;
  label: number;
}

function readRows(name: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(new URL(name, FOLDER), 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((column, i) => [column, cells[i]]));
  });
}

function load(): { training: Row[]; serving: Row[]; months: Month[] } {
  const labels = new Map(
    readRows('california_housing_analysis_gt.csv').map((row) => [row.id, row.clf_target]),
  );
  const toRow = (row: Record<string, string>): Row => ({
    month: row.timestamp.slice(0, 7),
    time: Date.parse(`${row.timestamp.replace(' ', 'T')}Z`),
    score: Number(row.y_pred_proba),
    predicted: Number(row.y_pred),
    label: Number(row.clf_target ?? labels.get(row.id)),
  });
  const file = JSON.parse(readFileSync(new URL('nannyml_california.json', FOLDER), 'utf8')) as {
    cbpe_california_monthly: Month[];
  };
  return {
    training: readRows('california_housing_reference.csv').map(toRow),
    serving: readRows('california_housing_analysis.csv').map(toRow),
    months: file.cbpe_california_monthly,
  };
}

const take = (rows: readonly Row[], field: 'score' | 'predicted' | 'label') =>
  Float64Array.from(rows, (row) => row[field]);

function realAuc(rows: readonly Row[]): number | null {
  const { sums, weights } = groupByScore(take(rows, 'score'), take(rows, 'label'));
  return areaUnderRoc(
    sums,
    weights.map((weight, i) => weight - sums[i]),
  );
}

function expectWithin(actual: number | null, wanted: number, tolerance: number): void {
  expect(Math.abs((actual ?? NaN) - wanted), `${actual} for ${wanted}`).toBeLessThanOrEqual(tolerance);
}

describe.skipIf(!isThere)('NannyML on California housing', () => {
  const { training, serving, months } = isThere ? load() : { training: [], serving: [], months: [] };
  const learn = (seed?: number): Calibration =>
    learnCalibration(take(training, 'score'), take(training, 'label'), seed);

  test('calibrates, whichever rows the splits take', () => {
    // NannyML's own splits give 0.0882 before and 0.0102 after.
    for (const seed of [42, 1, 2, 3]) {
      const { reason, errorBefore, errorAfter } = learn(seed);
      expect(reason).toBe('helps');
      expectWithin(errorBefore, 0.088, 0.01);
      expectWithin(errorAfter, 0.01, 0.008);
    }
  });

  test('ROC AUC of both periods', () => {
    expectWithin(realAuc(training), 0.9079415179034716, EXACT);
    expectWithin(realAuc(serving), 0.8402458783370228, EXACT);
  });

  test('20 months: real ROC AUC; estimated ROC AUC, accuracy and F1', () => {
    expect(months).toHaveLength(20);
    const calibration = learn();
    for (const month of months) {
      const rows = [...training, ...serving].filter((row) => row.month === month.chunk);
      const estimate = estimatePerformance(take(rows, 'score'), take(rows, 'predicted'), calibration);
      expect(estimate.rows).toBe(month.n);
      expectWithin(realAuc(rows), month.real_auc, EXACT);
      expectWithin(estimate.rocAuc, month.est_auc, ROUNDED_CURVE);
      expectWithin(estimate.accuracy, month.est_acc, EXACT);
      expectWithin(estimate.f1, month.est_f1, EXACT);
    }
  });

  test.each([
    ['roc-auc', 'est_auc', ROUNDED_CURVE],
    ['accuracy', 'est_acc', EXACT],
    ['f1', 'est_f1', EXACT],
  ] as const)('20 months of %s, from the outcomes of both tables', (metric, field, tolerance) => {
    const side = (rows: readonly Row[]) => ({
      labels: take(rows, 'label'),
      predictions: take(rows, 'score'),
      times: Float64Array.from(rows, (row) => row.time),
    });
    const outcomes = makeOutcomes('binary', side(training), side([...training, ...serving]));
    const settings = {
      ...DEFAULT_CONFIRM_SETTINGS,
      metric,
      threshold: THRESHOLD,
      windowLength: 'month',
    } as const;
    const estimated = estimatePerformanceWithoutLabels(makePair({}), outcomes, settings);
    expect(estimated?.metric).toBe(metric);
    expect(estimated?.windows.map(({ start }) => new Date(start).toISOString().slice(0, 7))).toEqual(
      months.map(({ chunk }) => chunk),
    );
    months.forEach((month, i) => {
      expect(estimated?.windows[i].rows).toBe(month.n);
      expectWithin(estimated?.windows[i].value ?? null, month[field], tolerance);
    });
  });

  test('says before the labels are in that the model got worse, and is too high', () => {
    const side = (rows: readonly Row[]) => ({
      labels: take(rows, 'label'),
      predictions: take(rows, 'score'),
    });
    const outcomes = makeOutcomes('binary', side(training), side(serving));
    const unlabelled = { ...outcomes.serving, labels: outcomes.serving.labels.map(() => NaN) };
    const estimated = estimatePerformanceWithoutLabels(
      makePair({}),
      { ...outcomes, serving: unlabelled },
      DEFAULT_CONFIRM_SETTINGS,
    );
    expectWithin(estimated?.training ?? null, 0.9079415179034716, EXACT);
    expect(estimated?.high).toBeLessThan(0.9079);
    expect(estimated?.low).toBeGreaterThan(0.8402458783370228);
  });
});
