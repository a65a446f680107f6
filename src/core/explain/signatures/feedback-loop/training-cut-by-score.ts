import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { countBelow, orderNumbers } from '../../../stats/ordered.ts';
import { quantile } from '../../../stats/quantile.ts';
import { expectedScores } from '../../expected-score.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';

/** Serving rows that have to lie where training has next to none. */
const LEAST_BEYOND = 0.15;
/** The point of training's scores beyond which it has next to none. */
const EDGE = 0.005;
/** Where the middle row beyond the cut lies in training by what its features let expect: at its edge. */
const MOST_INSIDE = 0.2;

/**
 * Training's population ends at a score, serving's goes on beyond it: training knows only those whom an earlier model let through.
 * Drift of the features moves scores as well, but does not cut them off.
 *
 * Test: share of serving scores below training's 0.5 % point (or above its 99.5 %), where training's density does not fade but ends:
 * the 0.5 % to 5 % points of training lie closer together than serving's spread there.
 *
 * Source: selection on an earlier score, Heckman 1979; rejected applicants in credit scoring, Hand and Henley 1993.
 */
export const trainingCutByScore: Signature = {
  id: 'feedback-loop/training-cut-by-score',
  cause: 'feedback-loop',
  subCause: 'training rows that an earlier model chose',
  needs: ['predictions'],
  explainsAway: [
    'data-drift/covariate',
    'infrastructure-bug/default-category',
    'infrastructure-bug/default-filled',
  ],
  refutedBy:
    'Training rows beyond the cut exist and were left out for another reason, such as an export limit.',
  toBeSure:
    'Ask how training rows came to have labels: whom did the earlier policy turn away, and is there a random slice?',
  look(investigation) {
    const { rows, features } = investigation;
    const training = orderNumbers(rows.training.predictions);
    const serving = orderNumbers(rows.serving.predictions);
    if (training.total < 200 || serving.total < 100) return [];
    const low = quantile(training, EDGE);
    const high = quantile(training, 1 - EDGE);
    const below = countBelow(serving, low) / serving.total;
    const above = 1 - countBelow(serving, high) / serving.total - shareAt(serving, high);
    const isBelow = below >= above;
    const beyond = Math.max(below, above);
    if (beyond < LEAST_BEYOND) return [];
    // An edge, not a tail: training is dense right behind it.
    const near = isBelow ? quantile(training, 0.1) - low : high - quantile(training, 0.9);
    const across = isBelow ? quantile(training, 0.5) - low : high - quantile(training, 0.5);
    if (!(near <= 0.45 * across)) return [];
    // Where a feature of serving lies outside of training as well, that is why its scores do.
    const isFeature = features.some(
      ({ comparison }) =>
        (comparison.outsideRangeShare ?? 0) >= beyond / 2 || comparison.newCategoryShare >= beyond / 2,
    );
    if (isFeature) return [];
    const line = isBelow ? low : high;
    const isBeyond = (score: number) => (isBelow ? score < line : score > line);
    if (!isOfOtherRows(investigation, isBeyond, isBelow)) return [];
    return [
      {
        features: [],
        strength: Math.min(1, 0.4 + beyond),
        finding: `${shareWords(beyond)} of the serving scores lie ${isBelow ? 'below' : 'above'} ${(isBelow ? low : high).toPrecision(3)}, where training has next to none`,
        facts: [
          fact("training's 0.5% point", low),
          fact("training's 99.5% point", high),
          fact('serving scores beyond', beyond, 'share'),
        ],
        rows: { training: training.total, serving: serving.total },
        window: null,
        picture: {
          kind: 'quantiles',
          feature: 'prediction',
          training: Array.from({ length: 99 }, (_, k) => quantile(training, (k + 1) / 100)),
          serving: Array.from({ length: 99 }, (_, k) => quantile(serving, (k + 1) / 100)),
          line: null,
        },
      },
    ];
  },
};

function shareAt(ordered: ReturnType<typeof orderNumbers>, value: number): number {
  const place = ordered.values.indexOf(value);
  return place < 0 ? 0 : ordered.counts[place] / ordered.total;
}

// A score that is written otherwise (in percent, as a decision, by another model) goes beyond training's with rows of every kind.
function isOfOtherRows(
  investigation: Investigation,
  isBeyond: (score: number) => boolean,
  isBelow: boolean,
): boolean {
  const found = expectedScores(investigation);
  if (found === null) return true;
  const { predictions } = investigation.rows.serving;
  const beyond = found.expected.serving.filter((_, row) => isBeyond(predictions[row])).sort();
  const known = found.expected.training.slice().sort();
  const middle = beyond[beyond.length >> 1];
  const edge = known[Math.floor((isBelow ? MOST_INSIDE : 1 - MOST_INSIDE) * known.length)];
  return isBelow ? middle <= edge : middle >= edge;
}
