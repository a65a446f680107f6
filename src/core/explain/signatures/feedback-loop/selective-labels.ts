import { fact } from '../../../fact.ts';
import { orderNumbers } from '../../../stats/ordered.ts';
import { quantile } from '../../../stats/quantile.ts';
import { rocAuc } from '../../../metrics/roc-auc.ts';
import type { Signature } from '../../signature.ts';

/** Fewer missing labels than this are an accident. */
const LEAST_MISSING = 0.03;
/** |2 AUC - 1| of the score against "label is there": below it, missing labels have another reason. */
const LEAST_ASSOCIATION = 0.3;
const LEAST_ERRORS = 6;
const PARTS = 10;

/**
 * Serving's labels are there only for some scores (in lending: for those who got the loan): what the model decides is what it will
 * be trained and judged on. Labels that are merely late are missing by age, not by score.
 *
 * Source: Lakkaraju et al. 2017 (selective labels).
 */
export const selectiveLabels: Signature = {
  id: 'feedback-loop/selective-labels',
  cause: 'feedback-loop',
  subCause: 'labels only where the model said so',
  needs: ['predictions', 'serving-labels'],
  explainsAway: ['data-drift/', 'infrastructure-bug/default-category', 'infrastructure-bug/default-filled'],
  refutedBy: 'Labels of rows on the other side of the score exist and were only not exported.',
  toBeSure:
    'Look for a slice that was served at random (exploration, a holdout): train and evaluate there, or weight each labelled row by 1 / its chance to be labelled.',
  look({ rows }) {
    const { labels, predictions, times } = rows.serving;
    const known = [...predictions.keys()].filter((row) => Number.isFinite(predictions[row]));
    const isLabelled = Uint8Array.from(known, (row) => (labels[row] === labels[row] ? 1 : 0));
    const missing = isLabelled.reduce((sum, one) => sum + 1 - one, 0);
    if (known.length < 200 || missing < LEAST_MISSING * known.length || missing === known.length) return [];
    const byScore = rocAuc(
      Float64Array.from(known, (row) => predictions[row]),
      isLabelled,
    );
    if (byScore.value === null) return [];
    const association = Math.abs(2 * byScore.value - 1);
    if (association < LEAST_ASSOCIATION || association < LEAST_ERRORS * 2 * (byScore.standardError ?? 0))
      return [];
    // Late labels are missing by age: where age tells more than the score, this is none of it.
    const byAge =
      times === null
        ? null
        : rocAuc(
            Float64Array.from(known, (row) => times[row]),
            isLabelled,
          ).value;
    if (byAge !== null && Math.abs(2 * byAge - 1) > association) return [];
    const deciles = decilesOf(known, predictions, isLabelled);
    return [
      {
        features: [],
        strength: Math.min(1, 0.5 + 0.5 * association),
        finding: `${known.length - missing} of ${known.length} serving rows have a label, and the score alone tells which (AUC ${Math.max(byScore.value, 1 - byScore.value).toFixed(2)})`,
        facts: [
          fact('AUC of the score for "label is there"', Math.max(byScore.value, 1 - byScore.value)),
          fact('labelled, serving', 1 - missing / known.length, 'share'),
        ],
        rows: { training: rows.training.rows, serving: known.length },
        window: null,
        picture: { kind: 'bars', quantity: 'rows with a label', isShare: true, bars: deciles },
      },
    ];
  },
};

function decilesOf(known: readonly number[], predictions: Float64Array, isLabelled: Uint8Array) {
  const ordered = orderNumbers(Float64Array.from(known, (row) => predictions[row]));
  const edges = Array.from({ length: PARTS + 1 }, (_, k) => quantile(ordered, k / PARTS));
  return Array.from({ length: PARTS }, (_, k) => {
    let rows = 0;
    let labelled = 0;
    known.forEach((row, i) => {
      const score = predictions[row];
      if ((k > 0 && score <= edges[k]) || score > edges[k + 1]) return;
      rows++;
      labelled += isLabelled[i];
    });
    return {
      name: `score up to ${edges[k + 1].toPrecision(3)}`,
      training: null,
      serving: rows > 0 ? labelled / rows : null,
    };
  }).filter(({ serving }) => serving !== null);
}
