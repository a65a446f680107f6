import { measureWords, shareWords } from '../../compare/measure-words.ts';
import { fact } from '../../fact.ts';
import { undoDownSampling } from '../base-rate.ts';
import { checkDownSampling } from '../down-sampling.ts';
import { measureHeadline, type GapContext } from '../gap-context.ts';
import { amountWords } from '../gap-words.ts';
import { judgeAmount } from '../judge-amount.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import type { SideOutcomes } from '../outcomes.ts';
import type { InnocentExplanation } from '../report.ts';
import { everyNth } from './every-nth.ts';

/** Rows that the check looks at: a mean score twice the base rate shows in far fewer. */
const MOST_ROWS = 50_000;

/**
 * Whether serving's scores lack the correction for negatives thinned in training; see `checkDownSampling`. The amount is the metric as served less
 * the metric of corrected scores. Where training's scores are as far off, that is no difference between the two.
 *
 * @param context - of the gap
 * @returns the explanation; null where the task is not binary
 * @example
 * explainByDownSampling(context)?.answer; // 'ruled-out'
 */
export function explainByDownSampling(context: GapContext): InnocentExplanation | null {
  const { headline, outcomes, evaluated } = context;
  if (outcomes.task !== 'binary') return null;
  const none = { id: 'down-sampling', picture: null } as const;
  const check = checkSome(evaluated.serving);
  if (check === null)
    return {
      ...none,
      answer: 'cannot-tell',
      amount: null,
      finding:
        'Serving has no labelled scores between 0 and 1, so their mean cannot be held against the base rate.',
      facts: [],
      toSettle: 'scores as probabilities, with labels',
    };
  const facts = [
    fact('mean score, serving', check.meanScore, 'share'),
    fact('base rate, serving', check.positiveRate, 'share'),
    fact('mean score over base rate', check.ratio),
    fact('share of negatives kept that would explain it', check.keptShare, 'share'),
    fact('calibration slope', check.slope?.value ?? null),
  ];
  const means = `The mean score of serving is ${shareWords(check.meanScore)} and its base rate ${shareWords(check.positiveRate)}`;
  if (!check.isLikely || check.keptShare === null || checkSome(evaluated.training)?.isLikely)
    return {
      ...none,
      answer: 'ruled-out',
      amount: 0,
      finding: check.isLikely
        ? `${means}, but training's scores are too high in the same way.`
        : `${means}: not what a missing correction for thinned negatives looks like.`,
      facts,
      toSettle: null,
    };
  const kept = check.keptShare;
  const predictions = evaluated.serving.predictions.map((score) => undoDownSampling(score, kept));
  const corrected = measureHeadline(context, { ...evaluated.serving, predictions })?.value ?? null;
  const amount =
    headline === null || corrected === null || headline.serving.value === null
      ? null
      : headline.serving.value - corrected;
  const name = headline === null ? '' : METRIC_TRAITS[headline.metric].name;
  return {
    ...none,
    answer: headline === null || amount === null ? 'cannot-tell' : judgeAmount(headline.gap, amount),
    amount,
    finding:
      `${means}, as if one in ${measureWords(1 / kept)} negatives had been kept in training and the scores not been corrected for it` +
      (headline === null || amount === null
        ? '.'
        : `; that accounts for ${amountWords(amount, headline.gap.gap)} of the gap in ${name}.`),
    facts: [...facts, fact(`${name} of corrected scores`, corrected)],
    toSettle: 'how training rows were sampled, and whether serving corrects for it',
  };
}

function checkSome(rows: SideOutcomes) {
  const { predictions, labels } = everyNth(rows, MOST_ROWS);
  return checkDownSampling(predictions, labels);
}
