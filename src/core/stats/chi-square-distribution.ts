import { lowerGamma, poissonFactor, upperGamma } from './gamma.ts';
import { normalQuantile } from './normal-distribution.ts';

/**
 * Probability that a chi-square variable exceeds a value: Q(df / 2, x / 2).
 *
 * Source: matches scipy.stats.chi2.sf 1.17.
 *
 * @param x - a number >= 0
 * @param degreesOfFreedom - a number > 0
 * @returns a number in [0, 1]
 * @throws {RangeError} where the degrees of freedom are not > 0
 * @example
 * chiSquareSurvival(3.841, 1); // 0.05
 */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`${degreesOfFreedom} degrees of freedom`);
  if (Number.isNaN(x)) return NaN;
  return upperGamma(degreesOfFreedom / 2, x / 2);
}

/**
 * Value that a chi-square variable stays below with a given probability.
 *
 * Source: Wilson and Hilferty's start, 1931, then Newton's method; matches scipy.stats.chi2.ppf 1.17.
 *
 * @param probability - in [0, 1]
 * @param degreesOfFreedom - a number > 0
 * @returns a number >= 0; Infinity for probability 1
 * @throws {RangeError} where an argument is out of its range
 * @example
 * chiSquareQuantile(0.95, 9); // 16.919
 */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`${degreesOfFreedom} degrees of freedom`);
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`probability ${probability} is not in [0, 1]`);
  if (probability === 0) return 0;
  if (probability === 1) return Infinity;
  const shape = degreesOfFreedom / 2;
  const ninth = 2 / (9 * degreesOfFreedom);
  const cubeRoot = 1 - ninth + normalQuantile(probability) * Math.sqrt(ninth);
  let x = shape * Math.max(cubeRoot, 0.01) ** 3;
  let low = 0;
  let high = Infinity;
  for (let step = 0; step < 200; step++) {
    // The smaller tail keeps its digits; the larger one would lose them to 1.
    const excess =
      probability < 0.5 ? lowerGamma(shape, x) - probability : 1 - probability - upperGamma(shape, x);
    if (excess > 0) high = x;
    else low = x;
    const density = (poissonFactor(shape, x) * shape) / x;
    let next = x - excess / density;
    // Newton may leave the bracket where the density is steep; halving never does.
    if (!(next > low && next < high)) next = high === Infinity ? x * 2 : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x) return 2 * next;
    x = next;
  }
  return 2 * x;
}
