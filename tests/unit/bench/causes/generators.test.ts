import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../../bench/causes/baseline.ts';
import { ALL_FAMILIES, HELD_OUT_FAMILIES, TUNING_FAMILIES } from '../../../bench/causes/generators/all.ts';
import { performanceOf } from '../../../bench/causes/performance.ts';
import { drawWorld } from '../../../bench/causes/world.ts';

const DAY = 86_400_000;

describe.each(ALL_FAMILIES)('$name', (family) => {
  it('draws the same rows from the same seed, and others from another', () => {
    const [one, same, other] = ['1', '1', '2'].map((seed) => drawWorld(family, seed, 1));
    expect(same.training).toEqual(one.training);
    expect(same.serving).toEqual(one.serving);
    expect(other.training[0]).not.toEqual(one.training[0]);
  });

  it('has twelve weeks of training before four of serving, and every feature in each row', () => {
    const { training, serving } = drawWorld(family, '1', 1);
    expect(training).toHaveLength(family.rows.training);
    expect(serving).toHaveLength(family.rows.serving);
    expect(training[training.length - 1].time).toBeLessThan(serving[0].time);
    expect((serving[serving.length - 1].time - training[0].time) / DAY).toBeGreaterThan(100);
    const names = family.features.map(({ name }) => name);
    for (const row of [training[0], serving[0]])
      expect(Object.keys(row.values).sort()).toEqual(names.toSorted());
    for (const name of names) {
      const isEverNull = training.some(({ values }) => values[name] === null);
      expect(isEverNull, name).toBe(family.features.find((spec) => spec.name === name)?.hasNulls ?? false);
    }
  });

  it.each([1, 2])(
    'has a model that is clearly better than chance, and as good in serving (seed %i)',
    (seed) => {
      const { world, answer, predictions } = baselineOf(family, seed, 0);
      const offline = performanceOf(family.task, world.training, predictions) ?? NaN;
      const online = performanceOf(family.task, world.serving, answer(world.serving)) ?? NaN;
      if (family.task === 'binary') {
        expect(offline).toBeGreaterThan(0.68);
        expect(offline).toBeLessThan(0.97);
        expect(Math.abs(online - offline)).toBeLessThan(0.04);
      } else {
        const labels = world.training.map(({ label }) => label ?? NaN);
        const mean = labels.reduce((sum, label) => sum + label, 0) / labels.length;
        const without = labels.reduce((sum, label) => sum + Math.abs(label - mean), 0) / labels.length;
        expect(offline).toBeLessThan(0.6 * without);
        expect(Math.abs(online - offline)).toBeLessThan(0.15 * offline);
      }
    },
  );
});

it('reports on other families than it tunes on', () => {
  const tuning = new Set(TUNING_FAMILIES.map(({ name }) => name));
  expect(HELD_OUT_FAMILIES.some(({ name }) => tuning.has(name))).toBe(false);
  for (const families of [TUNING_FAMILIES, HELD_OUT_FAMILIES]) {
    expect(new Set(families.map(({ task }) => task)).size).toBe(2);
  }
});
