import { describe, expect, test } from 'vitest';
import { draws } from '../../../../../support/draws.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import { unitScale } from '../../../../../../src/core/explain/signatures/training-serving-skew/unit-scale.ts';

const DAY = 86_400_000;

type Serve = (x: number, row: number, uniform: number) => number;

function tables(rows: number, serve: Serve, seed = 1, train: (x: number) => number = (x) => x) {
  const d = draws(seed);
  const one = () => 40 * Math.exp(0.5 * d.normal());
  const training = d.many(rows, one);
  // Natural drift on top: 5 %.
  const meant = d.many(rows, () => 1.05 * one());
  const serving = meant.map((x, row) => serve(x, row, d.uniform()));
  const labels = (values: readonly number[]) => values.map((x) => x + 10 * d.normal());
  const times = Array.from({ length: rows }, (_, row) => (row * 30 * DAY) / rows);
  return madeInvestigation(
    { features: { x: training.map(train) }, labels: labels(training), times },
    { features: { x: serving }, labels: labels(meant), times: times.map((time) => time + 60 * DAY) },
  );
}

describe('all rows', () => {
  test.each([
    [1000, '×1000'],
    [100, '×100'],
    [1 / 100, '÷100'],
    [1e6, '×1000000'],
    [7, '×7'],
    [1 / 12, '÷12'],
    [86400, '×86400'],
    [2.54, '×2.54'],
    [1 / 2.20462, '÷2.205'],
    [1.609344, '×1.609'],
  ])('times %f is %s', (factor, words) => {
    for (const rows of [400, 5000]) {
      const [sighting, ...others] = unitScale.look(tables(rows, (x) => x * factor));
      expect(others).toEqual([]);
      expect(sighting).toMatchObject({ features: ['x'], window: null, rows: null });
      expect(sighting.detail).toContain(words);
      expect(sighting.strength).toBeGreaterThanOrEqual(0.5);
    }
  });

  test('undoes it', () => {
    expect(unitScale.look(tables(2000, (x) => x * 1000))[0].repair).toEqual({
      kind: 'affine',
      feature: 'x',
      slope: 1000,
      intercept: 0,
    });
  });

  test('is weaker the more drift there is on top', () => {
    const [clear] = unitScale.look(tables(5000, (x) => x * 60));
    const [drifted] = unitScale.look(tables(5000, (x) => x * 60 * 1.12));
    expect(clear.strength).toBeGreaterThan(drifted.strength);
  });

  test('is no unit where labels moved along', () => {
    const d = draws(3);
    const grown = (k: number) => d.many(3000, () => 40 * k * Math.exp(0.5 * d.normal()));
    const [training, serving] = [grown(1), grown(2.2)];
    const labels = (values: readonly number[]) => values.map((x) => x + 10 * d.normal());
    const investigation = madeInvestigation(
      { features: { x: training }, labels: labels(training) },
      { features: { x: serving }, labels: labels(serving) },
    );
    expect(unitScale.look(investigation)).toEqual([]);
  });

  test.each([5, 1.2, 0.5])('times %f is no unit', (factor) => {
    expect(unitScale.look(tables(3000, (x) => x * factor))).toEqual([]);
  });
});

describe('some rows', () => {
  test.each([0.3, 0.6, 0.9])('from a moment on, %f of the rows', (share) => {
    const rows = 4000;
    const start = Math.round((1 - share) * rows);
    const [sighting] = unitScale.look(tables(rows, (x, row) => (row >= start ? x * 1000 : x)));
    const moment = 60 * DAY + (start * 30 * DAY) / rows;
    expect(sighting.detail).toContain('×1000');
    expect(Math.abs(sighting.window!.from - moment)).toBeLessThan(DAY);
  });

  test.each([0.02, 0.1, 0.3, 0.7])('a share of %f, mixed with the others', (share) => {
    const [sighting] = unitScale.look(tables(4000, (x, _, u) => (u < share ? x * 100 : x)));
    expect(sighting.detail).toContain('×100 on a part');
    expect(sighting.window).toBeNull();
    const measured = sighting.facts.find(({ name }) => name === 'rows on another scale');
    expect(Math.abs(measured!.value! - share)).toBeLessThan(0.03);
  });

  test.each([0.1, 0.4])('a share of %f among values of either sign', (share) => {
    const values = (x: number) => x - 40;
    const [sighting] = unitScale.look(tables(4000, (x, _, u) => (u < share ? 60 : 1) * values(x), 1, values));
    expect(sighting.detail).toContain('×60 on a part');
    const measured = sighting.facts.find(({ name }) => name === 'rows on another scale');
    expect(Math.abs(measured!.value! - share)).toBeLessThan(0.05);
  });

  test('a tail that grew is none', () => {
    const values = (x: number) => x - 40;
    expect(unitScale.look(tables(4000, (x, _, u) => (u < 0.3 ? 1.8 : 1) * values(x), 1, values))).toEqual([]);
  });
});
