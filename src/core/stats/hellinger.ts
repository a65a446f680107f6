/**
 * Hellinger distance: sqrt(sum of (sqrt p - sqrt q)^2 / 2).
 *
 * Source: Pollard, "A User's Guide to Measure Theoretic Probability", 2002, section 3.3 (there without the factor 1/2).
 *
 * @param p - shares in [0, 1] that sum to 1
 * @param q - shares of the same bins
 * @returns a number in [0, 1]; 1 where no bin has a share on both sides
 * @throws {RangeError} where the two have different numbers of bins
 * @example
 * hellingerDistance([1, 0], [0, 1]); // 1
 */
export function hellingerDistance(p: ArrayLike<number>, q: ArrayLike<number>): number {
  if (p.length !== q.length) throw new RangeError(`${p.length} bins against ${q.length}`);
  let sum = 0;
  for (let bin = 0; bin < p.length; bin++) {
    const difference = Math.sqrt(p[bin]) - Math.sqrt(q[bin]);
    sum += difference * difference;
  }
  return Math.sqrt(sum / 2);
}
