import { describe, expect, test } from 'vitest';
import { clusterRows } from '../../../../src/core/confirm/cluster-rows.ts';
import { MeasuredOutcomes } from '../../../../src/core/confirm/measured-outcomes.ts';
import type { Outcomes } from '../../../../src/core/confirm/outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { seededRandom } from '../../../../src/core/metrics/seeded-random.ts';
import { makeOutcomes } from '../../../support/make-outcomes.ts';

describe('rows by entity', () => {
  test('stand together, a row without one on its own', () => {
    const { entities, clusters } = clusterRows(Float64Array.of(7, 9, NaN, 7, NaN));
    expect(entities).toBe(4);
    expect(clusters).toEqual({
      rows: Uint32Array.of(0, 3, 1, 2, 4),
      starts: Uint32Array.of(0, 2, 3, 4, 5),
      scale: 1,
    });
  });

  test('are not put together where hardly any entity repeats', () => {
    const keys = Float64Array.from({ length: 1000 }, (_, row) => (row < 50 ? row >> 1 : row));
    expect(clusterRows(keys).clusters).toBeNull();
    expect(clusterRows(keys.map((key, row) => (row < 60 ? row >> 1 : key))).clusters).not.toBeNull();
    expect(clusterRows(new Float64Array(0))).toEqual({ entities: 0, clusters: null });
  });

  test('of a large table are those of some entities, each with all of its rows', () => {
    const random = seededRandom(4);
    const entities = 300_000;
    const keys = Float64Array.from({ length: 1_000_000 }, () => Math.floor(random() * entities));
    const found = clusterRows(keys);
    const { rows, starts, scale } = found.clusters!;
    expect(rows.length).toBeGreaterThan(200_000);
    expect(rows.length).toBeLessThan(300_000);
    expect(scale).toBeCloseTo(1_000_000 / rows.length, 10);
    // 1 - e^(-10 / 3) of the keys are drawn at least once.
    expect(found.entities / (entities * (1 - Math.exp(-1_000_000 / entities)))).toBeCloseTo(1, 2);
    const sizes = new Map<number, number>();
    for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    for (let g = 0; g + 1 < starts.length; g++) {
      const key = keys[rows[starts[g]]];
      if (starts[g + 1] - starts[g] !== sizes.get(key)) throw new Error(`entity ${key} is not whole`);
    }
  });

  test('of a few large entities are all of them', () => {
    const keys = Float64Array.from({ length: 500_000 }, (_, row) => row % 5000);
    const { entities, clusters } = clusterRows(keys);
    expect(entities).toBe(5000);
    expect(clusters?.scale).toBe(1);
    expect(clusters?.rows).toHaveLength(500_000);
  });
});

test('standard errors from some entities are those from all, to two hundredths', () => {
  const random = seededRandom(11);
  const rows = 900_000;
  const side = (): Outcomes['training'] => {
    const entities = Float64Array.from({ length: rows }, () => Math.floor(random() * 350_000));
    // Each entity has a leaning of its own.
    const leaning = Float64Array.from({ length: 350_000 }, () => random() - 0.5);
    const predictions = entities.map(() => Math.min(0.999, Math.max(0.001, random() ** 2)));
    const labels = predictions.map((score, row) => Number(random() < score + 0.3 * leaning[entities[row]]));
    return { ...makeOutcomes('binary', { labels, predictions }, { labels, predictions }).training, entities };
  };
  const some = { ...makeOutcomes('binary', side(), side()) };
  const outcomes: Outcomes = { ...some, training: side(), serving: side() };
  const found = new MeasuredOutcomes(outcomes).report(DEFAULT_CONFIRM_SETTINGS);
  // By other spellings of the same entities others are looked at.
  const respelt = {
    ...outcomes,
    training: { ...outcomes.training, entities: outcomes.training.entities!.map((id) => id * 7.3 + 0.1) },
    serving: { ...outcomes.serving, entities: outcomes.serving.entities!.map((id) => id * 7.3 + 0.1) },
  };
  const others = new MeasuredOutcomes(respelt).report(DEFAULT_CONFIRM_SETTINGS);
  for (const [i, { metric, training, serving, clusters }] of found.metrics.entries()) {
    expect(clusters, metric).not.toBeNull();
    expect(others.metrics[i].training.value).toBe(training.value);
    for (const [one, other] of [
      [training, others.metrics[i].training],
      [serving, others.metrics[i].serving],
    ]) {
      if (one.standardError === null) continue;
      expect(Math.abs(other.standardError! / one.standardError - 1), metric).toBeLessThan(0.02);
    }
  }
});
