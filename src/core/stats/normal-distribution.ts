import { upperGamma } from './gamma.ts';

/**
 * Probability that a standard normal variable is at most z: for z < 0, Q(1/2, z^2 / 2) / 2.
 *
 * Source: Abramowitz and Stegun 26.2.29 with 6.5.17; matches scipy.stats.norm.cdf 1.17.
 *
 * @param z - any number
 * @returns a number in [0, 1]; NaN for NaN
 * @example
 * normalCdf(1.959963984540054); // 0.975
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/**
 * Value that a standard normal variable stays below with a given probability.
 *
 * Source: Abramowitz and Stegun 26.2.23 as the start, then Halley's method; matches scipy.stats.norm.ppf 1.17.
 *
 * @param probability - in [0, 1]
 * @returns any number; -Infinity for 0 and Infinity for 1
 * @throws {RangeError} where the probability is not in [0, 1]
 * @example
 * normalQuantile(0.975); // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`probability ${probability} is not in [0, 1]`);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  if (tail === 0) return probability === 0 ? -Infinity : Infinity;
  const t = Math.sqrt(-2 * Math.log(tail));
  let z =
    -t + (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 10; step++) {
    const ratio = (normalCdf(z) - tail) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
    const change = ratio / (1 + (z * ratio) / 2);
    z -= change;
    if (Math.abs(change) <= 1e-15 * Math.abs(z)) break;
  }
  return probability < 0.5 ? z : -z;
}
