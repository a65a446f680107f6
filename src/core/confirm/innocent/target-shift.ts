import { measureWords, shareWords } from '../../compare/measure-words.ts';
import { fact } from '../../fact.ts';
import { meanAndError } from '../../metrics/mean-estimate.ts';
import { measureHeadline, type GapContext } from '../gap-context.ts';
import { amountWords } from '../gap-words.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import { quantityPromise } from '../quantity-promise.ts';
import type { InnocentExplanation } from '../report.ts';
import { targetWeights } from '../target-weights.ts';
import { binnedMeans } from './binned-means.ts';
import { partOfGap } from './part-of-gap.ts';

/** Share of serving's labels beyond all of training from which no weights stand for them. A choice. */
const MOST_BEYOND = 0.1;

/**
 * Whether other targets explain the gap of a regression, as another base rate does for two classes: training's metric with its rows weighted to serving's
 * labels, less the metric as it is.
 *
 * That holds if outcomes of one size get the predictions they got in training. Where serving shows that they do not, the labels did not move alone, and
 * nothing is claimed. It never closes a case: for quantities a mix of harder rows and other targets look the same from here.
 *
 * @param context - of the gap
 * @returns the explanation; null where the task is no regression
 * @example
 * explainByTargetShift(context)?.amount; // 3.1 of MAE
 */
export function explainByTargetShift(context: GapContext): InnocentExplanation | null {
  const { headline, outcomes, evaluated } = context;
  if (outcomes.task !== 'regression') return null;
  const { training, serving } = evaluated;
  const none = { id: 'target-shift', amount: null, facts: [], picture: null } as const;
  const weighted = targetWeights(training.labels, serving.labels, {
    from: training.weights,
    to: serving.weights,
  });
  if (headline === null || headline.training.value === null || weighted === null)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: 'One side has no labels with predictions, so targets cannot be compared.',
      toSettle: 'labels of both sides',
    };
  const [from, to] = [training, serving].map(({ labels, weights }) =>
    meanAndError(labels, weights ?? undefined),
  );
  const name = METRIC_TRAITS[headline.metric].name;
  const means = `The mean label is ${measureWords(from.mean)} in training and ${measureWords(to.mean)} in serving`;
  const facts = [
    fact('mean label, training', from.mean),
    fact('mean label, serving', to.mean),
    fact('labels of serving beyond all of training', weighted.beyond, 'share'),
  ];
  const picture = {
    kind: 'by-quantity',
    of: 'label',
    training: binnedMeans(training, 'label'),
    serving: binnedMeans(serving, 'label'),
  } as const;
  const unclear = (why: string, toSettle: string | null): InnocentExplanation => ({
    ...none,
    answer: 'cannot-tell',
    finding: `${means}; ${why}.`,
    facts,
    picture,
    toSettle,
  });
  if (weighted.beyond > MOST_BEYOND)
    return unclear(
      `${shareWords(weighted.beyond)} of serving's labels lie beyond all of training, so training's rows cannot stand for them`,
      null,
    );
  const promise = quantityPromise(training, serving, 'predictions', weighted.weights);
  if (promise?.broken)
    return unclear(
      `${promise.broken[0].toLowerCase()}${promise.broken.slice(1)}, so it is not the labels alone that changed`,
      "serving's rows predicted again as training's were",
    );
  const at = measureHeadline(context, { ...training, weights: weighted.weights })?.value ?? null;
  if (at === null) return unclear(`${name} has no value at serving's labels`, null);
  const amount = at - headline.training.value;
  return {
    ...none,
    answer: partOfGap(headline.gap, amount),
    amount,
    finding: `${means}; at serving's labels training's ${name} would move by ${amountWords(amount, headline.gap.gap)}; the gap is ${amountWords(headline.gap.gap, headline.gap.gap)}.`,
    facts: [...facts, fact(`${name} of training at serving's labels`, at)],
    picture,
    toSettle: null,
  };
}
