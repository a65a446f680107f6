import { describe, expect, it } from 'vitest';
import { measureMetrics } from '../../../../src/core/confirm/measure-metrics.ts';
import { MeasuredOutcomes } from '../../../../src/core/confirm/measured-outcomes.ts';
import { METRIC_TRAITS } from '../../../../src/core/confirm/metric-traits.ts';
import type { Outcomes, SideOutcomes, Task } from '../../../../src/core/confirm/outcomes.ts';
import { readOutcomes } from '../../../../src/core/confirm/read-outcomes.ts';
import type { MetricId, MetricsReport } from '../../../../src/core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { estimateMetric } from '../../../../src/core/confirm/estimate-metric.ts';
import { knownCases } from '../../../support/known-cases.ts';
import { makeOutcomes, sideOutcomes } from '../../../support/make-outcomes.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';
import { readPair } from '../../../support/read-pair.ts';

const SETTINGS = DEFAULT_CONFIRM_SETTINGS;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const of = (report: MetricsReport, metric: MetricId) => report.metrics.find((one) => one.metric === metric)!;

/** Calibrated scores: the label is drawn from them. `shift` moves the log-odds, `skew` what the model says of them. */
function scored(
  rows: number,
  seed: number,
  { shift = 0, skew = 0 } = {},
  more: Partial<SideOutcomes> = {},
): SideOutcomes {
  const random = mulberry32(seed);
  const normal = normals(random);
  const odds = Float64Array.from({ length: rows }, () => 1.5 * normal() - 1 + shift);
  const labels = odds.map((x) => (random() < logistic(x) ? 1 : 0));
  return sideOutcomes({ labels, predictions: odds.map((x) => logistic(x + skew)), ...more });
}

function sample(task: Task, seed: number, more: Partial<SideOutcomes> = {}): SideOutcomes {
  const side = scored(300, seed, {}, more);
  const random = mulberry32(seed + 1);
  if (task === 'binary') return side;
  if (task === 'regression')
    return {
      ...side,
      labels: side.predictions.map((p) => 10 * p + random()),
      predictions: side.predictions.map((p) => 10 * p),
    };
  if (task === 'multiclass') {
    const classScores = [0, 1, 2].map(() => side.labels.map(() => random()));
    return {
      ...side,
      classScores,
      labels: side.labels.map(() => Math.floor(3 * random())),
      predictions: side.labels.map(() => Math.floor(3 * random())),
    };
  }
  return side;
}

const GROUPS = { of: Uint32Array.from({ length: 300 }, (_, row) => row >> 3), count: 38 };
const ENTITIES = Float64Array.from({ length: 300 }, (_, row) => row >> 1);
const WEIGHTS = Float64Array.from({ length: 300 }, (_, row) => 1 + (row % 3));

