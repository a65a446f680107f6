import { describe, expect, it } from 'vitest';
import { measureMetrics } from '../../src/core/confirm/measure-metrics.ts';
import type { SideOutcomes } from '../../src/core/confirm/outcomes.ts';
import type { MetricId } from '../../src/core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../src/core/confirm/settings.ts';
import { makeOutcomes, sideOutcomes } from '../support/make-outcomes.ts';
import { mulberry32, normals } from '../support/mulberry32.ts';

/** Samples drawn; the share that is covered has a standard error of 0.9 points at 95 %. */
const RUNS = 600;
const ENTITIES = 120;
const ROWS_EACH = 8;

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Rows of entities that share a level of risk, and of what the model thinks of them. */
function draw(entities: number, seed: number): SideOutcomes {
  const random = mulberry32(seed);
  const normal = normals(random);
  const rows = entities * ROWS_EACH;
  const labels = new Float64Array(rows);
  const predictions = new Float64Array(rows);
  const of = new Float64Array(rows);
  for (let entity = 0; entity < entities; entity++) {
    const risk = 1.5 * normal();
    const thought = risk + 1.2 * normal();
    for (let row = entity * ROWS_EACH; row < (entity + 1) * ROWS_EACH; row++) {
      of[row] = entity;
      labels[row] = random() < logistic(risk - 0.5) ? 1 : 0;
      predictions[row] = logistic(0.7 * thought + 0.2 * normal() - 0.5);
    }
  }
  return sideOutcomes({ labels, predictions, entities: of });
}

const TRUTH = measureMetrics(
  makeOutcomes('binary', { ...draw(60_000, 1), entities: null }, draw(1, 2)),
  DEFAULT_CONFIRM_SETTINGS,
);

function coverages(metrics: readonly MetricId[]): Map<MetricId, { by: number; without: number }> {
  const found = new Map(metrics.map((metric) => [metric, { by: 0, without: 0 }]));
  for (let run = 0; run < RUNS; run++) {
    const side = draw(ENTITIES, 1000 + run);
    const plain = { ...side, entities: null };
    const report = measureMetrics(makeOutcomes('binary', side, plain), DEFAULT_CONFIRM_SETTINGS);
    for (const [metric, counts] of found) {
      const truth = TRUTH.metrics.find((one) => one.metric === metric)?.training.value ?? NaN;
      const one = report.metrics.find((comparison) => comparison.metric === metric)!;
      if (one.training.low! <= truth && truth <= one.training.high!) counts.by += 1 / RUNS;
      if (one.serving.low! <= truth && truth <= one.serving.high!) counts.without += 1 / RUNS;
    }
  }
  return found;
}

const METRICS: MetricId[] = ['roc-auc', 'average-precision', 'log-loss', 'brier', 'accuracy', 'precision', 'recall', 'f1', 'mcc', 'observed-expected', 'calibration-slope', 'calibration-intercept']; // prettier-ignore

describe('95 % intervals by entity, 120 entities of 8 rows', () => {
  const found = coverages([...METRICS, 'lift']);

  it.each(METRICS)('%s: hold the truth in about 95 of 100 samples', (metric) => {
    const { by } = found.get(metric)!;
    expect(by).toBeGreaterThan(0.915);
    expect(by).toBeLessThan(0.985);
  });

  // The cut is taken as given, which leaves out that it moves with the scores.
  it('lift: hold it more often than that', () => {
    expect(found.get('lift')!.by).toBeGreaterThan(0.95);
  });

  it.each<MetricId>([
    'roc-auc',
    'average-precision',
    'log-loss',
    'brier',
    'accuracy',
    'precision',
    'observed-expected',
  ])('%s: would not if rows were taken as independent', (metric) => {
    expect(found.get(metric)!.without).toBeLessThan(0.87);
  });
});
