import { describe, expect, test } from 'vitest';
import {
  excessOf,
  excessOver,
  type BothSums,
  type LossSums,
} from '../../../../src/core/confirm/segment-excess.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

function sums(losses: readonly number[]): LossSums {
  const add = (total: number, loss: number) => total + loss;
  return {
    rows: losses.length,
    sum: losses.reduce(add, 0),
    squares: losses.map((loss) => loss * loss).reduce(add, 0),
  };
}

const both = (training: readonly number[], serving: readonly number[]): BothSums => ({
  training: sums(training),
  serving: sums(serving),
});

describe('excess', () => {
  test('by hand', () => {
    // Means: segment 2 -> 5, all rows 2 -> 3.
    const part = both([1, 3], [4, 6]);
    const whole = both([1, 3, 1, 3], [4, 6, 0, 2]);
    const excess = excessOf(part, whole);
    expect(excess?.excess).toBeCloseTo(2, 12);
    // Each of four means has variance 2 / 2; half of the rows are inside.
    const error = Math.sqrt(4 * 0.25);
    expect(excess?.z).toBeGreaterThan(0);
    expect(excess?.z).toBeLessThan(2 / error);
    expect((excess?.low ?? NaN) + (excess?.high ?? NaN)).toBeCloseTo(4, 12);
  });

  test('of two separate segments', () => {
    expect(excessOver(both([0, 2], [3, 5]), both([1, 3], [2, 4]))?.excess).toBeCloseTo(2, 12);
  });

  test.each([
    ['too few rows inside', both([1], [1, 2]), both([1, 2, 3], [1, 2, 3, 4])],
    ['none outside', both([1, 2], [1, 2]), both([1, 2], [1, 2, 3, 4])],
    ['no variance', both([0, 0], [0, 0]), both([0, 0, 0, 0], [0, 0, 0, 0])],
  ])('is null: %s', (_, part, whole) => {
    expect(excessOf(part, whole)).toBeNull();
  });

  test('as large or larger by chance as often as p says, and inside its interval in 95 of 100', () => {
    const normal = normals(mulberry32(11));
    const draw = (n: number, scale: number) => Array.from({ length: n }, () => scale * normal());
    const rounds = 4000;
    let [below, covered] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const inside = [draw(6, 3), draw(8, 1)];
      const outside = [draw(30, 1), draw(20, 2)];
      const whole = both([...inside[0], ...outside[0]], [...inside[1], ...outside[1]]);
      const found = excessOf(both(inside[0], inside[1]), whole);
      if ((found?.pValue ?? 1) < 0.05) below++;
      if ((found?.low ?? 1) <= 0 && (found?.high ?? -1) >= 0) covered++;
    }
    // Three standard errors of a share of 4,000 are 0.010; Welch's t with so few rows is itself off by as much.
    expect(Math.abs(below / rounds - 0.05)).toBeLessThan(0.012);
    expect(Math.abs(covered / rounds - 0.95)).toBeLessThan(0.012);
  });
});
