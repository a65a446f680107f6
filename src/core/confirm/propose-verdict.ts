import { quoted } from '../compare/measure-words.ts';
import type { GapContext } from './gap-context.ts';
import { amountWords, countOf, decimalsFor, gapWords, partWords } from './gap-words.ts';
import { claimedGap } from './claimed-gap.ts';
import { reportedPair } from './reported-gap.ts';
import type { Side } from '../faults.ts';
import { isEstablished, judgeAmount } from './judge-amount.ts';
import { isMaybeLate } from './maybe-late.ts';
import { rowsWords } from './innocent/noise.ts';
import { METRIC_TRAITS, worseBy } from './metric-traits.ts';
import type { EstimatedGap } from './minimal-gap.ts';
import type {
  EstimatedPerformance,
  InnocentExplanation,
  MetricComparison,
  ProposedVerdict,
} from './report.ts';

/** Explanations that take a gap away rather than name a fault. */
const CLOSING = ['definition', 'base-rate', 'label-maturity'] as const;
/** Standard errors from which another metric moves beyond doubt, although there are some twenty of them: 6 in 100,000 each by chance. */
const CLEAR_ERRORS = 4;
/** Below this many labelled rows it is the rows that an error is missing for. */
const FEW_ROWS = 30;

const WORDS: Record<(typeof CLOSING)[number], string> = {
  definition: 'a difference between the reported numbers and what these rows give',
  'base-rate': 'another base rate',
  'label-maturity': 'labels that have not arrived',
};

/**
 * Says what can be said about the gap:
 * - `cannot-tell`: no metric on both sides, no error of the gap, or serving's labels are there by the score;
 * - `not-established`: the 95 % interval of the gap covers 0, or serving is better;
 * - `explained`: definition, base rate and late labels make up half of the gap at least and leave nothing beyond chance;
 * - `real`: none of these.
 *
 * The verdict is about the headline metric; where that does not move and another one moves by 4 standard errors for the worse, the sentence says so.
 *
 * @param context - of the gap
 * @param explanations - all of them
 * @param estimated - expected performance where labels are missing; null without one
 * @returns the verdict, one sentence, and what would settle it
 * @example
 * proposeVerdict(context, explanations, null).sentence; // 'The gap is real: ROC AUC fell by 0.082 ± 0.011, from 0.917 to 0.835.'
 */
export function proposeVerdict(
  context: GapContext,
  explanations: readonly InnocentExplanation[],
  estimated: EstimatedPerformance | null,
): ProposedVerdict {
  const { headline } = context;
  const ofOneClass = sidesOfOneClass(context);
  if (ofOneClass.length > 0)
    return {
      metric: headline?.metric ?? context.metrics.headline,
      training: headline?.training ?? null,
      serving: headline?.serving ?? null,
      gap: null,
      verdict: 'cannot-tell',
      sentence: `Cannot tell: the labels of ${ofOneClass.join(' and of ')} are of one class only, so nothing says how well scores part the classes there.`,
      because: [],
      toSettle: `labels of both outcomes in ${ofOneClass.join(' and in ')}`,
    };
  if (headline === null || headline.training.value === null || headline.serving.value === null)
    return withoutHeadline(context, estimated);
  const { metric, training, serving, gap } = headline;
  const base = { metric, training, serving, gap, because: [], toSettle: null } as const;
  const words = gapWords(metric, headline.training.value, headline.serving.value, gap);
  const of = (id: InnocentExplanation['id']) => explanations.find((explanation) => explanation.id === id);
  const reported = claimedGap(context);
  const selection = of('selective-labels');
  if (selection?.answer === 'cannot-tell')
    return {
      ...base,
      verdict: 'cannot-tell',
      sentence: `Cannot tell: ${words}, but serving's labels are there by the score, so this is the metric of a selection.`,
      because: ['selective-labels'],
      toSettle: selection.toSettle,
    };
  if (gap.standardError === null) {
    const areFew = Math.min(training.n, serving.n) < FEW_ROWS;
    return {
      ...base,
      verdict: 'cannot-tell',
      sentence: areFew
        ? `Cannot tell: ${words}, on ${countOf(training.n, 'row')} of training and ${countOf(serving.n, 'row')} of serving, too few to say how much of it is chance.`
        : `Cannot tell: ${words}, and these scores and labels give no error of it, so nothing says how much of it is chance.`,
      toSettle: areFew ? 'more labelled rows' : 'scores that differ between rows',
    };
  }
  const isWorse = worseBy(metric, headline.serving.value, headline.training.value) > 0;
  if (!isEstablished(gap)) {
    const more = clearlyWorse(context.metrics.metrics, metric);
    const definition = of('definition');
    if (reported !== null && definition?.answer === 'explains')
      return {
        ...base,
        verdict: 'explained',
        sentence: `The reported gap of ${amountWords(reported.gap.gap, reported.gap.gap)} is not in these rows: ${words}, within chance.`,
        because: ['definition'],
      };
    const smallest =
      gap.smallest === null
        ? ''
        : `; the smallest gap these rows could show is ${amountWords(gap.smallest, gap.gap)}`;
    return {
      ...base,
      verdict: 'not-established',
      sentence: `The gap is not established: ${words}${isWorse ? smallest : ''}.${isWorse ? '' : ' Serving is not worse.'}${more}`,
      because: ['noise'],
      toSettle: isWorse ? rowsWords(headline) : null,
    };
  }
  if (!isWorse)
    return {
      ...base,
      verdict: 'not-established',
      sentence: `There is no gap to explain: ${words}, so serving is better.${clearlyWorse(context.metrics.metrics, metric)}`,
    };
  const measured = { training: headline.training.value, serving: headline.serving.value, gap };
  return explainedOrReal(base, words, reported ?? measured, explanations);
}

