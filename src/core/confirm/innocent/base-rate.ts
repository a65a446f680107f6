import { fact } from '../../fact.ts';
import { normalCdf } from '../../stats/normal-distribution.ts';
import { shareWords } from '../../compare/measure-words.ts';
import { baseRateWeights } from '../base-rate.ts';
import { measureHeadline, type GapContext } from '../gap-context.ts';
import { amountWords } from '../gap-words.ts';
import { judgeAmount } from '../judge-amount.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import type { SideOutcomes } from '../outcomes.ts';
import type { CurvePoint, InnocentExplanation, MetricId } from '../report.ts';
import { everyNth } from './every-nth.ts';

/** Metrics of each class apart: the same at every base rate as long as P(score | label) is. */
const INVARIANT: readonly MetricId[] = ['roc-auc', 'recall', 'grouped-auc'];
/** Metrics that take no weights. */
const UNWEIGHTED: readonly MetricId[] = ['calibration-error', 'grouped-auc', 'ndcg'];
/** Rows behind the curve: 20,000 give each point to half a percent. */
const CURVE_ROWS = 20_000;
const CURVE_RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/**
 * Whether another base rate explains the gap: training's metric with its classes weighted to serving's rate, less the metric as it is.
 *
 * Source: weights as in `baseRateWeights`.
 *
 * @param context - of the gap
 * @param settled - serving's rows whose labels are there: all that can be evaluated, or the mature ones
 * @returns the explanation; null where the task is not binary
 * @example
 * explainByBaseRate(context, context.evaluated.serving)?.amount; // 0 for ROC AUC
 */
export function explainByBaseRate(context: GapContext, settled: SideOutcomes): InnocentExplanation | null {
  const { headline, outcomes } = context;
  if (outcomes.task !== 'binary') return null;
  const { training } = context.evaluated;
  const from = rateOf(training);
  const to = rateOf(settled);
  const none = { id: 'base-rate', amount: null, picture: null } as const;
  if (from === null || to === null || headline === null || headline.training.value === null)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: 'One side has no labels, so base rates cannot be compared.',
      facts: [],
      toSettle: 'labels of serving',
    };
  const facts = [
    fact('base rate, training', from, 'share'),
    fact('base rate, serving', to, 'share'),
    fact('p-value of the same base rate', pValueOf(from, training, to, settled), 'p-value'),
  ];
  const name = METRIC_TRAITS[headline.metric].name;
  const rates = `The base rate is ${shareWords(from)} in training and ${shareWords(to)} in serving`;
  if (INVARIANT.includes(headline.metric))
    return {
      ...none,
      answer: 'ruled-out',
      amount: 0,
      finding: `${rates}; ${name} does not depend on it.`,
      facts,
      toSettle: null,
    };
  const at = UNWEIGHTED.includes(headline.metric) ? null : valueAt(context, training, to);
  if (at === null)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: `${rates}; ${name} cannot be told at another base rate here.`,
      facts,
      toSettle: null,
    };
  const amount = at - headline.training.value;
  const thinned = everyNth(training, CURVE_ROWS);
  return {
    id: 'base-rate',
    answer: judgeAmount(headline.gap, amount),
    amount,
    finding: `${rates}; at serving's rate training's ${name} would move by ${amountWords(amount, headline.gap.gap)}; the gap is ${amountWords(headline.gap.gap, headline.gap.gap)}.`,
    facts: [...facts, fact(`${name} of training at serving's base rate`, at)],
    toSettle: null,
    picture: {
      kind: 'base-rate',
      curve: curveOf(context, thinned),
      training: { x: from, y: headline.training.value },
      serving: { x: to, y: headline.serving.value ?? at },
    },
  };
}

/**
 * Share of positives, by weight where rows have weights.
 *
 * @param rows - with labels of 0 and 1
 * @returns a number in (0, 1); null where a class is missing
 * @example
 * rateOf(context.evaluated.training); // 0.24
 */
export function rateOf(rows: SideOutcomes): number | null {
  const { labels, weights } = rows;
  let positives = 0;
  let total = 0;
  for (let row = 0; row < labels.length; row++) {
    const weight = weights === null ? 1 : weights[row];
    positives += weight * labels[row];
    total += weight;
  }
  return positives > 0 && positives < total ? positives / total : null;
}

function valueAt(context: GapContext, rows: SideOutcomes, rate: number): number | null {
  const weights = baseRateWeights(rows.labels, rate, rows.weights ?? undefined);
  return weights && (measureHeadline(context, { ...rows, weights })?.value ?? null);
}

function curveOf(context: GapContext, rows: SideOutcomes): CurvePoint[] {
  return CURVE_RATES.flatMap((x) => {
    const y = valueAt(context, rows, x);
    return y === null ? [] : [{ x, y }];
  });
}

function pValueOf(from: number, training: SideOutcomes, to: number, serving: SideOutcomes): number {
  const [n, m] = [training.labels.length, serving.labels.length];
  const pooled = (from * n + to * m) / (n + m);
  return 2 * normalCdf(-Math.abs(to - from) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m)));
}
