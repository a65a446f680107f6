import { measureWords } from '../../compare/measure-words.ts';
import { fact } from '../../fact.ts';
import { measureHeadline, type GapContext } from '../gap-context.ts';
import { amountWords } from '../gap-words.ts';
import { judgeAmount } from '../judge-amount.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import { quantityPromise } from '../quantity-promise.ts';
import type { QuantityLine } from '../quantity-line.ts';
import type { InnocentExplanation } from '../report.ts';
import { binnedMeans } from './binned-means.ts';

/**
 * Scatter around serving's line, over that around training's, from which more than the scale was lost. Of the known pairs with a broken feature those that come
 * nearest to a straight line have 1.4 and 2.1; a pure factor or offset leaves 1.
 */
const MOST_SCATTER = 1.25;

/**
 * Whether only the scale of predictions is off: labels follow serving's predictions along another straight line than training's, as after a lost offset, factor
 * or unit, and follow them as closely. The amount is the metric as served less the metric with predictions put onto training's line.
 *
 * A target that moved by the same at every prediction looks the same, so this is no acquittal of the model: it says what one line of code would bring back.
 *
 * @param context - of the gap
 * @returns the explanation; null where the task is no regression
 * @example
 * explainByPredictionScale(context)?.answer; // 'ruled-out'
 */
export function explainByPredictionScale(context: GapContext): InnocentExplanation | null {
  const { headline, outcomes, evaluated } = context;
  if (outcomes.task !== 'regression') return null;
  const { training, serving } = evaluated;
  const none = { id: 'prediction-scale', picture: null, toSettle: null } as const;
  const promise = quantityPromise(training, serving, 'labels');
  if (headline === null || headline.serving.value === null || promise === null)
    return {
      ...none,
      answer: 'cannot-tell',
      amount: null,
      finding: 'One side has no labels and predictions that a line could be drawn through.',
      facts: [],
      toSettle: 'labels and predictions of both sides',
    };
  const { training: before, serving: after } = promise;
  const base = {
    ...none,
    facts: [
      fact('intercept of labels on predictions, training', before.intercept),
      fact('intercept of labels on predictions, serving', after.intercept),
      fact('slope of labels on predictions, training', before.slope),
      fact('slope of labels on predictions, serving', after.slope),
      fact('scatter around the line, training', before.scatter),
      fact('scatter around the line, serving', after.scatter),
    ],
    picture: {
      kind: 'by-quantity',
      of: 'prediction',
      training: binnedMeans(training, 'prediction'),
      serving: binnedMeans(serving, 'prediction'),
    } as const,
  };
  const lines = `Labels follow predictions as ${lineWords(before)} in training and ${lineWords(after)} in serving`;
  if (promise.broken === null)
    return { ...base, answer: 'ruled-out', amount: 0, finding: `${lines}: much the same line.` };
  if (!(after.scatter <= MOST_SCATTER * before.scatter))
    return {
      ...base,
      answer: 'ruled-out',
      amount: 0,
      finding: `${lines}, but less closely (scatter ${measureWords(after.scatter)} against ${measureWords(before.scatter)}): more than the scale was lost.`,
    };
  const predictions = serving.predictions.map(
    (prediction) => (after.intercept + after.slope * prediction - before.intercept) / before.slope,
  );
  const corrected = measureHeadline(context, { ...serving, predictions })?.value ?? null;
  const amount = corrected === null ? null : headline.serving.value - corrected;
  const name = METRIC_TRAITS[headline.metric].name;
  const { gap } = headline.gap;
  return {
    ...base,
    answer: amount === null ? 'cannot-tell' : judgeAmount(headline.gap, amount),
    amount,
    finding:
      amount === null
        ? `${lines}.`
        : `${lines}, as closely; put onto training's line, serving's predictions bring back ${amountWords(amount, gap)} of the gap of ${amountWords(gap, gap)}.`,
    facts: [...base.facts, fact(`${name} of serving on training's line`, corrected)],
    toSettle:
      'the code that writes the prediction on either side, and whether the target moved by as much at every prediction',
  };
}

function lineWords({ intercept, slope }: QuantityLine): string {
  const sign = slope < 0 ? '−' : '+';
  return `${measureWords(intercept).replace('-', '−')} ${sign} ${measureWords(Math.abs(slope))} × prediction`;
}
