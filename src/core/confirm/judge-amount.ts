import type { EstimatedGap } from './minimal-gap.ts';
import { normalQuantile } from '../stats/normal-distribution.ts';
import type { ExplanationAnswer } from './report.ts';

const HALF_WIDTH = normalQuantile(0.975);
/** An explanation that leaves more than half of the gap is not what it comes from, even where the rest is within chance. A choice. */
const LEAST_SHARE_TO_EXPLAIN = 0.5;
/** Less than a tenth of the gap is not worth naming as a part. A choice. */
const LEAST_SHARE_OF_PART = 0.1;

/**
 * Whether an interval of 95 % says that there is a gap at all.
 *
 * @param gap - with its interval
 * @returns true where the interval does not cover 0; false also where nothing is known of the error
 * @example
 * isEstablished(estimateGap({ value: 0.9, variance: 1e-4 }, { value: 0.8, variance: 1e-4 })); // true
 */
export function isEstablished(gap: EstimatedGap): boolean {
  const { low, high } = gap;
  return low !== null && high !== null && (low > 0 || high < 0);
}

/**
 * What an amount says about a gap: it explains the gap where it makes up half of it at least and what is left lies within
 * 1.96 standard errors of 0; it explains a part where it makes up a tenth.
 *
 * @param gap - with its error
 * @param amount - part of the gap accounted for, in its unit and with its sign
 * @returns the answer; `ruled-out` where the gap is not established, since there is nothing to explain
 * @example
 * judgeAmount(estimateGap({ value: 0.9, variance: 1e-4 }, { value: 0.8, variance: 1e-4 }), -0.09); // 'explains'
 */
export function judgeAmount(
  gap: EstimatedGap,
  amount: number,
): Extract<ExplanationAnswer, 'explains' | 'explains-part' | 'ruled-out'> {
  if (!isEstablished(gap) || gap.standardError === null) return 'ruled-out';
  const share = amount / gap.gap;
  const left = Math.abs(gap.gap - amount);
  if (share >= LEAST_SHARE_TO_EXPLAIN && left <= HALF_WIDTH * gap.standardError) return 'explains';
  return share >= LEAST_SHARE_OF_PART ? 'explains-part' : 'ruled-out';
}
