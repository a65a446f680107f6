import { chiSquareQuantile } from './chi-square-distribution.ts';
import { smoothedShares } from './shares.ts';

/**
 * Population stability index of two tables over the same bins, natural logarithm:
 * PSI = sum over bins of (q - p) ln(q / p), with p the training share and q the serving share.
 * Half a count is added to each bin on both sides; bins that are empty on both sides are left out before that.
 *
 * Source: Siddiqi, "Credit Risk Scorecards", 2006, for the index; Jeffreys' prior for the half count.
 *
 * @param training - counts by bin, whole numbers >= 0
 * @param serving - counts by the same bins
 * @returns a number >= 0, without upper limit; 0 where all shares are equal
 * @throws {RangeError} where the two have different numbers of bins
 * @example
 * psiFromCounts([50, 50], [50, 50]); // 0
 */
export function psiFromCounts(training: ArrayLike<number>, serving: ArrayLike<number>): number {
  if (training.length !== serving.length) {
    throw new RangeError(`${training.length} training bins, ${serving.length} serving bins`);
  }
  const p: number[] = [];
  const q: number[] = [];
  for (let bin = 0; bin < training.length; bin++) {
    if (training[bin] === 0 && serving[bin] === 0) continue;
    p.push(training[bin]);
    q.push(serving[bin]);
  }
  return populationStabilityIndex(smoothedShares(p), smoothedShares(q));
}

/**
 * Population stability index of two lists of shares, natural logarithm: sum of (q - p) ln(q / p).
 *
 * @param training - shares p that sum to 1; a bin with 0 on one side only makes the index infinite
 * @param serving - shares q of the same bins
 * @returns a number >= 0; Infinity where exactly one side of a bin is 0
 * @throws {RangeError} where the two have different numbers of bins
 * @example
 * populationStabilityIndex([0.85, 0.05, 0.05, 0.05], [0.25, 0.25, 0.25, 0.25]); // 1.6999280064337297
 */
export function populationStabilityIndex(training: ArrayLike<number>, serving: ArrayLike<number>): number {
  if (training.length !== serving.length) {
    throw new RangeError(`${training.length} training bins, ${serving.length} serving bins`);
  }
  let psi = 0;
  for (let bin = 0; bin < training.length; bin++) {
    const p = training[bin];
    const q = serving[bin];
    if (p !== q) psi += (q - p) * Math.log(q / p);
  }
  return psi;
}

/**
 * Where the population stability index falls in nine of ten comparisons if both tables come from one distribution:
 * the 5 % and 95 % points of (1/n + 1/m) chi-square(bins - 1).
 * The upper end is the one-sided 5 % critical value.
 *
 * Source: Yurdakul, "Statistical Properties of the Population Stability Index", 2018.
 *
 * @param binsNonEmpty - bins with at least one value on either side
 * @param n - rows of the training table that were binned
 * @param m - rows of the serving table that were binned
 * @returns the lower and the upper end; both 0 below two bins; both NaN where a table has no rows
 * @example
 * psiNoDriftBand(10, 200, 200); // [0.0333, 0.1692]
 */
export function psiNoDriftBand(binsNonEmpty: number, n: number, m: number): [number, number] {
  if (!(n > 0 && m > 0)) return [NaN, NaN];
  if (binsNonEmpty < 2) return [0, 0];
  const scale = 1 / n + 1 / m;
  const degreesOfFreedom = binsNonEmpty - 1;
  return [
    scale * chiSquareQuantile(0.05, degreesOfFreedom),
    scale * chiSquareQuantile(0.95, degreesOfFreedom),
  ];
}

/**
 * What the population stability index is on average if both tables come from one distribution: (bins - 1)(1/n + 1/m).
 *
 * Source: Yurdakul, 2018, as {@link psiNoDriftBand}.
 *
 * @param binsNonEmpty - bins with at least one value on either side
 * @param n - rows of the training table that were binned
 * @param m - rows of the serving table that were binned
 * @returns a number >= 0; NaN where a table has no rows
 * @example
 * psiNoDriftMean(10, 200, 200); // 0.09
 */
export function psiNoDriftMean(binsNonEmpty: number, n: number, m: number): number {
  if (!(n > 0 && m > 0)) return NaN;
  return Math.max(0, binsNonEmpty - 1) * (1 / n + 1 / m);
}