// Two classes: sides without one of them. A metric that the person chose is measured all the same.
function sidesOfOneClass({ outcomes, settings, evaluated }: GapContext): Side[] {
  if (outcomes.task !== 'binary' || settings.metric !== null) return [];
  return (['training', 'serving'] as const).filter((side) => {
    const { labels } = evaluated[side];
    return labels.length > 0 && labels.every((label) => label === labels[0]);
  });
}

interface Closing {
  id: (typeof CLOSING)[number];
  explanation: InnocentExplanation;
  amount: number;
}

function explainedOrReal(
  base: Omit<ProposedVerdict, 'verdict' | 'sentence'>,
  words: string,
  whole: { training: number; serving: number; gap: EstimatedGap },
  explanations: readonly InnocentExplanation[],
): ProposedVerdict {
  const closing = CLOSING.flatMap((id): Closing[] => {
    const found = explanations.find((explanation) => explanation.id === id);
    return found && found.amount !== null && isPart(found)
      ? [{ id, explanation: found, amount: found.amount }]
      : [];
  });
  const total = closing.reduce((sum, { amount }) => sum + amount, 0);
  const left = whole.gap.gap - total;
  const write = (part: number) => partWords(part, whole.training, whole.serving);
  const names = closing.map(({ id }) => WORDS[id]).join(' and ');
  if (closing.length > 0 && isTakenAway(closing, whole.gap, total)) {
    const all = left * whole.gap.gap <= 0;
    return {
      ...base,
      verdict: 'explained',
      sentence: `The gap is explained: ${words}, of which ${all ? `all (${write(total)})` : write(total)} comes from ${names}; what is left is within chance.`,
      because: closing.map(({ id }) => id),
      toSettle: closing.map(({ explanation }) => explanation.toSettle).find((text) => text !== null) ?? null,
    };
  }
  const part =
    closing.length === 0 ? '' : ` Of it ${write(total)} comes from ${names}, ${write(left)} does not.`;
  const maybeLate = explanations.find(isMaybeLate);
  const caveat = maybeLate === undefined ? '' : ' Some of it may be labels that have not arrived.';
  return {
    ...base,
    verdict: 'real',
    sentence: `The gap is real: ${words}.${part}${caveat}`,
    because: explanations.filter(isPart).map(({ id }) => id),
    toSettle: maybeLate?.toSettle ?? null,
  };
}

// An explanation that was tested by itself is believed as it was judged there.
function isTakenAway(closing: readonly Closing[], whole: EstimatedGap, total: number): boolean {
  // Mature rows with a gap of their own are not outvoted by the error of all rows.
  if (
    closing.some(({ id, explanation }) => id === 'label-maturity' && explanation.answer === 'explains-part')
  )
    return false;
  return (
    closing.some(({ explanation }) => explanation.answer === 'explains') ||
    judgeAmount(whole, total) === 'explains'
  );
}

function isPart({ answer }: InnocentExplanation): boolean {
  return answer === 'explains' || answer === 'explains-part';
}

