import { describe, expect, test } from 'vitest';
import { movementOf, shapeOf } from '../../../../src/core/explain/movement.ts';
import type { Investigation } from '../../../../src/core/explain/investigation.ts';
import { psiFromCounts } from '../../../../src/core/stats/psi.ts';
import { DAY, plantedWorld, put, SERVING_START, type WorldTable } from '../../../support/planted-world.ts';

const featureOf = ({ features }: Investigation, name: string) =>
  features.find((feature) => feature.name === name)!;

/** Ages that move by so many years at each part of serving. */
const aged = (yearsAt: (part: number) => number, seed = 1) =>
  plantedWorld(seed, {
    serving: ({ features }, d) => put(features.age, d, { share: 1 }, (x, row) => x + yearsAt(row / 3000)),
  });
const movedAge = (yearsAt: (part: number) => number) => {
  const investigation = aged(yearsAt);
  return movementOf(featureOf(investigation, 'age'), investigation);
};

describe('how a feature moved', () => {
  test('not at all, or hardly, is no movement', () => {
    expect(movedAge(() => 0)).toBeNull();
    expect(movedAge(() => 1)).toBeNull();
  });

  test('in small tables without any, one feature in twenty goes beyond the 95 % point of chance', () => {
    const worlds = Array.from({ length: 30 }, (_, seed) => plantedWorld(seed + 1, {}, { rows: 150 }));
    const moved = worlds.flatMap((world) =>
      world.features.filter((feature) => movementOf(feature, world) !== null),
    );
    // 180 features: 9 are to be expected, 3 or fewer and 18 or more each in one of a hundred.
    expect(moved.length).toBeLessThan(18);
  });

  test('PSI is that of the bins, and beyond chance', () => {
    const investigation = aged(() => 10);
    const age = featureOf(investigation, 'age');
    const { psi, byChance } = movementOf(age, investigation)!;
    const { training, serving, count } = age.binned!;
    const counts = (places: Uint16Array) =>
      Array.from({ length: count }, (_, bin) => places.filter((place) => place === bin).length);
    expect(psi).toBeCloseTo(psiFromCounts(counts(training), counts(serving)), 12);
    expect(psi).toBeGreaterThan(byChance);
  });

  test('the course is 0 as training is and 1 as serving is on the whole', () => {
    const { course, before } = movedAge((part) => (part < 0.5 ? 0 : 12))!;
    const first = course!.values.slice(0, 11).map(Number);
    const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
    expect(mean(first)).toBeCloseTo(0, 0);
    expect(mean(course!.values.map(Number))).toBeCloseTo(1, 1);
    expect(mean(before!.values.map(Number))).toBeCloseTo(0, 1);
    expect(course!.rows.reduce((sum, x) => sum + x, 0)).toBe(3000);
  });

  test('without times there is a movement and no course', () => {
    const untimed = plantedWorld(1, {
      serving(table: WorldTable) {
        table.features.age.forEach((x, row) => (table.features.age[row] = x + 10));
        table.times.fill(NaN);
      },
    });
    const movement = movementOf(featureOf(untimed, 'age'), untimed)!;
    expect(movement).toMatchObject({ course: null, onset: null });
    expect(shapeOf(movement)).toEqual({ shape: 'unknown', moment: null });
  });

  test('is found once', () => {
    const investigation = aged(() => 10);
    const age = featureOf(investigation, 'age');
    expect(movementOf(age, investigation)).toBe(movementOf(age, investigation));
  });
});

describe('its shape', () => {
  test.each<[string, (part: number) => number, string]>([
    ['bit by bit', (part) => 20 * part, 'gradual'],
    ['from a third on', (part) => (part < 1 / 3 ? 0 : 15), 'abrupt'],
    ['throughout', () => 8, 'from-the-start'],
  ])('%s', (_, yearsAt, shape) => {
    expect(shapeOf(movedAge(yearsAt)!).shape).toBe(shape);
  });

  test('the moment is that of the step', () => {
    const { moment } = shapeOf(movedAge((part) => (part < 0.6 ? 0 : 15))!);
    expect(Math.abs(moment! - (SERVING_START + 18 * DAY))).toBeLessThan(1.3 * DAY);
  });
});
