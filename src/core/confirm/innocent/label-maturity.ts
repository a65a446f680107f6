import { fact } from '../../fact.ts';
import { shareWords } from '../../compare/measure-words.ts';
import { takeOutcomes } from '../evaluated-rows.ts';
import { gapOf, measureHeadline, type GapContext } from '../gap-context.ts';
import { amountWords, countOf, estimateWords } from '../gap-words.ts';
import { isEstablished, judgeAmount } from '../judge-amount.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import type { EstimatedGap } from '../minimal-gap.ts';
import type { SideOutcomes } from '../outcomes.ts';
import type { InnocentExplanation } from '../report.ts';
import { agesOf, findLateLabels, type LateLabels } from './late-labels.ts';
import { quantitiesByAge } from './quantities-by-age.ts';
import { unlabelledByAge } from './unlabelled-by-age.ts';

const DAY_MS = 86_400_000;

/** The explanation with the rows that the next ones should look at. */
export interface MaturityResult {
  explanation: InnocentExplanation;
  /** Serving's rows whose labels are there: the mature ones where labels are late, else all that can be evaluated. */
  settled: SideOutcomes;
}

/**
 * Whether labels that have not arrived explain the gap: the metric on the rows old enough to have theirs. Missing labels (null) are counted by age as
 * well. Of a binary task see `findLateLabels`; for quantities late labels and a moved outcome cannot be told apart.
 *
 * @param context - of the gap
 * @returns the explanation, and which rows are settled
 * @example
 * explainByLabelMaturity(context).explanation.answer; // 'explains'
 */
export function explainByLabelMaturity(context: GapContext): MaturityResult {
  const settled = context.evaluated.serving;
  const nothing = { id: 'label-maturity', amount: null, facts: [], picture: null } as const;
  const unlabelled = unlabelledByAge(context.outcomes.serving);
  const withNulls = (explanation: InnocentExplanation): InnocentExplanation => ({
    ...explanation,
    finding: unlabelled === null ? explanation.finding : `${explanation.finding} ${unlabelled.words}`,
    facts: unlabelled === null ? explanation.facts : [...explanation.facts, ...unlabelled.facts],
  });
  if (settled.labels.length === 0 || agesOf(settled.times) === null)
    return {
      settled,
      explanation: withNulls({
        ...nothing,
        answer: 'cannot-tell',
        finding:
          settled.labels.length === 0
            ? 'Serving has no row with a label and a prediction.'
            : 'Serving has no times that differ, so labels cannot be looked at by age.',
        toSettle: settled.labels.length === 0 ? 'labels of serving' : 'the time of each prediction',
      }),
    };
  if (context.outcomes.task === 'regression')
    return { settled, explanation: withNulls({ ...nothing, ...quantitiesByAge(settled) }) };
  if (context.outcomes.task !== 'binary')
    return {
      settled,
      explanation: withNulls({
        ...nothing,
        answer: 'cannot-tell',
        finding: 'Labels by age are looked at for two classes and for quantities only.',
        toSettle: 'the times at which labels arrived',
      }),
    };
  const late = findLateLabels(settled, context.evaluated.training);
  if (late === null || late.maturity.matureFrom === null || late.cause !== 'missing')
    return { settled, explanation: withNulls({ ...nothing, ...notEstablished(late) }) };
  const mature = matureRows(settled, late.maturity.matureFrom);
  return { settled: mature, explanation: withNulls(onMatureRows(context, late, mature)) };
}

type Findings = Pick<InnocentExplanation, 'answer' | 'amount' | 'finding' | 'facts' | 'toSettle' | 'picture'>;

