/**
 * Jensen-Shannon distance, the square root of the divergence: with m = (p + q) / 2,
 * sqrt((KL(p || m) + KL(q || m)) / 2) in units of the logarithm's base. In base 2 it lies in [0, 1].
 *
 * Source: Endres and Schindelin, 2003; matches scipy.spatial.distance.jensenshannon 1.17 for shares that sum to 1
 * (scipy's own default is base e; ours is 2).
 *
 * @param p - shares in [0, 1] that sum to 1
 * @param q - shares of the same bins
 * @param base - base of the logarithm, > 1; 2 gives bits, Math.E nats
 * @returns a number in [0, sqrt(ln 2 / ln base)]
 * @throws {RangeError} where the two have different numbers of bins
 * @example
 * jensenShannonDistance([0.5, 0.3, 0.2], [0.35, 0.35, 0.3]); // 0.135086
 */
export function jensenShannonDistance(p: ArrayLike<number>, q: ArrayLike<number>, base = 2): number {
  if (p.length !== q.length) throw new RangeError(`${p.length} bins against ${q.length}`);
  let twice = 0;
  for (let bin = 0; bin < p.length; bin++) {
    const middle = (p[bin] + q[bin]) / 2;
    if (p[bin] > 0) twice += p[bin] * Math.log(p[bin] / middle);
    if (q[bin] > 0) twice += q[bin] * Math.log(q[bin] / middle);
  }
  // Equal shares can leave a rounding error below zero.
  return Math.sqrt(Math.max(0, twice) / (2 * Math.log(base)));
}
