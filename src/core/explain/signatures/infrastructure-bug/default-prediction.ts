import { fact } from '../../../fact.ts';
import { measureWords, shareWords } from '../../../compare/measure-words.ts';
import { orderNumbers } from '../../../stats/ordered.ts';
import { totalVariationDistance } from '../../../stats/total-variation.ts';
import { expectedScores } from '../../expected-score.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** Rows of serving with exactly this score, as a share and at least. */
const LEAST_SHARE = 0.02;
const LEAST_ROWS = 20;
/** How many times as frequent as any exact score is in training, and as any other in serving. */
const LEAST_LEAD = 5;
/**
 * Rows with a score of their own are alike, those that fall back are anybody: spread of what the features let expect of them, over
 * that of other rows, and the distance of the means in such spreads. Leaves of a tree that many rows of a drifted table fall into: 0.1 to 0.5.
 */
const LEAST_SPREAD = 0.7;
const MOST_APART = 0.6;
/** Total variation of a feature between these rows and the others: above, a feature that is broken in them is why the model says the same. */
const MOST_PARTED = 0.5;

/**
 * One exact score for many serving rows that have nothing in common: the model timed out or failed, and its caller put in a
 * constant; or the last answer is given again and again.
 *
 * Test: a score that 2 % of serving have, five times as frequent as any exact score of training and any other of serving, while
 * the features of these rows let expect scores as different as those of all rows, and none of them parts these rows from the others.
 *
 * Source: ours; rates by `npm run bench:causes`.
 */
export const defaultPrediction: Signature = {
  id: 'infrastructure-bug/default-prediction',
  cause: 'infrastructure-bug',
  subCause: 'a constant in place of predictions',
  needs: ['predictions'],
  explainsAway: [
    'infrastructure-bug/model-version',
    'data-drift/concept',
    'data-drift/prior-shift',
    'feedback-loop/',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The evaluated model gives this score to the logged features of these rows.',
  toBeSure:
    'Look up a few of these requests in the log of the service: did the model answer, or did a fallback? Count time-outs and errors over the same time.',
  look(investigation) {
    const { rows } = investigation;
    const [before, after] = [orderNumbers(rows.training.predictions), orderNumbers(rows.serving.predictions)];
    if (before.total === 0 || after.total === 0) return [];
    const places = [...after.counts.keys()].toSorted((a, b) => after.counts[b] - after.counts[a]);
    const [top, second] = places;
    const value = after.values[top];
    const count = after.counts[top];
    const share = count / after.total;
    const usual = before.counts.reduce((most, one) => Math.max(most, one), 0) / before.total;
    const other = second === undefined ? 0 : after.counts[second] / after.total;
    if (count < LEAST_ROWS || share < LEAST_SHARE || share < LEAST_LEAD * Math.max(usual, other)) return [];
    const spread = spreadOfRows(investigation, value);
    if (spread === null || spread.ratio < LEAST_SPREAD || spread.apart > MOST_APART) return [];
    if (isPartedByFeature(investigation, value)) return [];
    const course = markOverTime(
      investigation,
      `rows with the score ${measureWords(value)}`,
      (side, row) => rows[side].predictions[row] === value,
    );
    const moment = course.shape === 'step' ? course.moment : null;
    const place = before.values.indexOf(value);
    const sameBefore = place < 0 ? 0 : before.counts[place] / before.total;
    return [
      {
        features: [],
        strength: Math.min(1, 0.6 + 0.3 * Math.min(1, share / 0.2) + (moment === null ? 0 : 0.1)),
        finding: `${shareWords(share)} of the serving rows have exactly the score ${measureWords(value)}${moment === null ? '' : `, from ${momentWords(moment)} on`}, whatever their features; no score of training has more than ${shareWords(usual)}`,
        facts: [
          fact('score', value),
          fact('rows with it, training', sameBefore, 'share'),
          fact('rows with it, serving', share, 'share'),
          fact('most frequent score of training', usual, 'share'),
          fact('spread of the expected scores of these rows, over that of others', spread.ratio),
        ],
        rows: { training: Math.round(sameBefore * before.total), serving: count },
        window: moment === null ? null : { from: moment, to: null },
        picture: course.picture,
        detail: `${measureWords(value)} as a fallback`,
        isFelt: true,
      },
    ];
  },
};

// Of the rows with the score, beside all others of serving; beside training where no others are left.
function spreadOfRows(investigation: Investigation, value: number): { ratio: number; apart: number } | null {
  const found = expectedScores(investigation);
  if (found === null) return null;
  const { predictions } = investigation.rows.serving;
  const { expected } = found;
  const own = expected.serving.filter((_, row) => predictions[row] === value);
  const rest = expected.serving.filter((_, row) => predictions[row] !== value);
  const [one, other] = [momentsOf(own), momentsOf(rest.length >= own.length ? rest : expected.training)];
  if (!(other.deviation > 0)) return null;
  return {
    ratio: one.deviation / other.deviation,
    apart: Math.abs(one.mean - other.mean) / other.deviation,
  };
}

// A feature far out of range drives a model to its end, the same one for all rows.
function isPartedByFeature({ features, rows }: Investigation, value: number): boolean {
  const { predictions } = rows.serving;
  const own = predictions.reduce((count, score) => count + Number(score === value), 0);
  const isBesideServing = own <= predictions.length / 2;
  return features.some(({ binned }) => {
    if (binned === null) return false;
    const count = (places: Uint16Array, isTaken: (row: number) => boolean): number[] => {
      const counts = new Array<number>(binned.count).fill(0);
      let all = 0;
      places.forEach((bin, row) => {
        if (!isTaken(row)) return;
        counts[bin]++;
        all++;
      });
      return counts.map((one) => one / Math.max(1, all));
    };
    const others = isBesideServing
      ? count(binned.serving, (row) => predictions[row] !== value)
      : count(binned.training, () => true);
    return (
      totalVariationDistance(
        count(binned.serving, (row) => predictions[row] === value),
        others,
      ) > MOST_PARTED
    );
  });
}

function momentsOf(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) };
}
