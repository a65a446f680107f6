import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { rowKinds } from '../../row-kinds.ts';
import type { Signature } from '../../signature.ts';
import { timeSlices } from '../../time-slices.ts';

/** Correlation with the label of "has this content", in training (AUC 0.65 or so where half the rows have it), and standard errors. */
const LEAST_ASSOCIATION = 0.3;
const LEAST_ERRORS = 8;
/** Share of training that has to have it, and to lack it. */
const LEAST_SHARE = 0.03;
/** What may be left of the share at serving, from its first part on. */
const MOST_LEFT = 0.1;
/** Where some of it is left: the part of the association that may be. */
const MOST_OF_ASSOCIATION = 0.34;
const LEAST_FALL = 0.5;
/** Nulls of serving, as a share, from which a column with fewer than the rest of that in training got lost as a whole. */
const MOST_NULLS = 0.9;

/**
 * A content that is there only once the outcome is known: "closed", a reason, any value at all. In training whether a row has it tells the
 * label; at serving it is not there from the first row on (or hardly, and tells nothing).
 *
 * Test: correlation of the label with "has a value" and with "is this category", for each frequent one; in training 0.3 or more and eight
 * standard errors; at serving a tenth of the share or less is left, or half with a third of the correlation.
 *
 * Source: availability asymmetry, science part C; Kaufman et al. 2012, "leakage in features that are set after the fact".
 */
