import { describe, expect, test } from 'vitest';
import { estimatePerformanceWithoutLabels } from '../../../../src/core/confirm/estimated-performance.ts';
import { estimateMetric } from '../../../../src/core/confirm/estimate-metric.ts';
import type { SideOutcomes } from '../../../../src/core/confirm/outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { makeOutcomes, sideOutcomes } from '../../../support/make-outcomes.ts';
import { makePair } from '../../../support/make-pair.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

const DAY = 86_400_000;
const ROWS = 8000;
const settings = DEFAULT_CONFIRM_SETTINGS;
const unlabelled = (side: Partial<SideOutcomes> & Pick<SideOutcomes, 'labels'>) => ({
  ...side,
  labels: side.labels.map(() => NaN),
});

/** Scores that are (or, bent, are not) probabilities; harder ones where the spread is small. */
function binary(seed: number, spread: number, bend = 1) {
  const uniform = mulberry32(seed);
  const normal = normals(uniform);
  const chances = Float64Array.from({ length: ROWS }, () => 1 / (1 + Math.exp(-spread * normal())));
  return {
    labels: chances.map((chance) => Number(uniform() < chance)),
    predictions: chances.map((chance) => chance ** bend),
    times: chances.map((_, i) => Date.UTC(2026, 0, 1) + (i / ROWS) * 40 * DAY),
  };
}

describe('scores', () => {
  const training = binary(1, 2);
  const serving = binary(2, 0.8);
  const realised = (metric: 'roc-auc' | 'accuracy') =>
    estimateMetric(metric, sideOutcomes(serving), { task: 'binary', classes: [] }, settings).value ?? NaN;
  const estimate = (chosen = {}, before = training, after = serving) =>
    estimatePerformanceWithoutLabels(makePair({}), makeOutcomes('binary', before, unlabelled(after)), {
      ...settings,
      ...chosen,
    });

  test('the realised ROC AUC is within the band, far from training', () => {
    const found = estimate();
    expect(found).toMatchObject({ method: 'cbpe', metric: 'roc-auc', rows: ROWS });
    expect(realised('roc-auc')).toBeGreaterThan(found?.low ?? 1);
    expect(realised('roc-auc')).toBeLessThan(found?.high ?? 0);
    expect(found?.training).toBeGreaterThan((found?.high ?? 1) + 0.05);
  });

  test('the metric that was chosen, at the threshold that was chosen; ROC AUC for one that cannot be expected', () => {
    const found = estimate({ metric: 'accuracy' });
    expect(Math.abs((found?.serving ?? NaN) - realised('accuracy'))).toBeLessThan(0.02);
    expect(estimate({ metric: 'recall', threshold: 0 })?.serving).toBeCloseTo(1, 12);
    expect(estimate({ metric: 'log-loss' })?.metric).toBe('roc-auc');
  });

  test('scores that are no probabilities are made ones', () => {
    const found = estimate({ metric: 'accuracy', threshold: 0.125 }, binary(1, 2, 3), binary(2, 0.8, 3));
    expect(Math.abs((found?.serving ?? NaN) - realised('accuracy'))).toBeLessThan(0.02);
    expect(found?.assumptions.join(' ')).toContain('as learnt on 8,000 labelled training rows (isotonic)');
  });

  test('by window, those with few rows without a value', () => {
    const windows = estimate({ windowLength: 'day' })?.windows ?? [];
    expect(windows).toHaveLength(40);
    expect(windows.reduce((sum, { rows }) => sum + rows, 0)).toBe(ROWS);
    expect(windows.every(({ value }) => value !== null && value > 0.5)).toBe(true);
    const short = { ...serving, times: serving.times.map((time, i) => (i < 10 ? time - 5 * DAY : time)) };
    expect(estimate({ windowLength: 'day' }, training, short)?.windows[0]).toMatchObject({
      rows: 10,
      value: null,
    });
    expect(estimate({}, training, { ...serving, times: serving.times.map(() => NaN) })?.windows).toEqual([]);
  });

  test('says what it assumes and what it cannot see', () => {
    const said = estimate()?.assumptions.join(' ');
    for (const word of ['concept drift', 'probabilities', 'not fitted on', 'no kind of rows', 'cannot see'])
      expect(said).toContain(word);
  });

  test('without training labels or serving scores there is none', () => {
    const all = { ...training, labels: training.labels.map(() => NaN) };
    expect(estimate({}, all)).toBeNull();
    expect(
      estimate({}, training, { ...serving, predictions: serving.predictions.map(() => NaN) }),
    ).toBeNull();
    expect(
      estimatePerformanceWithoutLabels(makePair({}), makeOutcomes('ranking', training, serving), settings),
    ).toBeNull();
  });
});

