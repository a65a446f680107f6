import { isMaybeLate } from '../confirm/maybe-late.ts';
import type { ChecksReport, ExplanationAnswer, InnocentExplanation } from '../confirm/report.ts';
import type { ConfirmedGap } from './investigation.ts';

/**
 * What Confirm found, as far as Explain needs it. Labels that may be late are not rested on either: neither a changed outcome nor late labels is evidence
 * for the other.
 * @param checks - Confirm's checks
 * @returns the proposed verdict, and what is wrong with serving's labels
 */
export function confirmedGap(checks: Pick<ChecksReport, 'verdict' | 'explanations'>): ConfirmedGap {
  const { verdict, explanations } = checks;
  const holds = (id: InnocentExplanation['id'], ...answers: ExplanationAnswer[]): boolean =>
    explanations.some((one) => one.id === id && answers.includes(one.answer));
  return {
    verdict: verdict.verdict,
    isImmature: holds('label-maturity', 'explains', 'explains-part') || explanations.some(isMaybeLate),
    isSelective: holds('selective-labels', 'explains', 'explains-part', 'cannot-tell'),
  };
}
