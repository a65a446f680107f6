import { fact } from '../../../fact.ts';
import { rocAuc } from '../../../metrics/roc-auc.ts';
import { correlation } from '../../../stats/correlation.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import type { Sighting } from '../../evidence.ts';
import type { Signature } from '../../signature.ts';

/** Groups of rows with one value: fewer rows than this make their own label weigh. */
const MOST_ROWS_OF_A_GROUP = 40;
const LEAST_GROUPS = 20;
const LEAST_ROWS = 200;
/** Correlation of the feature with the mean label of the rows that share its value. */
const LEAST_CORRELATION = 0.95;
/** Fall of the AUC when each row's own label is taken out of the mean. */
const LEAST_FALL = 0.04;

/**
 * A feature whose every value is the mean label of the rows that have it, the row's own label included: target encoding without
 * leaving the row out. Where a value is shared by few rows, it tells their labels.
 *
 * Test: rows are put together by value; value against mean label correlates at 0.95 or more, and the AUC of the mean falls by 0.04 or
 * more when the own label is left out.
 *
 * Source: Micci-Barreca 2001 for the encoding; Prokhorenkova et al. 2018 (CatBoost) for the leak.
 */
export const targetEncoding: Signature = {
  id: 'label-leakage/target-encoding',
  cause: 'label-leakage',
  subCause: "target encoding with the row's own label",
  needs: ['labels'],
  explainsAway: ['data-drift/', 'label-leakage/association-collapse'],
  refutedBy: 'The encoding was fitted on other rows than those it was applied to.',
  toBeSure: 'Encode again out of fold (each row by the labels of other rows only), and train again.',
  look(investigation) {
    if (investigation.outcomes.task !== 'binary') return [];
    return investigation.features.flatMap((feature) => sightingOf(feature, investigation));
  },
};

function sightingOf(feature: FeatureView, { rows }: Investigation): Sighting[] {
  const values = feature.numbers('training');
  if (values === null) return [];
  const groups = new Map<number, { rows: number; positives: number }>();
  const { labels } = rows.training;
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== values[row] || labels[row] !== labels[row]) continue;
    const group = groups.get(values[row]) ?? { rows: 0, positives: 0 };
    group.rows++;
    group.positives += labels[row];
    groups.set(values[row], group);
  }
  const small = [...groups].filter(([, group]) => group.rows >= 2 && group.rows <= MOST_ROWS_OF_A_GROUP);
  const smallRows = small.reduce((sum, [, group]) => sum + group.rows, 0);
  if (small.length < LEAST_GROUPS || smallRows < LEAST_ROWS) return [];
  const r =
    correlation(
      small.map(([value]) => value),
      small.map(([, group]) => group.positives / group.rows),
      small.map(([, group]) => group.rows),
    ) ?? 0;
  if (!(r >= LEAST_CORRELATION)) return [];
  const withOwn: number[] = [];
  const withoutOwn: number[] = [];
  const own: number[] = [];
  for (const [, group] of small) {
    for (let k = 0; k < group.rows; k++) {
      const label = k < group.positives ? 1 : 0;
      own.push(label);
      withOwn.push(group.positives / group.rows);
      withoutOwn.push((group.positives - label) / (group.rows - 1));
    }
  }
  const auc = (scores: number[]) => rocAuc(Float64Array.from(scores), Uint8Array.from(own)).value ?? 0.5;
  const fall = auc(withOwn) - auc(withoutOwn);
  if (fall < LEAST_FALL) return [];
  return [
    {
      features: [feature.name],
      strength: Math.min(1, 0.6 + (r - LEAST_CORRELATION) * 4 + Math.min(0.2, fall)),
      finding: `${feature.name} is the mean label of the rows that share its value, their own label included: without it its AUC falls from ${auc(withOwn).toFixed(2)} to ${auc(withoutOwn).toFixed(2)}`,
      facts: [
        fact('correlation with the mean label', r),
        fact('values shared by few rows', small.length, 'count'),
        fact('AUC with the own label', auc(withOwn)),
        fact('AUC without it', auc(withoutOwn)),
      ],
      rows: { training: smallRows, serving: 0 },
      window: null,
      picture: { kind: 'distribution', feature: feature.name },
    },
  ];
}