describe('classes', () => {
  // The first class has the chance, the two others share the rest.
  const classes = (seed: number, power: number) => {
    const uniform = mulberry32(seed);
    const first = Float64Array.from({ length: ROWS }, () => uniform() ** power);
    const rest = first.map((chance) => (1 - chance) / 2);
    const draw = (chance: number) => (uniform() < chance ? 0 : uniform() < 0.5 ? 1 : 2);
    return {
      labels: first.map(draw),
      predictions: first.map((chance) => (chance >= 1 / 3 ? 0 : 1)),
      classScores: [first, rest, rest],
    };
  };
  const model = { task: 'multiclass', classes: ['a', 'b', 'c'] } as const;

  test('the realised accuracy is within the band', () => {
    const serving = classes(2, 1.5);
    const outcomes = makeOutcomes('multiclass', classes(1, 0.7), unlabelled(serving), model.classes);
    const found = estimatePerformanceWithoutLabels(makePair({}), outcomes, settings);
    const realised = estimateMetric('accuracy', sideOutcomes(serving), model, settings).value ?? NaN;
    expect(found).toMatchObject({ method: 'cbpe', metric: 'accuracy' });
    expect(realised).toBeGreaterThan(found?.low ?? 1);
    expect(realised).toBeLessThan(found?.high ?? 0);
  });

  test('without class scores there is nothing to go by', () => {
    const bare = { ...classes(1, 1), classScores: null };
    const outcomes = makeOutcomes('multiclass', bare, bare, model.classes);
    expect(estimatePerformanceWithoutLabels(makePair({}), outcomes, settings)).toBeNull();
  });
});

describe('quantities', () => {
  const draw = (seed: number, shift: number, rows = ROWS) => {
    const normal = normals(mulberry32(seed));
    const x = Float64Array.from({ length: rows }, () => shift + normal());
    const labels = x.map((value) => 3 * value + (1 + Math.abs(value)) * normal());
    return { x, labels, predictions: x.map((value) => 3 * value) };
  };
  const [training, serving] = [draw(1, 0), draw(2, 0.5)];
  const pair = makePair({ x: { training: training.x, serving: serving.x } });

  test.each(['mae', 'rmse'] as const)('%s is expected where it is realised, within the band', (metric) => {
    const outcomes = makeOutcomes('regression', training, unlabelled(serving));
    const found = estimatePerformanceWithoutLabels(pair, outcomes, { ...settings, metric });
    const model = { task: 'regression', classes: [] } as const;
    const realised = estimateMetric(metric, sideOutcomes(serving), model, settings).value ?? NaN;
    expect(found).toMatchObject({ method: 'dle', metric, rows: ROWS });
    expect(realised).toBeGreaterThan(found?.low ?? Infinity);
    expect(realised).toBeLessThan(found?.high ?? 0);
    expect(found?.training).toBeLessThan(found?.low ?? 0);
  });

  test('of a sample of the features, the rows of the sample count', () => {
    const kept = Uint32Array.from({ length: 4000 }, (_, i) => 2 * i);
    const sampledPair = {
      ...makePair({ x: { training: training.x, serving: serving.x.filter((_, i) => i % 2 === 0) } }),
      rows: { training: ROWS, serving: ROWS },
      sampled: { training: null, serving: kept },
    };
    const outcomes = makeOutcomes('regression', training, unlabelled(serving));
    const whole = estimatePerformanceWithoutLabels(pair, outcomes, settings);
    const sampled = estimatePerformanceWithoutLabels(sampledPair, outcomes, settings);
    expect(sampled?.rows).toBe(4000);
    expect(Math.abs((sampled?.serving ?? NaN) - (whole?.serving ?? NaN))).toBeLessThan(0.05);
  });

  test('a few labelled rows teach nothing', () => {
    const labels = training.labels.map((label, i) => (i < 499 ? label : NaN));
    const outcomes = makeOutcomes('regression', { ...training, labels }, unlabelled(serving));
    expect(estimatePerformanceWithoutLabels(pair, outcomes, settings)).toBeNull();
  });
});
