import { judgeAmount } from '../judge-amount.ts';
import type { EstimatedGap } from '../minimal-gap.ts';
import type { ExplanationAnswer } from '../report.ts';

/**
 * What an amount says about a gap, of an explanation that rests on too much to take all of it: a part at most.
 *
 * @param gap - with its error
 * @param amount - part of the gap accounted for, in its unit and with its sign
 * @returns as `judgeAmount`, `explains-part` in place of `explains`
 * @example
 * partOfGap(gap, gap.gap); // 'explains-part'
 */
export function partOfGap(gap: EstimatedGap, amount: number): ExplanationAnswer {
  const judged = judgeAmount(gap, amount);
  return judged === 'explains' ? 'explains-part' : judged;
}
