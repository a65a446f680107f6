import { quoted, shareWords } from '../../compare/measure-words.ts';
import { fact } from '../../fact.ts';
import { claimedGap } from '../claimed-gap.ts';
import { estimateMetric } from '../estimate-metric.ts';
import type { GapContext } from '../gap-context.ts';
import { amountWords, countOf, estimateWords } from '../gap-words.ts';
import { judgeAmount } from '../judge-amount.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import { reportedAgainstRows } from '../reported-gap.ts';
import type { DefinitionCheck, InnocentExplanation, MetricId } from '../report.ts';

/** Cohen 1988: a "medium" difference of two shares. Base rates further apart than scores can account for raise the question of the label. */
const MEDIUM_EFFECT = 0.5;
/** Points of share of rows without label or prediction from which the population is in question. A choice. */
const LEAST_MISSING = 0.05;
const BY_THRESHOLD: readonly MetricId[] = ['accuracy', 'precision', 'recall', 'f1', 'mcc'];

/**
 * Whether both numbers mean the same thing: a checklist, filled in where the data shows something, asked of the person where not. Where numbers were
 * reported, their gap less the gap these rows give is what a difference of definitions (or of rows) accounts for.
 *
 * @param context - of the gap
 * @returns the explanation with its checklist
 * @example
 * explainByDefinition(context).answer; // 'ask'
 */
export function explainByDefinition(context: GapContext): InnocentExplanation {
  const { headline } = context;
  const checks = [
    metricOf(context),
    labelOf(context),
    thresholdOf(context),
    groupingOf(context),
    weightingOf(context),
    populationOf(context),
  ];
  const reported = headline === null ? null : claimedGap(context);
  const amount = reported === null || headline === null ? null : reported.gap.gap - headline.gap.gap;
  const judged = reported === null || amount === null ? null : judgeAmount(reported.gap, amount);
  const differing = checks.filter(({ differs }) => differs === true);
  const asked = checks.filter(({ differs }) => differs === null).length;
  const part =
    reported === null || headline === null || amount === null
      ? ''
      : `The reported gap is ${amountWords(reported.gap.gap, reported.gap.gap)}, these rows give ${amountWords(headline.gap.gap, reported.gap.gap)}. `;
  const found =
    differing.length === 0
      ? `The data shows no difference of definition; ${countOf(asked, 'question')} of ${checks.length} can only be answered by you.`
      : `${differing.map(({ shown }) => shown).join(' ')}`;
  return {
    id: 'definition',
    answer: judged === null || judged === 'ruled-out' ? 'ask' : judged,
    amount,
    finding: part + found,
    facts: [
      fact('questions on which the data shows a difference', differing.length, 'count'),
      fact('questions to be answered', asked, 'count'),
      ...(reported === null
        ? []
        : [fact('reported gap', reported.gap.gap), fact('gap of these rows', headline?.gap.gap ?? null)]),
    ],
    toSettle:
      asked === 0 ? null : 'answers to the questions on metric, label, threshold, groups, weights and rows',
    picture: { kind: 'definition', checks },
  };
}

function metricOf({ headline, settings }: GapContext): DefinitionCheck {
  const question = 'Is it the same metric on both sides, computed by the same code?';
  const compared = (['training', 'serving'] as const).flatMap((side) => {
    const number = settings.reported[side];
    const found = number && headline && reportedAgainstRows(headline.metric, number, headline[side]);
    return found ? [{ side, ...found }] : [];
  });
  if (compared.length === 0)
    return { id: 'metric', question, shown: 'Here both sides are computed in the same way.', differs: null };
  const differs = compared.some(({ isCompatible }) => isCompatible === false);
  return {
    id: 'metric',
    question,
    shown: compared.map(({ side, sentence }) => `Of ${side}: ${sentence}`).join(' '),
    differs: differs ? true : compared.every(({ isCompatible }) => isCompatible === true) ? false : null,
  };
}

function labelOf({ outcomes, metrics }: GapContext): DefinitionCheck {
  const question = 'Does the label mean the same, with the same window in which the outcome counts?';
  const unlike = outcomes.problems.find(
    ({ code }) => code === 'labels-unlike' || code === 'labels-unmatched',
  );
  if (unlike)
    return {
      id: 'label',
      question,
      shown: `Labels are spelt differently on both sides${unlike.detail === undefined ? '' : `: ${quoted(unlike.detail)}`}.`,
      differs: true,
    };
  const { training, serving } = metrics.counts;
  const shares = [training, serving].map(({ baseRate }) => baseRate);
  const means = [training, serving].map(({ meanPrediction }) => meanPrediction);
  if (outcomes.task !== 'binary' || shares[0] === null || shares[1] === null)
    return { id: 'label', question, shown: null, differs: null };
  const rates = `${shareWords(shares[0])} of training and ${shareWords(shares[1])} of serving are positive`;
  const moved = Math.abs(effect(shares[0], shares[1]));
  const hasFollowed =
    means[0] !== null &&
    means[1] !== null &&
    [...means].every((mean) => mean! >= 0 && mean! <= 1) &&
    Math.abs(effect(means[0], means[1])) >= moved / 2;
  return {
    id: 'label',
    question,
    shown: moved >= MEDIUM_EFFECT && !hasFollowed ? `${rates}, and scores have not followed.` : `${rates}.`,
    differs: null,
  };
}

