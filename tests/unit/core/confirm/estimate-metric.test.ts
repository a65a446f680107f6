import { describe, expect, test } from 'vitest';
import { estimateMetric } from '../../../../src/core/confirm/estimate-metric.ts';
import { METRIC_TRAITS } from '../../../../src/core/confirm/metric-traits.ts';
import type { MetricId } from '../../../../src/core/confirm/report.ts';
import type { Task } from '../../../../src/core/confirm/outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { sideOutcomes } from '../../../support/make-outcomes.ts';

const of = (...values: number[]) => Float64Array.from(values);
const groups = { of: Uint32Array.of(0, 0, 1, 1), count: 2 };
const ROWS = {
  binary: sideOutcomes({ labels: of(0, 0, 1, 1), predictions: of(0.1, 0.6, 0.4, 0.8), groups }),
  ranking: sideOutcomes({ labels: of(0, 2, 1, 0), predictions: of(1, 2, 4, 3), groups }),
  multiclass: sideOutcomes({
    labels: of(0, 1, 2, 0),
    predictions: of(0, 1, 1, 2),
    classScores: [of(0.8, 0.1, 0.1, 0.3), of(0.1, 0.7, 0.5, 0.3), of(0.1, 0.2, 0.4, 0.4)],
  }),
  regression: sideOutcomes({ labels: of(1, 2, 3, 4), predictions: of(2, 2, 2, 6) }),
};
const estimate = (metric: MetricId, task: Task) =>
  estimateMetric(metric, ROWS[task], { task, classes: ['a', 'b', 'c'] }, DEFAULT_CONFIRM_SETTINGS);

describe('one metric', () => {
  // By hand.
  test.each<[Task, MetricId, number]>([
    ['binary', 'roc-auc', 3 / 4],
    ['binary', 'average-precision', (1 + 2 / 3) / 2],
    ['binary', 'brier', (0.01 + 0.36 + 0.36 + 0.04) / 4],
    ['binary', 'log-loss', -(Math.log(0.9) + 2 * Math.log(0.4) + Math.log(0.8)) / 4],
    ['binary', 'accuracy', 1 / 2],
    ['binary', 'precision', 1 / 2],
    ['binary', 'recall', 1 / 2],
    ['binary', 'f1', 1 / 2],
    ['binary', 'mcc', 0],
    ['binary', 'lift', 2],
    ['binary', 'observed-expected', 2 / 1.9],
    ['multiclass', 'accuracy', 1 / 2],
    ['multiclass', 'macro-f1', (2 / 3 + 2 / 3 + 0) / 3],
    ['multiclass', 'log-loss', -Math.log(0.8 * 0.7 * 0.4 * 0.3) / 4],
    ['regression', 'mae', 1],
    ['regression', 'rmse', Math.sqrt(6 / 4)],
    ['regression', 'bias', 0.5],
    ['regression', 'r2', 1 - 6 / 5],
    ['ranking', 'grouped-auc', 1],
    ['ranking', 'roc-auc', 3 / 4],
    ['ranking', 'ndcg', 1],
  ])('%s: %s', (task, metric, wanted) => {
    expect(estimate(metric, task).value).toBeCloseTo(wanted, 12);
  });

  test('every metric of every task answers with an estimate and nothing else', () => {
    for (const [metric, { tasks }] of Object.entries(METRIC_TRAITS))
      for (const task of tasks)
        expect(Object.keys(estimate(metric as MetricId, task)).sort(), `${task} ${metric}`).toEqual(
          ['high', 'low', 'method', 'n', 'reason', 'standardError', 'value'].sort(),
        );
  });

  test('is undefined without the groups or class scores it needs', () => {
    const bare = { ...ROWS.ranking, groups: null };
    const model = { task: 'ranking', classes: [] } as const;
    expect(estimateMetric('ndcg', bare, model, DEFAULT_CONFIRM_SETTINGS).reason).toBe('no-usable-group');
  });

  test('rows without a group, and rows whose class scores are not at hand, are left out', () => {
    const ungrouped = { ...ROWS.ranking, groups: { of: Uint32Array.of(0, 0, 1, 1), count: 1 } };
    const ranking = { task: 'ranking', classes: [] } as const;
    for (const metric of ['ndcg', 'grouped-auc'] as const)
      expect(estimateMetric(metric, ungrouped, ranking, DEFAULT_CONFIRM_SETTINGS)).toMatchObject({
        value: 1,
        n: 1,
      });
    const [a, b, c] = ROWS.multiclass.classScores ?? [];
    const half = [a, b, c].map((scores) => scores.map((score, i) => (i < 2 ? score : NaN)));
    const multiclass = { task: 'multiclass', classes: ['a', 'b', 'c'] } as const;
    const rows = { ...ROWS.multiclass, classScores: half };
    const found = estimateMetric('log-loss', rows, multiclass, DEFAULT_CONFIRM_SETTINGS);
    expect(found.n).toBe(2);
    expect(found.value).toBeCloseTo(-Math.log(0.8 * 0.7) / 2, 12);
  });

  test('a metric that the task does not have is a mistake of the caller', () => {
    expect(() => estimate('mae', 'binary')).toThrow(RangeError);
  });
});
