import { shareWords } from '../../compare/measure-words.ts';
import { fact } from '../../fact.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import { RowGroups } from '../../table/row-groups.ts';
import { rowKeys } from '../../table/row-keys.ts';
import { takeOutcomes } from '../evaluated-rows.ts';
import { gapOf, measureHeadline, type GapContext } from '../gap-context.ts';
import { amountWords, countOf, estimateWords } from '../gap-words.ts';
import { isEstablished, judgeAmount } from '../judge-amount.ts';
import { METRIC_TRAITS, worseBy } from '../metric-traits.ts';
import type { SideOutcomes } from '../outcomes.ts';
import type { InnocentExplanation } from '../report.ts';
import { findCopiedRows } from './copied-rows.ts';

/** ROC AUC above which the score all but tells the label; NannyML's line as well. */
const TOO_GOOD_AUC = 0.999;
/** Copies beyond what is usual in training: share of rows, and standard errors. A choice, and as for the other checks. */
const LEAST_COPIES = 0.01;
const LEAST_ERRORS = 3.5;
/** Rows of either kind on which the metric is told apart. */
const LEAST_ROWS = 50;

/**
 * Whether the offline number was measured on rows the model had learnt: entities that were evaluated and learnt within training, rows and entities of
 * training found again in serving, copies of rows by their features, and a metric too good to be true. The metric is told on overlapping
 * and on fresh entities.
 *
 * Source: Kapoor and Narayanan 2023.
 *
 * @param context - of the gap
 * @returns the explanation
 * @example
 * explainByContamination(context).answer; // 'ruled-out'
 */
export function explainByContamination(context: GapContext): InnocentExplanation {
  const { headline, pair } = context;
  const within = withinTraining(context);
  const across = acrossTables(context);
  const copied = findCopiedRows(pair);
  const copies = copied === null ? 0 : copied.copies / copied.rows;
  const copyError = copied === null ? 0 : Math.sqrt((copies * (1 - copies)) / copied.rows);
  // Rows that are known to be the same by entity and time were logged on purpose, or are counted as such already.
  const logged = pair.shared?.isSameTime ? pair.shared.pairs / Math.max(1, pair.rows.serving) : 0;
  const excess = copied === null ? 0 : copies - copied.usual - logged;
  const hasCopies = excess >= LEAST_COPIES && excess >= LEAST_ERRORS * copyError;
  const tooGood = headline !== null && isTooGood(headline.metric, headline.training.value);
  const overlap = within ?? across;
  const facts = [
    fact('rows found again in serving', pair.shared?.pairs ?? 0, 'count'),
    fact('serving rows of an entity that training has', across?.overlapRows ?? null, 'count'),
    fact('serving rows equal to a training row in all features', copied?.copies ?? null, 'count'),
    fact('usual share of such rows', copied?.usual ?? null, 'share'),
  ];
  const words = [
    ...(within === null
      ? []
      : [
          `${countOf(within.overlapRows, 'evaluated row')} of training belong to entities that the model was fitted on`,
        ]),
    ...(pair.shared === null
      ? []
      : [
          `${countOf(pair.shared.pairs, 'row')} of training ${pair.shared.isSameTime ? 'are found again in serving' : 'have their entity in serving as well'}`,
        ]),
    ...(hasCopies && copied !== null
      ? [
          `${shareWords(copies)} of serving's rows equal a training row in all features, where ${shareWords(copied.usual)} would be usual`,
        ]
      : []),
    ...(tooGood && headline !== null
      ? [
          `training's ${METRIC_TRAITS[headline.metric].name} of ${estimateWords(headline.training)} is too good for rows the model has not seen`,
        ]
      : []),
  ];
  const comparison = compare(context, overlap);
  const base = { id: 'contamination', facts, picture: pictureOf(overlap, comparison) } as const;
  if (words.length === 0)
    return {
      ...base,
      answer: 'ruled-out',
      amount: 0,
      finding:
        'No training row, entity or copy of a row is found on the other side, and training is not too good to be true.',
      toSettle: null,
    };
  const sentence = words
    .map((text, i) => (i === 0 ? text[0].toUpperCase() + text.slice(1) : text))
    .join('; ');
  const amount =
    within === null || headline === null ? null : amountWithin(headline.training, comparison.onFresh);
  const judged = amount === null || headline === null ? null : judgeAmount(headline.gap, amount);
  const isBetterKnown = comparison.isBetterOnOverlap;
  const part =
    amount === null || headline === null
      ? ''
      : ` On entities it was not fitted on the gap is smaller by ${amountWords(amount, headline.gap.gap)}.`;
  const isInQuestion = isBetterKnown || tooGood || hasCopies || overlap === null;
  const isMeasured = isBetterKnown && judged !== null && judged !== 'ruled-out';
  return {
    ...base,
    answer: isMeasured ? judged : isInQuestion ? 'ask' : 'ruled-out',
    amount: isMeasured ? amount : null,
    finding: `${sentence}.${comparison.words}${isMeasured ? part : ''}`,
    toSettle: isInQuestion
      ? 'whether the model was fitted on the rows that the offline number is from'
      : null,
  };
}