// Cohen's h.
function effect(p: number, q: number): number {
  return 2 * Math.asin(Math.sqrt(q)) - 2 * Math.asin(Math.sqrt(p));
}

function thresholdOf({ outcomes, metrics, headline, settings }: GapContext): DefinitionCheck {
  const question = 'Is the same threshold used on both sides?';
  const decisions = outcomes.problems
    .filter(({ code }) => code === 'scores-are-decisions')
    .map(({ side }) => side);
  if (decisions.length === 1 && decisions[0] !== null)
    return {
      id: 'threshold',
      question,
      shown: `The predictions of ${decisions[0]} are 0 and 1 only, those of the other side are scores: a threshold was applied to one of them.`,
      differs: true,
    };
  if (headline !== null && !BY_THRESHOLD.includes(headline.metric))
    return {
      id: 'threshold',
      question,
      shown: `${METRIC_TRAITS[headline.metric].name} needs no threshold.`,
      differs: false,
    };
  const threshold = metrics.threshold ?? settings.threshold;
  return {
    id: 'threshold',
    question,
    shown: threshold === null ? null : `Here ${threshold} is used on both sides.`,
    differs: null,
  };
}

function groupingOf({ outcomes, evaluated, headline }: GapContext): DefinitionCheck {
  const question = 'Is the metric taken over all rows, or within groups (users, sessions) and averaged?';
  const has = { training: outcomes.training.groups !== null, serving: outcomes.serving.groups !== null };
  if (has.training !== has.serving)
    return {
      id: 'grouping',
      question,
      shown: `Only ${has.training ? 'training' : 'serving'} has a column of groups.`,
      differs: true,
    };
  if (!has.training || headline?.metric !== 'roc-auc' || outcomes.task !== 'binary')
    return {
      id: 'grouping',
      question,
      shown: has.training ? 'There is a column of groups.' : null,
      differs: null,
    };
  const within = (['training', 'serving'] as const).map((side) => ({
    side,
    grouped: estimateMetric('grouped-auc', evaluated[side], outcomes, {
      threshold: null,
      topShare: 1,
      topRows: 1,
      seed: 1,
    }),
  }));
  const words = within.map(
    ({ side, grouped }) =>
      `${estimateWords(grouped)} within groups against ${estimateWords(headline[side])} overall in ${side}`,
  );
  return { id: 'grouping', question, shown: `ROC AUC is ${words.join(', ')}.`, differs: null };
}

function weightingOf({ outcomes }: GapContext): DefinitionCheck {
  const question = 'Are rows weighted, or sampled by label, in the same way on both sides?';
  const has = { training: outcomes.training.weights !== null, serving: outcomes.serving.weights !== null };
  if (has.training !== has.serving)
    return {
      id: 'weighting',
      question,
      shown: `Only ${has.training ? 'training' : 'serving'} has a column of weights.`,
      differs: true,
    };
  return {
    id: 'weighting',
    question,
    shown: has.training ? 'Both sides have a column of weights.' : null,
    differs: has.training ? false : null,
  };
}

function populationOf({ outcomes, metrics }: GapContext): DefinitionCheck {
  const question = 'Are the rows of both sides taken from the same population, by the same rules?';
  const missing = (['training', 'serving'] as const).map((side) => {
    const { rows, evaluated } = metrics.counts[side];
    return { side, rows, lost: rows - evaluated, share: rows === 0 ? 0 : (rows - evaluated) / rows };
  });
  const shown = [
    ...(outcomes.split === null
      ? []
      : [`Of training only the rows marked ${quoted(outcomes.split)} take part.`]),
    ...missing
      .filter(({ lost }) => lost > 0)
      .map(
        ({ side, lost, rows, share }) =>
          `${countOf(lost, 'row')} of ${side} (${shareWords(share)} of ${countOf(rows, 'row')}) lack a label or a prediction and are left out.`,
      ),
  ];
  const differs = Math.abs(missing[0].share - missing[1].share) >= LEAST_MISSING;
  return {
    id: 'population',
    question,
    shown: shown.length === 0 ? null : shown.join(' '),
    differs: differs ? true : null,
  };
}
