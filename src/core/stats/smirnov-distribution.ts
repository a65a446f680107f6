import { deviance, stirlingError } from './gamma.ts';

/** Up to here the sum is taken term by term. */
const LONGEST_SUM = 20_000;

/** Points at which the terms of a longer sum are taken. */
const POINTS = 2_000;

/**
 * Probability that the one-sided Kolmogorov-Smirnov statistic of n values is at least x:
 * x times the sum over j from 0 to n(1 - x) of C(n, j) (x + j/n)^(j-1) (1 - x - j/n)^(n-j).
 * Each term is n x / (n x + j) times a binomial probability, computed by Loader's method, so no digits are lost.
 * For large n the terms are a smooth bump that is zero at both ends, for which the trapezoidal rule on 2,000
 * points gives the sum to the last digits.
 *
 * Source: Birnbaum and Tingey, 1951; matches scipy.special.smirnov 1.17 up to n = 10^6, above which scipy itself
 * changes to an approximation.
 *
 * @param x - a number in [0, 1]
 * @param n - number of values, a whole number >= 1
 * @returns a number in [0, 1], with full relative precision
 * @example
 * smirnovSurvival(0.5, 1); // 0.5
 */
export function smirnovSurvival(x: number, n: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  const step = n > LONGEST_SUM ? n / POINTS : 1;
  const last = n * (1 - x);
  let sum = 0;
  for (let i = 1; i * step <= last; i++) sum += term(i * step, x, n);
  return Math.min(1, Math.exp(n * Math.log1p(-x)) + sum * step);
}

// The term of j in (0, n), which need not be whole.
function term(j: number, x: number, n: number): number {
  const shift = n * x;
  const rest = n - j;
  const restMean = rest - shift;
  if (restMean <= 0 || rest <= 0) return 0;
  const exponent =
    stirlingError(n) -
    stirlingError(j) -
    stirlingError(rest) -
    deviance(j, j + shift) -
    deviance(rest, restMean);
  return (shift / (shift + j)) * Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * j * rest));
}
