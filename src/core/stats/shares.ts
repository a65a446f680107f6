/** What every bin is given on top of its count, so that an empty bin has a share: Jeffreys' prior for a multinomial. */
const PRIOR_COUNT = 0.5;

/**
 * Shares of bins with half a count added to each: share = (count + 1/2) / (sum of counts + bins / 2).
 *
 * Source: Jeffreys' prior for a multinomial, Dirichlet(1/2, ..., 1/2).
 *
 * @param counts - whole numbers >= 0, one a bin; not changed
 * @returns shares in (0, 1) that sum to 1; all equal where every count is 0
 * @example
 * smoothedShares([0, 3]); // [0.125, 0.875]
 */
export function smoothedShares(counts: ArrayLike<number>): Float64Array {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  const denominator = total + PRIOR_COUNT * counts.length;
  const shares = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) shares[i] = (counts[i] + PRIOR_COUNT) / denominator;
  return shares;
}
