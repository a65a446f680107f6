import { numberKeys } from '../../../confirm/number-keys.ts';
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
/** Fall of the AUC (of the correlation, for quantities) when each row's own label is taken out of the mean. */
const LEAST_FALL = 0.04;
/**
 * Where values are exactly the mean label of their rows: distance in squared standard errors, on average over values. A rate that is
 * right on other rows has 1 on average; below 0.02 over 8 values chance leads about twice in a million times (chi-square).
 */
const MOST_OFF = 0.02;
const LEAST_VALUES = 8;

/**
 * A feature whose every value is the mean label of the rows that have it, the row's own label included: target encoding without
 * leaving the row out. Where a value is shared by few rows, it tells their labels.
 *
 * Test: rows are put together by value. Either the mean label of each value is the value itself, nearer than chance allows a rate
 * that was estimated on other rows; or value and mean label correlate at 0.95 or more (an encoding that was smoothed), and the AUC of the mean
 * falls by 0.04 or more when the own label is left out.
 *
 * Source: Micci-Barreca 2001 for the encoding; Prokhorenkova et al. 2018 (CatBoost) for the leak.
 */
export const targetEncoding: Signature = {
  id: 'label-leakage/target-encoding',
  cause: 'label-leakage',
  subCause: "target encoding with the row's own label",
  needs: ['labels'],
  isSlow: true,
  explainsAway: ['data-drift/', 'label-leakage/association-collapse', 'infrastructure-bug/default-filled'],
  refutedBy: 'The encoding was fitted on other rows than those it was applied to.',
  toBeSure: 'Encode again out of fold (each row by the labels of other rows only), and train again.',
  look(investigation) {
    return investigation.features.flatMap((feature) => {
      const groups = groupsOf(feature, investigation);
      if (groups === null) return [];
      return exactMeans(feature, groups) ?? smoothedMeans(feature, groups, investigation);
    });
  },
};

/** More distinct values a row than this are no groups. */
const MOST_DISTINCT = 0.7;

/** Rows of one value each, values in the order in which they first come: rows with a label, sum of the labels and of their squares. */
interface Groups {
  values: Float64Array;
  rows: Float64Array;
  sums: Float64Array;
  squares: Float64Array;
}

function groupsOf(feature: FeatureView, { rows }: Investigation): Groups | null {
  const values = feature.numbers('training');
  const schema = feature.pair.training?.schema;
  if (values === null || schema === undefined || schema.distinct > MOST_DISTINCT * schema.count) return null;
  const { labels } = rows.training;
  const known = new Float64Array(values.length);
  const labelsOfKnown = new Float64Array(values.length);
  let rowsOfAll = 0;
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== values[row] || labels[row] !== labels[row]) continue;
    known[rowsOfAll] = values[row];
    labelsOfKnown[rowsOfAll++] = labels[row];
  }
  const { of, count } = numberKeys(known.subarray(0, rowsOfAll));
  const [byGroup, size, sums, squares] = Array.from({ length: 4 }, () => new Float64Array(count));
  for (let i = 0; i < rowsOfAll; i++) {
    const group = of[i];
    const label = labelsOfKnown[i];
    byGroup[group] = known[i];
    size[group]++;
    sums[group] += label;
    squares[group] += label * label;
  }
  return { values: byGroup, rows: size, sums, squares };
}

function exactMeans(feature: FeatureView, groups: Groups): Sighting[] | null {
  let [off, compared, rows] = [0, 0, 0];
  let [total, sum, squares, between] = [0, 0, 0, 0];
  for (let group = 0; group < groups.rows.length; group++) {
    const size = groups.rows[group];
    const mean = groups.sums[group] / size;
    total += size;
    sum += groups.sums[group];
    squares += groups.squares[group];
    between += size * mean * mean;
    const variance = groups.squares[group] / size - mean * mean;
    // A group of one row, or of one label, has no spread to compare with.
    if (size < 2 || !(variance > 1e-9 * Math.max(1, mean * mean))) continue;
    off += (groups.values[group] - mean) ** 2 / (variance / size);
    compared++;
    rows += size;
  }
  if (compared < LEAST_VALUES || rows < LEAST_ROWS || off > MOST_OFF * compared) return null;
  const variance = squares - (sum * sum) / total;
  const told = variance > 0 ? Math.sqrt(Math.max(0, between - (sum * sum) / total) / variance) : 0;
  return [
    {
      features: [feature.name],
      strength: Math.min(1, 0.7 + 0.3 * told),
      finding: `each value of ${feature.name} is exactly the mean label of the training rows that have it, their own label included`,
      facts: [
        fact('values compared', compared, 'count'),
        fact('distance of value and mean, in squared standard errors', off / compared),
        fact('correlation with the label, training', told),
      ],
      rows: { training: rows, serving: 0 },
      window: null,
      picture: { kind: 'distribution', feature: feature.name },
      detail: 'exact means',
    },
  ];
}

function smoothedMeans(
  feature: FeatureView,
  { values, rows, sums }: Groups,
  { outcomes }: Investigation,
): Sighting[] {
  if (outcomes.task !== 'binary') return [];
  const small: number[] = [];
  let smallRows = 0;
  for (let group = 0; group < rows.length; group++) {
    if (rows[group] < 2 || rows[group] > MOST_ROWS_OF_A_GROUP) continue;
    small.push(group);
    smallRows += rows[group];
  }
  if (small.length < LEAST_GROUPS || smallRows < LEAST_ROWS) return [];
  const r =
    correlation(
      small.map((group) => values[group]),
      small.map((group) => sums[group] / rows[group]),
      small.map((group) => rows[group]),
    ) ?? 0;
  if (!(r >= LEAST_CORRELATION)) return [];
  const withOwn: number[] = [];
  const withoutOwn: number[] = [];
  const own: number[] = [];
  for (const group of small)
    for (let k = 0; k < rows[group]; k++) {
      const label = k < sums[group] ? 1 : 0;
      own.push(label);
      withOwn.push(sums[group] / rows[group]);
      withoutOwn.push((sums[group] - label) / (rows[group] - 1));
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