describe('measureMetrics', () => {
  const cases = (['binary', 'regression', 'multiclass', 'ranking'] as Task[]).flatMap((task) =>
    (
      [
        ['rows', {}],
        ['weights', { weights: WEIGHTS }],
      ] as const
    ).map(([kind, more]) => [task, kind, more] as const),
  );
  it.each(cases)('gives the metrics of each of %s by itself, with %s', (task, _, more) => {
    const side = (seed: number) => sample(task, seed, { groups: GROUPS, ...more });
    const outcomes = makeOutcomes(task, side(1), side(2), task === 'multiclass' ? ['a', 'b', 'c'] : []);
    const report = measureMetrics(outcomes, SETTINGS);
    expect(report.metrics.length).toBeGreaterThanOrEqual(task === 'ranking' ? 3 : 4);
    for (const { metric, training, serving, gap } of report.metrics) {
      for (const [name, estimate] of [
        ['training', training],
        ['serving', serving],
      ] as const) {
        const alone = estimateMetric(metric, outcomes[name], outcomes, SETTINGS);
        for (const part of ['value', 'standardError', 'low', 'high'] as const)
          expect(estimate[part], `${metric} ${part}`).toBeCloseTo(alone[part] ?? NaN, 9);
      }
      expect(gap?.gap).toBeCloseTo((serving.value ?? NaN) - (training.value ?? NaN), 12);
    }
  });

  it.each<[Task, MetricId]>([
    ['binary', 'roc-auc'],
    ['regression', 'mae'],
    ['multiclass', 'accuracy'],
    ['ranking', 'grouped-auc'],
  ])('has the usual headline of a %s task', (task, headline) => {
    const outcomes = makeOutcomes(
      task,
      sample(task, 1, { groups: GROUPS }),
      sample(task, 2, { groups: GROUPS }),
      ['a', 'b', 'c'],
    );
    expect(measureMetrics(outcomes, SETTINGS).headline).toBe(headline);
  });

  it('takes the metric that the person chose, and ndcg for grades', () => {
    const outcomes = makeOutcomes('binary', scored(300, 1), scored(300, 2));
    expect(measureMetrics(outcomes, { ...SETTINGS, metric: 'recall' }).headline).toBe('recall');
    const grades = sample('ranking', 3, { groups: GROUPS });
    const graded = { ...grades, labels: grades.labels.map((label, row) => label * (1 + (row % 3))) };
    expect(measureMetrics(makeOutcomes('ranking', graded, graded), SETTINGS)).toMatchObject({
      headline: 'ndcg',
      threshold: null,
    });
  });

  it('says which direction is worse', () => {
    const report = measureMetrics(
      makeOutcomes('binary', scored(3000, 1), scored(3000, 2, { skew: 1.5 })),
      SETTINGS,
    );
    expect(of(report, 'log-loss').isWorse).toBe(true);
    expect(of(report, 'recall').isWorse).toBe(false);
  });

  it('is told of one side without labels', () => {
    const blind = scored(100, 2);
    const report = measureMetrics(
      makeOutcomes('binary', scored(100, 1), { ...blind, labels: blind.labels.map(() => NaN) }),
      SETTINGS,
    );
    expect(of(report, 'roc-auc')).toMatchObject({
      serving: { value: null, reason: 'no-rows' },
      gap: null,
      isWorse: null,
    });
    expect(report.counts.serving).toMatchObject({
      rows: 100,
      labelled: 0,
      predicted: 100,
      evaluated: 0,
      baseRate: null,
    });
    expect(report.headline).toBe('roc-auc');
  });

  it.each<[string, Outcomes]>([
    ['no rows', makeOutcomes('binary', scored(0, 1), scored(0, 2))],
    ['one row', makeOutcomes('binary', scored(1, 1), scored(1, 2))],
    ['one class', makeOutcomes('binary', scored(50, 1, { shift: -90 }), scored(50, 2))],
    [
      'infinite scores',
      makeOutcomes(
        'binary',
        sideOutcomes({
          labels: Float64Array.of(0, 1, 1),
          predictions: Float64Array.of(-Infinity, 0.5, Infinity),
        }),
        scored(50, 2),
      ),
    ],
    [
      'no quantities',
      makeOutcomes(
        'regression',
        sample('regression', 1, { labels: new Float64Array(300).fill(NaN) }),
        sideOutcomes({ labels: new Float64Array(0), predictions: new Float64Array(0) }),
      ),
    ],
    [
      'infinite quantities',
      makeOutcomes(
        'regression',
        sideOutcomes({ labels: Float64Array.of(1, 2), predictions: Float64Array.of(Infinity, 2) }),
        sample('regression', 1),
      ),
    ],
    [
      'no classes',
      makeOutcomes(
        'multiclass',
        sideOutcomes({ labels: new Float64Array(0), predictions: new Float64Array(0) }),
        sample('multiclass', 2),
        ['a', 'b', 'c'],
      ),
    ],
    ['a ranking without groups', makeOutcomes('ranking', scored(20, 1), scored(20, 2))],
  ])('is plain data with %s', (_, outcomes) => {
    const report = measureMetrics(outcomes, SETTINGS);
    // JSON makes null of NaN and infinities.
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('follows a threshold without measuring all again', () => {
    const outcomes = makeOutcomes('binary', scored(2000, 1), scored(2000, 2, { shift: -1 }));
    const measured = new MeasuredOutcomes(outcomes);
    for (const threshold of [0, 0.1, 0.37, 0.5, 0.9, 2]) {
      const all = measured.report({ ...SETTINGS, threshold }).metrics;
      const followed = measured.atThreshold(threshold);
      expect(followed.map(({ metric }) => metric)).toEqual(['accuracy', 'precision', 'recall', 'f1', 'mcc']);
      for (const one of followed)
        expect({ ...one, note: null }).toEqual({
          ...all.find(({ metric }) => metric === one.metric),
          note: null,
        });
    }
  });
});

describe('the base rate', () => {
  const training = scored(40_000, 1);
  // The same scores, of which two positives in three are left out.
  const whole = scored(60_000, 2);
  const random = mulberry32(9);
  const kept = Array.from(whole.labels.keys()).filter((row) => whole.labels[row] === 0 || random() < 1 / 3);
  const serving = sideOutcomes({
    labels: Float64Array.from(kept, (row) => whole.labels[row]),
    predictions: Float64Array.from(kept, (row) => whole.predictions[row]),
  });
  const report = measureMetrics(makeOutcomes('binary', training, serving), SETTINGS);

  it.each<MetricId>([
    'average-precision',
    'log-loss',
    'brier',
    'accuracy',
    'precision',
    'f1',
    'mcc',
    'lift',
    'observed-expected',
  ])('is all that moves %s', (metric) => {
    const { atServingBaseRate, serving: there, training: here, note } = of(report, metric);
    expect(Math.abs((there.value ?? 0) - (atServingBaseRate ?? 9))).toBeLessThan(
      4 * (there.standardError ?? 0) + 4 * (here.standardError ?? 0),
    );
    expect(Math.abs((here.value ?? 0) - (atServingBaseRate ?? 0))).toBeGreaterThan(
      4 * (there.standardError ?? 0),
    );
    expect(note).toMatch(/base rate \(33% → 14%\)/u);
  });

  it('leaves ROC AUC and recall', () => {
    for (const metric of ['roc-auc', 'recall'] as const) {
      expect(of(report, metric).atServingBaseRate).toBe(null);
      expect(Math.abs(of(report, metric).gap?.z ?? 9)).toBeLessThan(3.5);
    }
    expect(of(report, 'roc-auc').note).toMatch(/^ROC AUC does not depend on the base rate/u);
  });
});

describe('notes', () => {
  it('tell scores that are too high from an order that is worse', () => {
    const report = measureMetrics(
      makeOutcomes('binary', scored(20_000, 1), scored(20_000, 2, { skew: 2 })),
      SETTINGS,
    );
    expect(of(report, 'log-loss').note).toMatch(
      /^No change of ROC AUC can be shown: .* sum to 2\.0 times the positives/u,
    );
    expect(of(report, 'recall').note).toMatch(
      /^Recall rises by 0\.\d+ while no change of ROC AUC can be shown/u,
    );
  });

  it('say what large errors do', () => {
    const usual = sample('regression', 1);
    const wild = {
      ...usual,
      predictions: usual.predictions.map((value, row) => (row % 150 === 7 ? value + 60 : value)),
    };
    const report = measureMetrics(makeOutcomes('regression', usual, wild), SETTINGS);
    expect(of(report, 'rmse').note).toMatch(/^RMSE grows more than MAE: the largest hundredth/u);
    expect(of(report, 'mae').note).toBe(null);
  });
});

describe('entities that repeat', () => {
  it('are counted, and change errors but no value', () => {
    const plain = scored(300, 1);
    const twice = { ...plain, entities: ENTITIES };
    const [by, without] = [twice, plain].map((side) =>
      measureMetrics(makeOutcomes('binary', side, side), SETTINGS),
    );
    expect(of(by, 'roc-auc').clusters).toEqual({ training: 150, serving: 150 });
    expect(of(without, 'roc-auc').clusters).toBe(null);
    for (const { metric, training } of by.metrics) {
      const other = of(without, metric).training;
      expect(training.value).toBeCloseTo(other.value ?? NaN, 9);
      expect(training.standardError, metric).not.toBe(other.standardError);
      expect(
        (training.low ?? NaN) <= training.value! && training.value! <= (training.high ?? NaN),
        metric,
      ).toBe(true);
    }
  });

  it.each<Task>(['binary', 'regression', 'multiclass'])(
    'that hold the same %s row twice have the error of half the rows',
    (task) => {
      const once = sample(task, 5);
      const twice = (values: Float64Array) => Float64Array.from([...values, ...values]);
      const doubled = sideOutcomes({
        labels: twice(once.labels),
        predictions: twice(once.predictions),
        entities: twice(once.labels.map((_, row) => row)),
      });
      const classes = ['a', 'b', 'c'];
      const by = measureMetrics(makeOutcomes(task, doubled, doubled, classes), SETTINGS);
      const half = measureMetrics(
        makeOutcomes(task, { ...once, classScores: null }, once, classes),
        SETTINGS,
      );
      for (const { metric, training } of by.metrics) {
        // Average precision has no linear error without clusters, the calibration error another bias.
        if (metric === 'average-precision' || metric === 'calibration-error') continue;
        const other = of(half, metric).training;
        const ratio = (training.standardError ?? NaN) / (other.standardError ?? NaN);
        // The calibration line's errors come from the information without clusters, and from the residuals with them.
        const isLine = metric.startsWith('calibration-');
        expect(Math.abs(ratio - 1), metric).toBeLessThan(isLine ? 0.2 : 0.015);
        if (isLine) continue;
        expect(training.high, metric).toBeCloseTo(other.high ?? NaN, 2);
      }
    },
  );

  it('do not count where few rows share theirs', () => {
    const side = scored(
      300,
      1,
      {},
      { entities: Float64Array.from({ length: 300 }, (_, row) => (row < 10 ? 1 : row)) },
    );
    expect(of(measureMetrics(makeOutcomes('binary', side, side), SETTINGS), 'roc-auc').clusters).toBe(null);
  });
});

const CASES = knownCases();
describe.skipIf(CASES.length === 0)('on real tables with known values', () => {
  it.each(CASES)('$name', async (known) => {
    const outcomes = readOutcomes(await readPair(known.training, known.serving), SETTINGS);
    const report = measureMetrics(outcomes, SETTINGS);
    const headline = of(report, report.headline!);
    expect(METRIC_TRAITS[headline.metric].name).toBe(known.metric === 'mae' ? 'MAE' : 'ROC AUC');
    expect(headline.training.value).toBeCloseTo(known.offline, 4);
    expect(headline.serving.value).toBeCloseTo(known.online, 4);
    expect(headline.clusters).toBe(null);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
