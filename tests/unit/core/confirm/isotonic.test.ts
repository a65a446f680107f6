import { describe, expect, test } from 'vitest';
import { fitIsotonic, predictIsotonic } from '../../../../src/core/confirm/isotonic.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

const numbers = (values: number[]) => Float64Array.from(values);

// scikit-learn 1.9.1, IsotonicRegression(out_of_bounds='clip').
const X = [0.6, 0.9, 0.8, 0.2, 0.3, 0.9, 0.0, 0.8, 0.8, 0.5, 0.3, 0.3];
const Y = [0.64, 0.53, 0.79, 0.48, 0.0, 0.72, 0.0, 0.28, 0.06, 0.41, 0.0, 0.41];
const WEIGHTS = [0.3, 1.6, 1.5, 0.0, 2.0, 1.6, 1.6, 0.9, 0.2, 0.7, 2.1, 0.8];
const AT = [-1, 0, 0.05, 0.15, 0.33, 0.5, 0.62, 0.77, 0.95, 2];
const WEIGHTED = [
  0, 0, 0.011156462585034017, 0.03346938775510205, 0.11839795918367352, 0.41, 0.5658620689655173,
  0.5658620689655173, 0.625, 0.625,
];
const PLAIN = [0, 0, 0.055624999999999994, 0.16687499999999997, 0.250625, 0.41, 0.4425, 0.4425, 0.625, 0.625];

/** The minimax form: max over a <= i of min over b >= i of the weighted mean of a..b. */
function minimax(y: readonly number[], weights: readonly number[]): number[] {
  const mean = (a: number, b: number) => {
    let sum = 0;
    let weight = 0;
    for (let i = a; i <= b; i++) {
      sum += weights[i] * y[i];
      weight += weights[i];
    }
    return sum / weight;
  };
  return y.map((_, i) =>
    Math.max(
      ...Array.from({ length: i + 1 }, (_, a) =>
        Math.min(...Array.from({ length: y.length - i }, (_, b) => mean(a, i + b))),
      ),
    ),
  );
}

describe('isotonic regression', () => {
  test.each([
    ['with weights', WEIGHTS, WEIGHTED],
    ['without', undefined, PLAIN],
  ])('gives the values of scikit-learn, %s', (_, weights, wanted) => {
    const fit = fitIsotonic(numbers(X), numbers(Y), weights && numbers(weights));
    AT.forEach((x, i) => expect(predictIsotonic(fit, x)).toBeCloseTo(wanted[i], 14));
  });

  test('equals the minimax form on random weighted values', () => {
    const uniform = mulberry32(3);
    for (let round = 0; round < 30; round++) {
      const y = Array.from({ length: 1 + Math.floor(uniform() * 14) }, () => Math.round(uniform() * 8) / 4);
      const weights = y.map(() => 0.1 + uniform());
      const x = y.map((_, i) => i);
      const fit = fitIsotonic(numbers(x), numbers(y), numbers(weights));
      minimax(y, weights).forEach((wanted, i) => expect(predictIsotonic(fit, i)).toBeCloseTo(wanted, 12));
    }
  });

  test('leaves rising values as they are', () => {
    expect(fitIsotonic(numbers([3, 1, 2]), numbers([9, 1, 4]))).toEqual({
      x: numbers([1, 2, 3]),
      y: numbers([1, 4, 9]),
    });
  });

  test('skips what is no number and changes no input', () => {
    const x = numbers([1, NaN, 2, Infinity, 3]);
    const y = numbers([0, 9, 1, 9, NaN]);
    const copies = [x.slice(), y.slice()];
    expect(fitIsotonic(x, y)).toEqual({ x: numbers([1, 2]), y: numbers([0, 1]) });
    expect([x, y]).toEqual(copies);
  });

  test('one knot is a constant; none gives NaN', () => {
    expect(predictIsotonic(fitIsotonic(numbers([2, 2]), numbers([0, 1])), -7)).toBe(0.5);
    expect(predictIsotonic(fitIsotonic(numbers([]), numbers([])), 1)).toBeNaN();
    expect(() => fitIsotonic(numbers([1]), numbers([]))).toThrow(RangeError);
  });
});
