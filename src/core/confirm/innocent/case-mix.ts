import { fact } from '../../fact.ts';
import { estimateRocAuc } from '../cbpe.ts';
import { learnCalibration, probabilityOf, type Calibration } from '../calibration.ts';
import { measureHeadline, type GapContext } from '../gap-context.ts';
import { amountWords } from '../gap-words.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import type { SideOutcomes } from '../outcomes.ts';
import type { InnocentExplanation, MetricId } from '../report.ts';
import { everyNth } from './every-nth.ts';
import { heldPromise } from './held-promise.ts';
import { partOfGap } from './part-of-gap.ts';

/** Rows that calibration is learnt on and an expected metric computed on: it is then known far better than the gap. */
const MOST_ROWS = 50_000;
/** Metrics that take no weights: expected rows have fractions of a weight. */
const UNWEIGHTED: readonly MetricId[] = ['calibration-error', 'grouped-auc', 'ndcg'];

/**
 * Part of the gap that a harder mix of cases explains: the metric to expect of serving's scores if a score means what it meant in training
 * (confidence-based estimation, calibrated on training), less the same of training's scores, less what the base rate accounts for.
 *
 * That takes serving's scores at their word. Where serving's labels show that the scores do not keep it (see `heldPromise`), they may have
 * moved by a fault as well as by the rows, and nothing is claimed. A fault that only makes the model unsure counts as mix: it never closes a case.
 *
 * Source: van Klaveren et al. 2016, model-based concordance; see `estimateRocAuc`.
 *
 * @param context - of the gap
 * @param settled - serving's rows whose labels are there
 * @param ofBaseRate - what the base rate accounts for already
 * @returns the explanation; null where the task is not binary
 * @example
 * explainByCaseMix(context, context.evaluated.serving, 0)?.amount; // -0.024
 */
export function explainByCaseMix(
  context: GapContext,
  settled: SideOutcomes,
  ofBaseRate: number,
): InnocentExplanation | null {
  const { headline, outcomes, evaluated, settings } = context;
  if (outcomes.task !== 'binary') return null;
  const none = { id: 'case-mix', amount: null, facts: [], picture: null } as const;
  if (headline === null || UNWEIGHTED.includes(headline.metric) || evaluated.training.labels.length === 0)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: 'There is no metric on both sides of which a mix of cases could be told.',
      toSettle: null,
    };
  const { predictions, labels } = everyNth(evaluated.training, MOST_ROWS);
  const calibration = learnCalibration(predictions, labels, settings.seed);
  const name = METRIC_TRAITS[headline.metric].name;
  const promise = heldPromise(everyNth(settled, MOST_ROWS), calibration);
  if (promise.broken !== null)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: `${promise.broken}: serving's scores no longer mean what training's mean, so they cannot say how hard its rows are.`,
      facts: promise.facts,
      toSettle: "serving's rows scored again as training's were",
    };
  const training = expected(context, evaluated.training, calibration);
  const serving = expected(context, settled, calibration);
  if (training === null || serving === null)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: `Training's scores do not allow an estimate of the ${name} to expect of serving's.`,
      toSettle: null,
    };
  const amount = serving - training - ofBaseRate;
  return {
    id: 'case-mix',
    answer: partOfGap(headline.gap, amount),
    amount,
    finding: `If scores mean what they meant in training, serving's rows let expect a ${name} that differs by ${amountWords(amount, headline.gap.gap)}; the gap is ${amountWords(headline.gap.gap, headline.gap.gap)}.`,
    facts: [
      fact(`expected ${name}, training's scores`, training),
      fact(`expected ${name}, serving's scores`, serving),
      ...promise.facts,
    ],
    toSettle: null,
    picture: null,
  };
}

// Each row counts as a positive with its probability and as a negative with the rest, which gives any metric that takes weights.
function expected(context: GapContext, all: SideOutcomes, calibration: Calibration): number | null {
  if (context.headline?.metric === 'roc-auc' && all.weights === null)
    return estimateRocAuc(all.predictions, calibration);
  const rows = everyNth(all, MOST_ROWS);
  const count = rows.labels.length;
  const twice = (values: Float64Array) => {
    const both = new Float64Array(2 * count);
    both.set(values);
    both.set(values, count);
    return both;
  };
  const probabilities = rows.predictions.map((score) => probabilityOf(calibration, score));
  if (probabilities.some(Number.isNaN)) return null;
  const weights = twice(rows.weights ?? new Float64Array(count).fill(1)).map(
    (weight, i) => weight * (i < count ? probabilities[i] : 1 - probabilities[i - count]),
  );
  const doubled: SideOutcomes = {
    tableRows: null,
    labels: new Float64Array(2 * count).fill(1, 0, count),
    predictions: twice(rows.predictions),
    classScores: null,
    weights,
    groups: null,
    entities: null,
    times: null,
  };
  return measureHeadline(context, doubled)?.value ?? null;
}
