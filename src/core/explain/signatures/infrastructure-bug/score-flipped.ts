import { fact } from '../../../fact.ts';
import { correlation } from '../../../stats/correlation.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import { expectedScores, type ExpectedScores } from '../../expected-score.ts';
import { strengthAbove } from '../../skew/strength.ts';
import type { Signature } from '../../signature.ts';
import { timeSlices } from '../../time-slices.ts';
import { momentWords } from '../../words.ts';

/** Correlation that scores have to have with what the features let expect, in training: below, its sign says nothing. */
const LEAST_BEFORE = 0.3;
/** Part of it that has to be there the other way round; in drift it weakens, but the model still follows its features. */
const LEAST_TURNED = 0.4;
/** Rows of serving that it takes, and parts of serving's time. */
const LEAST_ROWS = 100;
const LEAST_SLICES = 2;

/**
 * Serving's scores run against their features: what training's model scores high is scored low. Column 0 of the probabilities instead of
 * column 1, `1 - p`, a rank in descending order.
 *
 * Test: correlation of the scores with `expectedScores`; at least 0.3 in training, and at most -0.4 times that in serving, or in all its
 * parts from a moment on. No label is needed: whatever changed in the world, the model's answer to the same features is the same.
 *
 * Source: ours: the order that training's scores let expect against the served one; rates by `npm run bench:causes`.
 */
export const scoreFlipped: Signature = {
  id: 'infrastructure-bug/score-flipped',
  cause: 'infrastructure-bug',
  subCause: 'scores that are turned round',
  needs: ['predictions'],
  isSlow: true,
  explainsAway: [
    'infrastructure-bug/model-version',
    'data-drift/concept',
    'data-drift/prior-shift',
    'feedback-loop/',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The evaluated model, asked again with the logged features, gives the logged scores.',
  toBeSure:
    'Score a few logged requests with the evaluated model: is the logged score one less that? Look up which column of the probabilities is served.',
  look(investigation) {
    const found = expectedScores(investigation);
    if (found === null) return [];
    const before = agreement(found, 'training', [...found.scores.training.keys()]);
    if (before === null || before < LEAST_BEFORE) return [];
    const turned = turnedRows(investigation.rows.serving, found, -LEAST_TURNED * before);
    if (turned === null) return [];
    const after = agreement(found, 'serving', turned.rows);
    if (after === null || after > -LEAST_TURNED * before) return [];
    const share = turned.rows.length / investigation.rows.serving.rows;
    const when = turned.from === null ? '' : ` from ${momentWords(turned.from)} on`;
    return [
      {
        features: [],
        strength: strengthAbove(-after / before, LEAST_TURNED, 0.9),
        finding: `scores run against the features${when}, in ${shareWords(share)} of serving: their correlation with what the features let expect is ${before.toFixed(2)} in training and ${after.toFixed(2)} there`,
        facts: [
          fact('correlation with what the features let expect, training', before),
          fact('correlation with what the features let expect, serving', after),
          fact('rows it is true of', share, 'share'),
        ],
        rows: { training: investigation.rows.training.rows, serving: turned.rows.length },
        window: turned.from === null ? null : { from: turned.from, to: null },
        picture: {
          kind: 'bars',
          quantity: 'correlation of the score with what the features let expect',
          isShare: false,
          bars: [{ name: 'correlation', training: before, serving: after }],
        },
        detail: 'one less the score, or the score of the other class',
      },
    ];
  },
};

function agreement(
  { expected, scores }: ExpectedScores,
  side: 'training' | 'serving',
  rows: readonly number[],
): number | null {
  const present = rows.filter((row) => scores[side][row] === scores[side][row]);
  if (present.length < LEAST_ROWS) return null;
  return correlation(
    present.map((row) => expected[side][row]),
    present.map((row) => scores[side][row]),
  );
}

// All rows, or those from the first slice on from which every slice is turned.
function turnedRows(
  serving: Parameters<typeof timeSlices>[0],
  found: ExpectedScores,
  line: number,
): { rows: number[]; from: number | null } | null {
  const all = [...found.scores.serving.keys()];
  if ((agreement(found, 'serving', all) ?? 0) <= line) return { rows: all, from: null };
  const slices = timeSlices(serving);
  if (slices === null) return null;
  const isTurned = slices.rows.map((_, k) => {
    const rows = all.filter((row) => slices.of[row] === k);
    const value = correlation(
      rows.map((row) => found.expected.serving[row]),
      rows.map((row) => found.scores.serving[row]),
    );
    return value !== null && value <= line;
  });
  let first = isTurned.length;
  while (first > 0 && isTurned[first - 1]) first--;
  if (isTurned.length - first < LEAST_SLICES) return null;
  return { rows: all.filter((row) => slices.of[row] >= first), from: slices.starts[first] };
}
