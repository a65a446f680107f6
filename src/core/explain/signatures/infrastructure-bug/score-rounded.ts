import { fact } from '../../../fact.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import { affectedWindow } from '../../skew/affected-window.ts';
import type { Signature } from '../../signature.ts';
import { momentWords } from '../../words.ts';

/** Decimals that are left, fewest first. */
const DIGITS = [0, 1, 2] as const;
/** Scores of training that may be that round, and those of serving (all, or all from a moment on) that have to be. */
const MOST_BEFORE = 0.2;
const LEAST_AFTER = 0.98;
const LEAST_ROWS = 100;
/** The most frequent of the rounded scores: above, it is one constant. */
const MOST_OF_ONE = 0.98;

/**
 * Serving's scores are round numbers where training's are not: a decision instead of a probability, a column of two decimals, a log that cuts
 * digits. What is equal cannot be ranked.
 *
 * Test: nearly all scores of serving, or nearly all from a moment on, have at most two decimals; at most a fifth of training's have.
 *
 * Source: science part C, "precision", for scores; rates by `npm run bench:causes`.
 */
export const scoreRounded: Signature = {
  id: 'infrastructure-bug/score-rounded',
  cause: 'infrastructure-bug',
  subCause: 'scores that are rounded',
  needs: ['predictions'],
  explainsAway: [
    'infrastructure-bug/model-version',
    'data-drift/concept',
    'feedback-loop/training-cut-by-score',
    'feedback-loop/score-narrowing',
  ],
  refutedBy: 'Decisions are taken on the exact scores, and only the log is rounded.',
  toBeSure: 'Ask the service for one score and compare it with the logged one, digit by digit.',
  look(investigation) {
    const { training, serving } = investigation.rows;
    for (const digits of DIGITS) {
      const isRound = (score: number) => Number(score.toFixed(digits)) === score;
      const before = shareOf(training.predictions, isRound);
      const after = shareOf(serving.predictions, isRound);
      if (before.known < LEAST_ROWS || after.known < LEAST_ROWS || before.share > MOST_BEFORE) continue;
      const isAll = after.share >= LEAST_AFTER;
      const window = isAll ? null : affectedWindow(investigation, (row) => isRound(serving.predictions[row]));
      if (!isAll && window === null) continue;
      const inWindow = serving.predictions.filter(
        (score, row) =>
          score === score &&
          (window === null || (serving.times !== null && serving.times[row] >= window.from)),
      );
      if (inWindow.length < LEAST_ROWS || largestShare(inWindow) > MOST_OF_ONE) continue;
      return [
        {
          features: [],
          strength: [0.95, 0.8, 0.65][digits],
          finding: `scores of serving have ${digits === 0 ? 'no decimals' : digits === 1 ? 'one decimal' : 'two decimals'}${window === null ? '' : ` from ${momentWords(window.from)} on`} (${shareWords(after.share)} of them, ${shareWords(before.share)} of training's)`,
          facts: [
            fact('round scores, training', before.share, 'share'),
            fact('round scores, serving', after.share, 'share'),
            fact('decimals', digits),
          ],
          rows: { training: before.known, serving: inWindow.length },
          window,
          picture: {
            kind: 'bars',
            quantity: 'round scores',
            isShare: true,
            bars: [{ name: 'round scores', training: before.share, serving: after.share }],
          },
          detail: digits === 0 ? 'whole numbers' : `rounded to ${digits} decimals`,
        },
      ];
    }
    return [];
  },
};

function shareOf(
  scores: Float64Array,
  isRound: (score: number) => boolean,
): { share: number; known: number } {
  let [known, round] = [0, 0];
  for (const score of scores) {
    if (!Number.isFinite(score)) continue;
    known++;
    if (isRound(score)) round++;
  }
  return { share: round / Math.max(1, known), known };
}

function largestShare(scores: Float64Array): number {
  const counts = new Map<number, number>();
  for (const score of scores) counts.set(score, (counts.get(score) ?? 0) + 1);
  return Math.max(...counts.values()) / scores.length;
}
