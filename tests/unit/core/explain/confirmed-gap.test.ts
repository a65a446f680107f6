import { expect, test } from 'vitest';
import type { ChecksReport, InnocentExplanation } from '../../../../src/core/confirm/report.ts';
import { confirmedGap } from '../../../../src/core/explain/confirmed-gap.ts';

const verdict = { verdict: 'real' } as ChecksReport['verdict'];
const one = (id: InnocentExplanation['id'], answer: InnocentExplanation['answer'], kind?: string) =>
  ({
    id,
    answer,
    picture: kind === undefined ? null : { kind: 'maturity', maturity: { kind }, matureGap: null },
  }) as unknown as InnocentExplanation;

test.each<[string, InnocentExplanation[], boolean, boolean]>([
  ['nothing', [one('label-maturity', 'ruled-out', 'settled')], false, false],
  ['late labels', [one('label-maturity', 'explains-part', 'positives-missing')], true, false],
  ['labels that may be late', [one('label-maturity', 'cannot-tell', 'drifting')], true, false],
  ['too few labels to see', [one('label-maturity', 'cannot-tell', 'too-few')], false, false],
  ['labels by the score', [one('selective-labels', 'cannot-tell')], false, true],
])('%s', (_, explanations, isImmature, isSelective) => {
  expect(confirmedGap({ verdict, explanations })).toEqual({ verdict: 'real', isImmature, isSelective });
});
