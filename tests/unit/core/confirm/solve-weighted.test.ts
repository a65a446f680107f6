import { describe, expect, test } from 'vitest';
import { solveWeighted } from '../../../../src/core/confirm/solve-weighted.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

describe('weighted least squares', () => {
  test('a line equals its closed form', () => {
    const uniform = mulberry32(8);
    const x = Array.from({ length: 25 }, uniform);
    const y = x.map((value) => 3 * value + uniform());
    const weights = x.map(() => 0.1 + uniform());
    const mean = (term: (i: number) => number) =>
      weights.reduce((sum, weight, i) => sum + weight * term(i), 0) / weights.reduce((sum, w) => sum + w, 0);
    const [mx, my] = [mean((i) => x[i]), mean((i) => y[i])];
    const slope = mean((i) => (x[i] - mx) * (y[i] - my)) / mean((i) => (x[i] - mx) ** 2);
    const fit = solveWeighted([x.map(() => 1), x], y, weights);
    expect(fit?.coefficients[1]).toBeCloseTo(slope, 10);
    expect(fit?.coefficients[0]).toBeCloseTo(my - slope * mx, 10);
    const residual = weights.reduce((sum, w, i) => sum + w * (y[i] - my - slope * (x[i] - mx)) ** 2, 0);
    expect(fit?.residual).toBeCloseTo(residual, 10);
  });

  test('weights of whole numbers are repeated rows', () => {
    const once = solveWeighted(
      [
        [1, 1, 1],
        [0, 1, 2],
        [0, 1, 4],
      ],
      [1, 5, 2],
      [2, 1, 1],
    );
    const twice = solveWeighted(
      [
        [1, 1, 1, 1],
        [0, 0, 1, 2],
        [0, 0, 1, 4],
      ],
      [1, 1, 5, 2],
      [1, 1, 1, 1],
    );
    once?.coefficients.forEach((value, k) => expect(value).toBeCloseTo(twice?.coefficients[k] ?? NaN, 10));
  });

  test('refuses columns that depend on each other', () => {
    expect(
      solveWeighted(
        [
          [1, 1, 1],
          [2, 2, 2],
        ],
        [1, 2, 3],
        [1, 1, 1],
      ),
    ).toBeNull();
  });
});
