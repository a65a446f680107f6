import type { Random } from '../../../../src/practice/random.ts';

/**
 * One of several names, the n-th with a share of about 1 / n^exponent.
 * @param random - of the row
 * @param names - most frequent first
 * @param exponent - 0 for equal shares
 * @param tilt - natural drift: every other name becomes more frequent, the rest less
 */
export function zipf(random: Random, names: readonly string[], exponent: number, tilt = 0): string {
  let total = 0;
  const weights = names.map((_, i) => {
    const weight = (i + 1) ** -exponent * Math.exp(i % 2 === 0 ? tilt : -tilt);
    total += weight;
    return weight;
  });
  let left = random.uniform() * total;
  for (let i = 0; i < names.length; i++) {
    left -= weights[i];
    if (left < 0) return names[i];
  }
  return names[names.length - 1];
}