interface Overlap {
  overlap: SideOutcomes;
  fresh: SideOutcomes;
  overlapRows: number;
  entities: number;
}

// Evaluated rows of training whose entity has rows that were not held out.
function withinTraining({ pair, outcomes, evaluated }: GapContext): Overlap | null {
  const stored = pair.roles.training['entity id'];
  const { tableRows } = outcomes.training;
  if (stored === undefined || tableRows === null) return null;
  const keys = rowKeys(stored.column);
  const isHeldOut = new Uint8Array(keys.length);
  for (const row of tableRows) isHeldOut[row] = 1;
  return split(
    evaluated.training,
    keys.map((key, row) => (isHeldOut[row] ? NaN : key)),
  );
}

function acrossTables({ pair, evaluated }: GapContext): Overlap | null {
  const stored = pair.roles.training['entity id'];
  if (stored === undefined) return null;
  return split(evaluated.serving, rowKeys(stored.column));
}

// Rows whose entity is among the keys, and the others; a missing entity is never the same as another.
function split({ entities, ...rest }: SideOutcomes, keys: Float64Array): Overlap | null {
  if (entities === null) return null;
  const rows = { ...rest, entities };
  const known = new RowGroups(keys, null);
  const [inside, outside] = [new Uint32Array(entities.length), new Uint32Array(entities.length)];
  const isMet = new Uint8Array(keys.length);
  let [overlapRows, freshRows, met] = [0, 0, 0];
  for (let row = 0; row < entities.length; row++) {
    const group = known.find(entities[row]);
    if (group < 0) {
      outside[freshRows++] = row;
      continue;
    }
    inside[overlapRows++] = row;
    met += 1 - isMet[group];
    isMet[group] = 1;
  }
  if (overlapRows === 0) return null;
  return {
    overlap: takeOutcomes(rows, inside.slice(0, overlapRows)),
    fresh: takeOutcomes(rows, outside.slice(0, freshRows)),
    overlapRows,
    entities: met,
  };
}

function compare(context: GapContext, overlap: Overlap | null) {
  const { headline } = context;
  const measure = (rows: SideOutcomes | undefined): Estimate | null =>
    rows === undefined || rows.labels.length < LEAST_ROWS ? null : measureHeadline(context, rows);
  const [onOverlap, onFresh] = [measure(overlap?.overlap), measure(overlap?.fresh)];
  const difference = gapOf(context, onOverlap, onFresh);
  if (headline === null || onOverlap === null || onFresh === null || difference === null)
    return { onOverlap, onFresh, isBetterOnOverlap: false, words: '' };
  const isBetterOnOverlap =
    isEstablished(difference) && worseBy(headline.metric, onFresh.value ?? 0, onOverlap.value ?? 0) > 0;
  return {
    onOverlap,
    onFresh,
    isBetterOnOverlap,
    words: ` ${METRIC_TRAITS[headline.metric].name} is ${estimateWords(onOverlap)} on entities of both and ${estimateWords(onFresh)} on fresh ones.`,
  };
}

function pictureOf(
  overlap: Overlap | null,
  { onOverlap, onFresh }: ReturnType<typeof compare>,
): InnocentExplanation['picture'] {
  if (overlap === null) return null;
  return { kind: 'overlap', rows: overlap.overlapRows, entities: overlap.entities, onOverlap, onFresh };
}

// With fresh entities alone training would stand there, so the gap shrinks by the difference.
function amountWithin(training: Estimate, onFresh: Estimate | null): number | null {
  if (training.value === null || onFresh === null || onFresh.value === null) return null;
  return onFresh.value - training.value;
}

function isTooGood(metric: Parameters<typeof worseBy>[0], value: number | null): boolean {
  if (value === null) return false;
  if (metric === 'roc-auc' || metric === 'one-vs-rest-auc') return value > TOO_GOOD_AUC;
  const isError = METRIC_TRAITS[metric].better === 'lower' && metric !== 'calibration-error';
  return isError && value === 0;
}