// Names the metric that moved most surely for the worse, where the headline did not.
function clearlyWorse(metrics: readonly MetricComparison[], headline: MetricComparison['metric']): string {
  const surest = metrics
    .filter(({ metric, training, serving, gap }) => {
      if (
        metric === headline ||
        gap === null ||
        gap.z === null ||
        training.value === null ||
        serving.value === null
      )
        return false;
      return Math.abs(gap.z) >= CLEAR_ERRORS && worseBy(metric, serving.value, training.value) > 0;
    })
    .sort((a, b) => Math.abs(b.gap?.z ?? 0) - Math.abs(a.gap?.z ?? 0))
    .at(0);
  if (
    surest === undefined ||
    surest.gap === null ||
    surest.training.value === null ||
    surest.serving.value === null
  )
    return '';
  return ` But ${gapWords(surest.metric, surest.training.value, surest.serving.value, surest.gap)}.`;
}

function withoutHeadline(context: GapContext, estimated: EstimatedPerformance | null): ProposedVerdict {
  const { metrics, settings } = context;
  const metric = metrics.headline ?? settings.metric;
  const comparison = metrics.metrics.find((one) => one.metric === metric);
  const base = {
    metric,
    training: comparison?.training ?? null,
    serving: comparison?.serving ?? null,
    gap: null,
    because: [],
  } as const;
  const { labelled, predicted, evaluated } = metrics.counts.serving;
  const unread = context.outcomes.problems.find(({ code }) => code === 'labels-unmatched');
  const noLabels =
    unread === undefined
      ? 'serving has no labels'
      : `training and serving write their labels differently (${quoted(unread.detail ?? '')}), and nothing says which is which`;
  const labelsNeeded =
    unread === undefined ? 'labels of serving' : 'the labels of both tables, written alike';
  const reported = reportedVerdict(context);
  if (reported !== null) return { ...reported, training: base.training, serving: base.serving };
  if (estimated !== null && evaluated === 0 && unread === undefined) {
    const decimals = decimalsFor(
      [estimated.training, estimated.serving],
      estimated.serving - estimated.training,
    );
    const write = (value: number) => value.toFixed(decimals).replace('-', '−');
    return {
      ...base,
      verdict: 'cannot-tell',
      sentence: `Cannot tell: serving has no labels. By estimate, without labels, ${METRIC_TRAITS[estimated.metric].name} would be ${write(estimated.serving)} (${write(estimated.low)} to ${write(estimated.high)}) against ${write(estimated.training)} in training, if scores still mean what they meant.`,
      toSettle: 'labels of serving',
    };
  }
  const isMissingTraining = metrics.counts.training.evaluated === 0;
  const why = isMissingTraining
    ? 'training has no row with a label and a prediction'
    : predicted === 0
      ? 'serving has no predictions'
      : labelled === 0
        ? noLabels
        : evaluated === 0
          ? 'no row of serving has both a label and a prediction'
          : `the ${countOf(evaluated, 'labelled row')} of serving do not define a metric`;
  return {
    ...base,
    verdict: 'cannot-tell',
    sentence: `Cannot tell: ${why}.`,
    toSettle: isMissingTraining
      ? 'labels and predictions of training'
      : predicted === 0
        ? 'predictions of serving'
        : unread === undefined
          ? context.outcomes.task === 'binary'
            ? 'labels of serving, of both outcomes'
            : 'finite labels and predictions on both sides'
          : labelsNeeded,
  };
}

// From two numbers alone, where there are no columns to measure.
function reportedVerdict(context: GapContext): Omit<ProposedVerdict, 'training' | 'serving'> | null {
  const { settings, metrics } = context;
  const { training, serving } = settings.reported;
  const metric = settings.metric ?? metrics.headline;
  if (training === null || serving === null || metric === null) return null;
  const { gap } = reportedPair(metric, { training, serving });
  if (gap === null) return null;
  const words = `by the reported numbers ${gapWords(metric, training.value, serving.value, gap)}`;
  const base = { metric, gap, because: [], toSettle: null } as const;
  if (gap.standardError === null)
    return {
      ...base,
      verdict: 'cannot-tell',
      sentence: `Cannot tell: ${words}, and without the numbers of rows and positives nothing says how much of it is chance.`,
      toSettle: 'the rows and positives behind both numbers, or labels and predictions',
    };
  const isWorse = worseBy(metric, serving.value, training.value) > 0;
  if (!isEstablished(gap) || !isWorse)
    return {
      ...base,
      verdict: 'not-established',
      sentence:
        isWorse || !isEstablished(gap)
          ? `The gap is not established: ${words}.`
          : `There is no gap to explain: ${words}, so serving is better.`,
      because: isEstablished(gap) ? [] : ['noise'],
    };
  return { ...base, verdict: 'real', sentence: `The gap is real: ${words}.` };
}
