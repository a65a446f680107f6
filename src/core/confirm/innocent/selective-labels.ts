import { shareWords } from '../../compare/measure-words.ts';
import { fact } from '../../fact.ts';
import { rocAuc } from '../../metrics/roc-auc.ts';
import { takeOutcomes } from '../evaluated-rows.ts';
import { measureHeadline, type GapContext } from '../gap-context.ts';
import { countOf, estimateWords } from '../gap-words.ts';
import { METRIC_TRAITS } from '../metric-traits.ts';
import type { SideOutcomes } from '../outcomes.ts';
import type { InnocentExplanation } from '../report.ts';

const DECILES = 10;
/** Distance of the ROC AUC of score against "has a label" from 0.5 from which the choice of rows matters. A choice. */
const LEAST_DEPENDENCE = 0.05;

type Decile = { low: number; high: number; rows: number; labelled: number };

/**
 * Whether serving's label is there or not by the score, as where only accepted cases get an outcome: then serving's metric is one of a selection. To
 * compare like with like, training's rows are weighted by the share of labels at their score.
 *
 * Source: Lakkaraju et al. 2017, selective labels.
 *
 * @param context - of the gap
 * @returns the explanation: `ruled-out` or `cannot-tell`
 * @example
 * explainBySelectiveLabels(context).answer; // 'ruled-out'
 */
export function explainBySelectiveLabels(context: GapContext): InnocentExplanation {
  const { headline, evaluated } = context;
  const scored = scoredRows(context.outcomes.serving);
  const rows = scored.labels.length;
  const labelled = Uint8Array.from(scored.labels, (label) => Number(!Number.isNaN(label)));
  const count = labelled.reduce((sum, has) => sum + has, 0);
  const none = { id: 'selective-labels', amount: null, facts: [], picture: null, toSettle: null } as const;
  if (rows === 0 || count === 0)
    return {
      ...none,
      answer: 'cannot-tell',
      finding: rows === 0 ? 'Serving has no predictions.' : 'Serving has no labels.',
      toSettle: rows === 0 ? 'predictions of serving' : 'labels of serving',
    };
  if (count === rows)
    return {
      ...none,
      answer: 'ruled-out',
      amount: 0,
      finding: `All ${countOf(rows, 'scored row')} of serving have a label.`,
    };
  const { value, low, high } = rocAuc(scored.predictions, labelled);
  const depends =
    value !== null &&
    low !== null &&
    high !== null &&
    Math.abs(value - 0.5) >= LEAST_DEPENDENCE &&
    (low > 0.5 || high < 0.5);
  const deciles = decilesOf(scored.predictions, labelled);
  const shares = deciles.map((decile) => decile.labelled / decile.rows);
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const facts = [
    fact('rows with a label', count / rows, 'share'),
    fact('ROC AUC of score against "has a label"', value),
    fact('smallest share of labels in a tenth of the scores', least, 'share'),
    fact('largest share of labels in a tenth of the scores', most, 'share'),
  ];
  const found = `${shareWords(count / rows)} of serving's rows have a label, from ${shareWords(least)} to ${shareWords(most)} across tenths of the score`;
  if (!depends)
    return {
      ...none,
      answer: 'ruled-out',
      amount: 0,
      finding: `${found}: whether there is one hardly depends on the score.`,
      facts,
      picture: { kind: 'label-by-score', deciles },
    };
  const alike =
    headline === null ? null : measureHeadline(context, weightedLike(evaluated.training, deciles));
  const comparison =
    headline === null || alike === null || alike.value === null
      ? ''
      : ` Training's rows taken in the same way have a ${METRIC_TRAITS[headline.metric].name} of ${estimateWords(alike)}, serving's ${estimateWords(headline.serving)}.`;
  return {
    ...none,
    answer: 'cannot-tell',
    finding: `${found}: labels are there by the score, so serving's metric is one of a selection.${comparison}`,
    facts: [...facts, fact('metric of training, taken in the same way', alike?.value ?? null)],
    toSettle: 'labels of a random part of the rows that the score leaves without one',
    picture: { kind: 'label-by-score', deciles },
  };
}

function scoredRows(side: SideOutcomes): SideOutcomes {
  const kept: number[] = [];
  side.predictions.forEach((score, row) => {
    if (Number.isFinite(score)) kept.push(row);
  });
  return takeOutcomes(side, Uint32Array.from(kept));
}

// Equal scores are never cut apart.
function decilesOf(scores: Float64Array, labelled: Uint8Array): Decile[] {
  const ordered = scores.slice().sort();
  const at = (k: number) => ordered[Math.ceil((k * ordered.length) / DECILES) - 1];
  const uppers = [...new Set(Array.from({ length: DECILES }, (_, k) => at(k + 1)))].filter(Number.isFinite);
  const deciles = uppers.map((high): Decile => ({ low: Infinity, high, rows: 0, labelled: 0 }));
  scores.forEach((score, row) => {
    const decile = deciles[decileOf(uppers, score)];
    decile.low = Math.min(decile.low, score);
    decile.rows++;
    decile.labelled += labelled[row];
  });
  return deciles;
}

function decileOf(uppers: readonly number[], score: number): number {
  const found = uppers.findIndex((upper) => score <= upper);
  return found < 0 ? uppers.length - 1 : found;
}

function weightedLike(training: SideOutcomes, deciles: readonly Decile[]): SideOutcomes {
  const uppers = deciles.map(({ high }) => high);
  const weights = training.predictions.map((score, row) => {
    const { labelled, rows } = deciles[decileOf(uppers, score)];
    return (labelled / rows) * (training.weights?.[row] ?? 1);
  });
  // Rows without weight would still be counted as rows.
  const kept: number[] = [];
  weights.forEach((weight, row) => {
    if (weight > 0) kept.push(row);
  });
  return takeOutcomes({ ...training, weights }, Uint32Array.from(kept));
}
