import { fact } from '../../fact.ts';
import type { Expectation } from '../expectation.ts';
import type { GapContext } from '../gap-context.ts';
import { amountWords } from '../gap-words.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import { quantityPromise } from '../quantity-promise.ts';
import type { InnocentExplanation } from '../report.ts';
import { partOfGap } from './part-of-gap.ts';

/**
 * Part of the gap of a regression that a harder mix of rows explains: the error to expect of serving's rows if its size depends on features and prediction as
 * it did in training (direct loss estimation), less training's error, less what other targets account for.
 *
 * That takes serving's features at their word. Where labels no longer follow the predictions as they did (see `quantityPromise`), features or concept may be
 * broken, and nothing is claimed. Trees say of what they have never seen what they said of the last they saw: of rows far out they expect too little.
 *
 * @param context - of the gap
 * @param expectation - of serving's error; null where there is none
 * @param ofTargets - what other targets account for already
 * @returns the explanation; null where the task is no regression
 * @example
 * explainByErrorMix(context, expectation, 0)?.amount; // 4.8 of MAE
 */
export function explainByErrorMix(
  context: GapContext,
  expectation: Expectation | null,
  ofTargets: number,
): InnocentExplanation | null {
  const { headline, outcomes, evaluated } = context;
  if (outcomes.task !== 'regression') return null;
  const none = { id: 'error-mix', amount: null, facts: [], picture: null } as const;
  const { labels } = outcomes.serving;
  // Errors are learnt row by row, without weights.
  const isWeighted = [outcomes.training, outcomes.serving].some(({ weights }) => weights !== null);
  const entries = expectation?.entries.filter((entry) => !Number.isNaN(labels[entry]));
  const training = expectation?.training.value ?? null;
  const serving = entries === undefined || entries.length === 0 ? null : expectation!.valueOf(entries);
  if (
    headline === null ||
    training === null ||
    serving === null ||
    isWeighted ||
    expectation?.metric !== headline.metric
  )
    return {
      ...none,
      answer: 'cannot-tell',
      finding:
        headline === null
          ? 'There is no metric on both sides of which a mix of rows could be told.'
          : `What ${METRIC_TRAITS[headline.metric].name} to expect of serving's rows cannot be learnt here: that takes MAE or RMSE, 500 labelled rows of training, and no weights.`,
      toSettle: null,
    };
  const promise = quantityPromise(evaluated.training, evaluated.serving, 'labels');
  if (promise?.broken)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: `${promise.broken}: serving's rows are not the rows that errors were learnt on, so they cannot say how hard they are.`,
      toSettle: "serving's rows predicted again as training's were",
    };
  const amount = serving - training - ofTargets;
  const name = METRIC_TRAITS[headline.metric].name;
  const { gap } = headline.gap;
  return {
    ...none,
    answer: partOfGap(headline.gap, amount),
    amount,
    finding: `If errors are as large as they were on such rows, serving's rows let expect ${articleFor(name)} ${name} that differs by ${amountWords(serving - training, gap)}${ofTargets === 0 ? '' : `, of which ${amountWords(amount, gap)} is not in the targets already`}; the gap is ${amountWords(gap, gap)}.`,
    facts: [fact(`${name} of training`, training), fact(`expected ${name} of serving's rows`, serving)],
    toSettle: null,
  };
}

// As they are spoken.
function articleFor(name: string): string {
  return /^[MR]/u.test(name) ? 'an' : 'a';
}
