/**
 * Total variation distance: half the sum of |p - q|, the share of rows that would have to change bins.
 *
 * Source: Levin, Peres and Wilmer, "Markov Chains and Mixing Times", 2009, proposition 4.2.
 *
 * @param p - shares in [0, 1] that sum to 1
 * @param q - shares of the same bins
 * @returns a number in [0, 1]
 * @throws {RangeError} where the two have different numbers of bins
 * @example
 * totalVariationDistance([0.5, 0.5], [0.2, 0.8]); // 0.3
 */
export function totalVariationDistance(p: ArrayLike<number>, q: ArrayLike<number>): number {
  if (p.length !== q.length) throw new RangeError(`${p.length} bins against ${q.length}`);
  let sum = 0;
  for (let bin = 0; bin < p.length; bin++) sum += Math.abs(p[bin] - q[bin]);
  return sum / 2;
}
