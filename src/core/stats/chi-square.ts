import { chiSquareSurvival } from './chi-square-distribution.ts';

/** Pearson's rule of thumb: below this expected count the chi-square distribution is a poor guide. */
const LEAST_EXPECTED = 5;

/**
 * Pearson's chi-square test of whether two lists of counts come from the same distribution over categories, without
 * continuity correction: the sum of (observed - expected)^2 / expected over a 2 x K table, K - 1 degrees of freedom.
 * Categories with an expected count below 5 on either side are pooled into one first.
 * Cramer's V = sqrt(statistic / rows) says how large the difference is; the p-value only whether it can be chance.
 *
 * Source: matches scipy.stats.chi2_contingency(correction=False) 1.17 on the pooled table.
 *
 * @param a - counts by category, whole numbers >= 0
 * @param b - counts by the same categories
 * @returns statistic >= 0, degrees of freedom, p-value and Cramer's V in [0, 1]; with one category left 0, 0, 1, 0;
 *   NaN for all but the degrees of freedom (0) where a side has no rows
 * @throws {RangeError} where the two have different numbers of categories
 * @example
 * chiSquareTest([200, 800], [400, 600]).cramersV; // 0.218
 */
export function chiSquareTest(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { statistic: number; degreesOfFreedom: number; pValue: number; cramersV: number } {
  const pooled = poolRareCategories(a, b);
  const totalA = sum(pooled.a);
  const totalB = sum(pooled.b);
  if (totalA === 0 || totalB === 0)
    return { statistic: NaN, degreesOfFreedom: 0, pValue: NaN, cramersV: NaN };
  const rows = totalA + totalB;
  let statistic = 0;
  for (let k = 0; k < pooled.a.length; k++) {
    const column = pooled.a[k] + pooled.b[k];
    const expectedA = (column * totalA) / rows;
    const expectedB = (column * totalB) / rows;
    statistic += (pooled.a[k] - expectedA) ** 2 / expectedA + (pooled.b[k] - expectedB) ** 2 / expectedB;
  }
  const degreesOfFreedom = pooled.a.length - 1;
  return {
    statistic,
    degreesOfFreedom,
    pValue: degreesOfFreedom === 0 ? 1 : chiSquareSurvival(statistic, degreesOfFreedom),
    cramersV: Math.sqrt(statistic / rows),
  };
}

/**
 * Pools all categories whose expected count, were both sides alike, is below 5 on the smaller side into one category,
 * which comes last. The pooled category may itself stay below 5. Categories without a row are left out.
 *
 * @param a - counts by category, whole numbers >= 0
 * @param b - counts by the same categories
 * @returns the counts of both sides over the categories that are left
 * @throws {RangeError} where the two have different numbers of categories
 * @example
 * poolRareCategories([50, 1, 2], [50, 2, 1]); // { a: [50, 3], b: [50, 3] }
 */
export function poolRareCategories(a: ArrayLike<number>, b: ArrayLike<number>): { a: number[]; b: number[] } {
  if (a.length !== b.length) throw new RangeError(`${a.length} categories against ${b.length}`);
  const totalA = sum(a);
  const totalB = sum(b);
  const smallerShare = Math.min(totalA, totalB) / (totalA + totalB);
  const pooled: { a: number[]; b: number[] } = { a: [], b: [] };
  let restA = 0;
  let restB = 0;
  for (let k = 0; k < a.length; k++) {
    if ((a[k] + b[k]) * smallerShare < LEAST_EXPECTED) {
      restA += a[k];
      restB += b[k];
    } else {
      pooled.a.push(a[k]);
      pooled.b.push(b[k]);
    }
  }
  if (restA + restB > 0) {
    pooled.a.push(restA);
    pooled.b.push(restB);
  }
  return pooled;
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < counts.length; k++) total += counts[k];
  return total;
}
