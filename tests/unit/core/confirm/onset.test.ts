import { describe, expect, test } from 'vitest';
import { findOnset, type OnsetShape } from '../../../../src/core/confirm/onset.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

const DAY_MS = 86_400_000;
const FROM = Date.UTC(2024, 2, 1);
const starts = (days: number) => Array.from({ length: days }, (_, day) => FROM + day * DAY_MS);
const ones = (days: number) => Array.from({ length: days }, () => 1);

type Signal = (day: number, at: number) => number;
const SIGNALS: Record<OnsetShape, Signal> = {
  constant: () => 0,
  step: (day, at) => Number(day >= at),
  ramp: (day) => day / 59,
  weekly: (day) => Math.sin((2 * Math.PI * day) / 7),
  'step-and-ramp': (day, at) => Number(day >= at) - day / 59,
};

const ROUNDS = 300;

/** Shares of 300 simulated series of 60 days. */
function simulate(shape: OnsetShape, size: number) {
  let called = 0;
  let calledWrong = 0;
  let near = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const uniform = mulberry32(round * 7919);
    const normal = normals(uniform);
    const at = 15 + Math.floor(uniform() * 30);
    const values = starts(60).map((_, day) => size * SIGNALS[shape](day, at) + normal());
    const onset = findOnset(starts(60), values, ones(60));
    if (!onset?.isCalled) continue;
    if (onset.best.shape !== shape) calledWrong++;
    else called++;
    near += Number(Math.abs((onset.best.moment ?? Infinity) - FROM - at * DAY_MS) <= 2 * DAY_MS);
  }
  return { called: called / ROUNDS, calledWrong: calledWrong / ROUNDS, near: near / ROUNDS };
}

describe('onset of simulated series', () => {
  // Measured on these seeds; the bounds leave about three standard errors of a share of 300.
  test.each<[OnsetShape, number, number, number]>([
    ['constant', 0, 0, 0.02],
    ['step', 2, 0.7, 0.01],
    ['step', 3, 0.88, 0.01],
    ['ramp', 3, 0.51, 0.05],
    ['weekly', 1, 0.92, 0.01],
    ['step-and-ramp', 3, 0.57, 0.08],
  ])('%s of %d standard deviations', (shape, size, leastCalled, mostWrong) => {
    const { called, calledWrong } = simulate(shape, size);
    expect(called).toBeGreaterThanOrEqual(leastCalled);
    expect(calledWrong).toBeLessThanOrEqual(mostWrong);
  });

  test('the moment of a called step is right within two days', () => {
    const { called, near } = simulate('step', 3);
    expect(near / called).toBeGreaterThan(0.95);
  });
});

describe('onset', () => {
  test('dates a clean step, and lists the others behind it', () => {
    const normal = normals(mulberry32(1));
    const values = starts(40).map((_, day) => (day < 25 ? 0.9 : 0.8) + 0.005 * normal());
    const onset = findOnset(starts(40), values, ones(40));
    expect(onset).toMatchObject({
      isCalled: true,
      best: { shape: 'step', moment: FROM + 25 * DAY_MS, excess: 0 },
    });
    expect(onset?.best.fitted[24]).toBeCloseTo(0.9, 2);
    expect(onset?.best.fitted[25]).toBeCloseTo(0.8, 2);
    const excesses = onset?.runnersUp.map(({ excess }) => excess) ?? [];
    expect(excesses).toHaveLength(4);
    expect(excesses).toEqual([...excesses].sort((a, b) => a - b));
  });

  test('a single outlier, however large, is no step', () => {
    const normal = normals(mulberry32(2));
    const values = starts(30).map((_, day) => (day === 29 ? 9 : 0) + 0.1 * normal());
    expect(findOnset(starts(30), values, ones(30))?.isCalled).toBe(false);
  });

  test('windows of few rows weigh little', () => {
    const normal = normals(mulberry32(3));
    const weights = starts(40).map((_, day) => (day >= 34 ? 1 : 1000));
    const values = weights.map((weight) => (weight === 1 ? 2 : 0) + normal());
    const even = findOnset(starts(40), values, ones(40));
    const weighted = findOnset(starts(40), values, weights);
    expect(even?.best.shape).toBe('step');
    expect(weighted?.best.moment === FROM + 34 * DAY_MS && weighted.isCalled).toBe(false);
  });

  test('does not see a week in less than two, nor anything in few windows or equal values', () => {
    const shapes = (days: number) => {
      const onset = findOnset(
        starts(days),
        starts(days).map((_, day) => Math.sin(day)),
        ones(days),
      );
      return onset && [onset.best, ...onset.runnersUp].map(({ shape }) => shape);
    };
    expect(shapes(14)).not.toContain('weekly');
    expect(shapes(15)).toContain('weekly');
    expect(shapes(7)).toBeNull();
    expect(
      findOnset(
        starts(9),
        starts(9).map(() => 0.1),
        ones(9),
      ),
    ).toBeNull();
  });

  test('fits without any residual give finite numbers', () => {
    const onset = findOnset(
      starts(20),
      starts(20).map((_, day) => (day < 9 ? 1 : 2)),
      ones(20),
    );
    expect(onset).toMatchObject({ isCalled: true, best: { shape: 'step' } });
    expect(onset?.runnersUp.every(({ bic }) => Number.isFinite(bic))).toBe(true);
  });

  test('skips windows without a value and changes no input', () => {
    const values = starts(20).map((_, day) => (day === 4 ? NaN : day % 3));
    const copy = [...values];
    expect(findOnset(starts(20), values, ones(20))?.best.fitted).toHaveLength(19);
    expect(values).toEqual(copy);
  });

  test('refuses starts that do not ascend and different lengths', () => {
    expect(() => findOnset([2, 1], [1, 2], [1, 1])).toThrow(RangeError);
    expect(() => findOnset([1], [1, 2], [1, 1])).toThrow(RangeError);
  });
});
