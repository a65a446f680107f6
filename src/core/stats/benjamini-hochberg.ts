/**
 * Adjusts p-values for having looked at many: with p_(i) the i-th smallest of m, the smallest of p_(j) m / j over j >= i.
 * Whoever takes all below 0.05 has at most 5 % false ones among them on average, where the tests are independent or positively dependent.
 *
 * Source: Benjamini and Hochberg 1995; matches scipy.stats.false_discovery_control 1.17.
 *
 * @param pValues - each in [0, 1]
 * @returns as many, each in [0, 1], in the same order
 * @throws {RangeError} where one is not in [0, 1]
 * @example
 * adjustPValues(Float64Array.of(0.01, 0.04, 0.03)); // [0.03, 0.04, 0.04]
 */
export function adjustPValues(pValues: Float64Array): Float64Array {
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`p-value ${p}`);
  const order = Uint32Array.from(pValues.keys()).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Float64Array(pValues.length);
  let least = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    least = Math.min(least, (pValues[order[i]] * pValues.length) / (i + 1));
    adjusted[order[i]] = least;
  }
  return adjusted;
}