export const writtenAfterwards: Signature = {
  id: 'label-leakage/written-afterwards',
  cause: 'label-leakage',
  subCause: 'a value that is written after the outcome',
  needs: ['labels'],
  explainsAway: [
    'data-drift/vanished-segment',
    'data-drift/covariate',
    'infrastructure-bug/null-spike',
    'infrastructure-bug/column-missing',
    'infrastructure-bug/default-category',
    'infrastructure-bug/default-filled',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The value is shown to be there before the prediction is made, on training rows as well.',
  toBeSure:
    'Look at the history of the column for a few training rows: what did it hold at the time of the prediction?',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

/** Rows with a content, by side: what to call it, and how it is told. */
interface Content {
  words: string;
  has: (side: Side, row: number) => boolean;
}

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const { rows } = investigation;
  const [best] = contentsOf(feature)
    .flatMap((content) => {
      const training = correlationOf(rows.training.labels, (row) => content.has('training', row));
      if (training === null || Math.min(training.share, 1 - training.share) < LEAST_SHARE) return [];
      const strength = Math.abs(training.value);
      if (strength < LEAST_ASSOCIATION || strength < LEAST_ERRORS / Math.sqrt(training.rows)) return [];
      const share = shareOf(rows.serving.rows, (row) => content.has('serving', row));
      const serving = correlationOf(rows.serving.labels, (row) => content.has('serving', row));
      const isGone =
        share <= MOST_LEFT * training.share &&
        isRareAtStart(investigation, content, 2 * MOST_LEFT * training.share);
      const tellsLess =
        share <= LEAST_FALL * training.share &&
        isRareAtStart(investigation, content, LEAST_FALL * training.share) &&
        serving !== null &&
        serving.rows >= 200 &&
        Math.abs(serving.value) < MOST_OF_ASSOCIATION * strength;
      return isGone || tellsLess
        ? [
            {
              content,
              training,
              serving,
              share,
              strength,
            },
          ]
        : [];
    })
    .toSorted((a, b) => b.strength - a.strength);
  if (best === undefined) return [];
  const { content, training, serving, share, strength } = best;
  return [
    {
      features: [feature.name],
      strength: Math.min(1, 0.5 + (strength - LEAST_ASSOCIATION)),
      finding: `whether ${feature.name} is ${content.words} tells the label in training (correlation ${training.value.toFixed(2)}); ${shareWords(training.share)} of training rows are, and ${shareWords(share)} of serving, from the first one on`,
      facts: [
        fact('correlation with the label, training', training.value),
        fact('correlation with the label, serving', serving?.value ?? null),
        fact(`${content.words}, training`, training.share, 'share'),
        fact(`${content.words}, serving`, share, 'share'),
      ],
      rows: {
        training: Math.round(training.share * training.rows),
        serving: Math.round(share * rows.serving.rows),
      },
      window: null,
      picture: {
        kind: 'bars',
        quantity: content.words,
        isShare: true,
        bars: [
          {
            name: `${feature.name} is ${content.words}`,
            training: training.share,
            serving: share,
          },
        ],
      },
      detail: content.words,
    },
  ];
}

function contentsOf(feature: FeatureView): Content[] {
  const kinds = {
    training: rowKinds(feature, 'training'),
    serving: rowKinds(feature, 'serving'),
  };
  const before = feature.comparison.training;
  const after = feature.comparison.serving;
  if (kinds.training === null || before === null) return [];
  // What is as frequent at serving as it was is not looked at by row.
  const hasFallen = (training: number, serving: number): boolean =>
    training >= (LEAST_SHARE * before.rows) / 2 &&
    serving / Math.max(1, after?.rows ?? 0) <= LEAST_FALL * (training / before.rows);
  const filled: Content = {
    words: 'filled in',
    has: (side, row) => kinds[side] !== null && kinds[side][row] === kinds[side][row],
  };
  const texts = {
    training: feature.texts('training'),
    serving: feature.texts('serving'),
  };
  const all = hasFallen(before.rows - before.nulls, after === null ? 0 : after.rows - after.nulls)
    ? [filled]
    : [];
  if (feature.kind !== 'text' || texts.training === null) return all;
  // Where hardly anything is filled in, it is the column that is not there, whatever it held.
  if (
    after !== null &&
    after.nulls > MOST_NULLS * after.rows &&
    before.nulls < (1 - MOST_NULLS) * before.rows
  )
    return all;
  const counts = new Map(after?.top.map(({ value, count }) => [value, count]));
  const { dictionary } = texts.training;
  return [
    ...all,
    ...before.top.flatMap(({ value, count }): Content[] => {
      // A value that is not among serving's most frequent may still be: it is looked at.
      if (!hasFallen(count, counts.get(value) ?? 0)) return [];
      const codes = {
        training: dictionary.indexOf(value),
        serving: texts.serving?.dictionary.indexOf(value) ?? -1,
      };
      if (codes.training <= 0) return [];
      return [
        {
          words: value,
          has: (side, row) => codes[side] > 0 && texts[side]?.codes[row] === codes[side],
        },
      ];
    }),
  ];
}

function shareOf(rows: number, has: (row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < rows; row++) if (has(row)) count++;
  return count / Math.max(1, rows);
}

function correlationOf(labels: Float64Array, has: (row: number) => boolean) {
  // From the first label on: squares of large quantities that hardly differ would cancel.
  const origin = labels.find((label) => label === label) ?? 0;
  let [n, marked, sum, squares, both] = [0, 0, 0, 0, 0];
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] - origin;
    if (label !== label) continue;
    n++;
    sum += label;
    squares += label * label;
    if (!has(row)) continue;
    marked++;
    both += label;
  }
  const share = marked / n;
  const variance = squares / n - (sum / n) ** 2;
  if (n < 100 || !(variance > 0)) return null;
  const spread = Math.sqrt(share * (1 - share) * variance);
  return {
    rows: n,
    share,
    value: spread > 0 ? (both / n - (share * sum) / n) / spread : 0,
  };
}

// A release that loses a value does so at a moment; what is known only afterwards was never there.
function isRareAtStart({ rows }: Investigation, { has }: Content, most: number): boolean {
  const slices = timeSlices(rows.serving);
  if (slices === null) return true;
  const first = slices.of.reduce((sum, slice, row) => sum + Number(slice === 0 && has('serving', row)), 0);
  return first <= most * Math.max(1, slices.rows[0]);
}
