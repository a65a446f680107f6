/**
 * Kullback-Leibler divergence in nats: KL(p || q) = sum of p ln(p / q), where 0 ln 0 = 0. Not symmetric.
 *
 * Source: matches scipy.stats.entropy(p, q) 1.17 for shares that sum to 1.
 *
 * @param p - shares in [0, 1] that sum to 1
 * @param q - shares of the same bins
 * @returns a number >= 0 (to rounding); Infinity where q is 0 and p is not
 * @throws {RangeError} where the two have different numbers of bins
 * @example
 * klDivergence([0.5, 0.5], [0.25, 0.75]); // 0.14384103622589042
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  if (p.length !== q.length) throw new RangeError(`${p.length} bins against ${q.length}`);
  let divergence = 0;
  for (let bin = 0; bin < p.length; bin++) {
    if (p[bin] > 0) divergence += p[bin] * Math.log(p[bin] / q[bin]);
  }
  return divergence;
}
