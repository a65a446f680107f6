import { estimateOf, undefinedEstimate, valueWithoutInterval, type Estimate } from './estimate.ts';
import { groupRows } from './group-rows.ts';
import { waldInterval } from './intervals.ts';
import { meanAndError } from './mean-estimate.ts';

/** Mean NDCG with what it leaves out. */
export interface Ndcg extends Estimate {
  /** Groups in which no row is relevant, so that every order is as good. */
  groupsWithoutRelevance: number;
}

/**
 * NDCG@k: mean over groups of DCG / ideal DCG, DCG being the sum over the first k ranks of relevance / log2(rank + 1).
 * Gain is the relevance itself, not 2^relevance - 1. Rows with equal scores share the mean gain of their ranks. The standard error is
 * that of a mean over independent groups.
 *
 * Source: each group matches sklearn.metrics.ndcg_score(k=k) 1.9, which counts groups without relevance as 0.
 *
 * @param scores - one a row; any finite numbers
 * @param relevance - one a row, finite, >= 0; 0 and 1 for clicks
 * @param groups - group of each row, a whole number in [0, groupCount)
 * @param groupCount - number of groups
 * @param k - ranks that count, a whole number >= 1
 * @returns in [0, 1], `n` being the groups that count; undefined where no group has a relevant row, or where a number is not
 *   finite
 * @throws {RangeError} where the lengths differ, a group is not in [0, groupCount), or k is no whole number >= 1
 * @example
 * ndcgAt(Float64Array.of(3, 2, 1), Float64Array.of(0, 1, 0), Uint32Array.of(0, 0, 0), 1, 10).value; // 0.631
 */
export function ndcgAt(
  scores: Float64Array,
  relevance: Float64Array,
  groups: Uint32Array,
  groupCount: number,
  k: number,
): Ndcg {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`the first ${k} ranks`);
  if (relevance.length !== scores.length || groups.length !== scores.length)
    throw new RangeError(`${scores.length} scores, ${relevance.length} relevances, ${groups.length} groups`);
  const { rows, starts } = groupRows(groups, groupCount);
  if (!scores.every(Number.isFinite) || !relevance.every(Number.isFinite))
    return { ...undefinedEstimate(0, 'non-finite'), groupsWithoutRelevance: 0 };
  const values = new Float64Array(groupCount);
  let used = 0;
  let groupsWithoutRelevance = 0;
  const longest = starts.subarray(1).reduce((most, end, g) => Math.max(most, end - starts[g]), 0);
  const discounts = discountSums(Math.min(k, longest));
  for (let g = 0; g < groupCount; g++) {
    const own = rows.subarray(starts[g], starts[g + 1]);
    if (own.length === 0) continue;
    const ideal = gainOf(
      own.sort((a, b) => relevance[b] - relevance[a]),
      relevance,
      relevance,
      discounts,
    );
    if (ideal > 0) {
      const gain = gainOf(
        own.sort((a, b) => scores[b] - scores[a]),
        scores,
        relevance,
        discounts,
      );
      values[used++] = gain / ideal;
    } else groupsWithoutRelevance++;
  }
  const { mean, standardError } = meanAndError(values.subarray(0, used));
  if (used === 0) return { ...undefinedEstimate(0, 'no-usable-group'), groupsWithoutRelevance };
  if (used === 1) return { ...valueWithoutInterval(mean, 1, 'too-few-rows'), groupsWithoutRelevance };
  if (standardError === 0)
    return { ...valueWithoutInterval(mean, used, 'no-spread'), groupsWithoutRelevance };
  const interval = waldInterval(mean, standardError, 0, 1);
  return { ...estimateOf(mean, standardError, interval, used, 'wald'), groupsWithoutRelevance };
}

// Running sums of 1 / log2(rank + 1) over the first ranks, from 0 ranks on.
function discountSums(k: number): number[] {
  const sums = [0];
  for (let rank = 1; rank <= k; rank++) sums.push(sums[rank - 1] + 1 / Math.log2(rank + 1));
  return sums;
}

// DCG of rows in descending order of a key; rows with one key share the discounts of their ranks.
function gainOf(
  rows: Uint32Array,
  key: Float64Array,
  relevance: Float64Array,
  discounts: readonly number[],
): number {
  const last = discounts.length - 1;
  let gain = 0;
  for (let start = 0; start < Math.min(rows.length, last);) {
    let end = start;
    let sum = 0;
    while (end < rows.length && key[rows[end]] === key[rows[start]]) sum += relevance[rows[end++]];
    gain += (sum / (end - start)) * (discounts[Math.min(end, last)] - discounts[start]);
    start = end;
  }
  return gain;
}