function notEstablished(late: LateLabels | null): Findings {
  const maturity = late?.maturity ?? null;
  const facts = maturity === null ? [] : factsOf(maturity);
  const picture = maturity && ({ kind: 'maturity', maturity, matureGap: null } as const);
  const common = { facts, picture };
  if (maturity === null || maturity.kind === 'too-few')
    return {
      ...common,
      answer: 'cannot-tell',
      amount: null,
      finding: 'There are too few labelled rows, or too few ages, to see whether labels are late.',
      toSettle: 'the times at which labels arrived',
    };
  if (late?.cause === 'unclear')
    return {
      ...common,
      answer: 'cannot-tell',
      amount: null,
      finding:
        'Young rows have fewer positives than older ones; that may be late labels or a change of the outcome, these rows do not tell which.',
      toSettle: 'labels of a later snapshot, or the times at which labels arrived',
    };
  const rate =
    maturity.settledRate === null ? '' : `, ${shareWords(maturity.settledRate)} in the oldest rows,`;
  const finding =
    maturity.kind === 'settled'
      ? `The positive rate${rate} is the same in the youngest rows: no sign of late labels.`
      : `The positive rate${rate} changes with age, but not in the way that late labels would have it.`;
  return { ...common, answer: 'ruled-out', amount: 0, finding, toSettle: null };
}

function onMatureRows(context: GapContext, late: LateLabels, mature: SideOutcomes): InnocentExplanation {
  const { headline } = context;
  const { maturity } = late;
  const [youngest] = maturity.buckets;
  const days = (maturity.matureFrom ?? 0) / DAY_MS;
  const ageWords = days >= 2 ? countOf(days, 'day') : `${(days * 24).toFixed(1)} hours`;
  const rates = `${shareWords(youngest.positives / youngest.rows)} of the youngest rows are positive against ${shareWords(maturity.settledRate ?? 0)} of the oldest`;
  const onMature = measureHeadline(context, mature);
  const matureGap = gapOf(context, headline?.training ?? null, onMature);
  const base = {
    id: 'label-maturity',
    facts: [
      ...factsOf(maturity),
      fact('rows that are mature', mature.labels.length, 'count'),
      fact('gap on mature rows', matureGap?.gap ?? null),
    ],
    picture: { kind: 'maturity', maturity, matureGap: matureGap?.gap ?? null },
  } as const;
  if (headline === null || matureGap === null || onMature === null)
    return {
      ...base,
      answer: 'cannot-tell',
      amount: null,
      finding: `${rates}: labels younger than ${ageWords} are not all there.`,
      toSettle: `labels of rows that are at least ${ageWords} old`,
    };
  const amount = headline.gap.gap - matureGap.gap;
  const answer = answerOf(headline.gap, matureGap, amount);
  const name = METRIC_TRAITS[headline.metric].name;
  return {
    ...base,
    answer,
    amount,
    finding:
      `${rates}: labels younger than ${ageWords} are not all there. On the ${countOf(mature.labels.length, 'older row')} ` +
      `${name} is ${estimateWords(onMature)}, a gap of ${amountWords(matureGap.gap, headline.gap.gap)} instead of ${amountWords(headline.gap.gap, headline.gap.gap)}.`,
    toSettle: answer === 'ruled-out' ? null : `labels of these rows once they are ${ageWords} old`,
  };
}

// Mature rows may be so few that both "no gap" and "the whole gap" fit.
function answerOf(whole: EstimatedGap, mature: EstimatedGap, amount: number): InnocentExplanation['answer'] {
  const judged = judgeAmount(whole, amount);
  if (judged !== 'ruled-out' && !isEstablished(mature)) {
    const coversWhole =
      mature.low === null || mature.high === null || (mature.low <= whole.gap && whole.gap <= mature.high);
    return coversWhole ? 'cannot-tell' : 'explains';
  }
  // What is left is a gap of its own.
  return judged === 'explains' ? 'explains-part' : judged;
}

function matureRows(rows: SideOutcomes, matureFrom: number): SideOutcomes {
  const ages = agesOf(rows.times);
  const kept: number[] = [];
  ages?.forEach((age, row) => {
    if (age >= matureFrom) kept.push(row);
  });
  return takeOutcomes(rows, Uint32Array.from(kept));
}

function factsOf({ buckets, settledRate, matureFrom, trend }: LateLabels['maturity']) {
  const youngest = buckets.at(0);
  return [
    fact('positive rate of the youngest rows', youngest ? youngest.positives / youngest.rows : null, 'share'),
    fact('positive rate of the oldest rows', settledRate, 'share'),
    fact('age from which rows are mature', matureFrom, 'duration'),
    fact('p-value of no trend with age', trend?.pValue ?? null, 'p-value'),
  ];
}
