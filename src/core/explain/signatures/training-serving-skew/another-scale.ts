import { measureWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import { isCalendarFeature } from '../../calendar-feature.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { driftWithin } from '../../skew/drift-within.ts';
import { meanDistance, quantilePair } from '../../skew/quantile-pair.ts';
import { relationOf } from '../../skew/relation.ts';
import { seenTransform } from '../../skew/seen-transform.ts';
import { strengthAbove } from '../../skew/strength.ts';
import { relationFacts } from '../../skew/transform-sighting.ts';
import { undoByRank } from '../../skew/undo-by-rank.ts';
import type { Signature } from '../../signature.ts';

/** Mean distance of the percentiles, in spreads of training, from which the scale is another one. */
const LEAST_MOVED = 0.25;
/** Movement within either table, as a share of that between them, from which it is no step at their border. */
const MOST_WITHIN = 0.25;
/** Standard errors by which values of the same rank fit better than those served, and the share of the avoidable error that goes. */
const LEAST_Z = 5;
const LEAST_REMOVED = 0.6;
/** Fewer served values than this are named in the finding: the feature was put into classes. */
const FEW = 30;

/**
 * The same values on a scale that has no name here: percentiles instead of amounts, a root of a number with a sign, classes instead of
 * values. Whatever increasing function it is, it leaves ranks as they are: read by rank, serving's values go together with labels (or with the
 * feature they correlate with most) as training's do, and as served they do not. Had the world moved, labels would have moved along.
 *
 * Test: percentiles a quarter of a spread apart, neither table moving within itself (where there are times), values of the same rank fitting better
 * by five standard errors and taking away 60 % of the avoidable error, and no simpler transform that is seen.
 *
 * Source: invariance of rank statistics under increasing functions; thresholds stricter than those of window-mismatch, which asks for a ratio as well.
 */
export const anotherScale: Signature = aboutSkew(
  'another-scale',
  'the same values on another scale',
  (investigation) =>
    investigation.features.flatMap((view) =>
      isCalendarFeature(view, investigation) ? [] : sightingOf(investigation, view),
    ),
);

function sightingOf(investigation: Investigation, view: FeatureView): Sighting[] {
  const isDate = [view.pair.training, view.pair.serving].some((side) => side?.schema.type === 'date-time');
  const pair = isDate ? null : quantilePair(view);
  if (pair === null || !(pair.training.spread > 0)) return [];
  const change = meanDistance(pair.training.at, pair.serving.at);
  if (change < LEAST_MOVED * pair.training.spread || seenTransform(investigation, view) !== null) return [];
  const within = [driftWithin(investigation, view, 'training'), driftWithin(investigation, view, 'serving')];
  if (within.some((moved) => moved !== null && moved > MOST_WITHIN * change)) return [];
  const relation = relationOf(investigation, view, undoByRank(pair));
  if (relation === null || relation.z < LEAST_Z || relation.removed < LEAST_REMOVED) return [];
  const distinct = pair.ordered.serving.values.length;
  const classes = distinct < FEW ? `, in ${distinct} classes` : '';
  return [
    {
      features: [view.name],
      strength: strengthAbove(relation.removed, LEAST_REMOVED, 1),
      finding: `${view.name} is served on another scale${classes} (median ${measureWords(pair.training.at[49])} in training, ${measureWords(pair.serving.at[49])} in serving); read by rank it goes together with ${relation.target ?? 'the label'} as in training`,
      facts: [
        fact('median, training', pair.training.at[49]),
        fact('median, serving', pair.serving.at[49]),
        fact('distinct values, serving', distinct, 'count'),
        ...relationFacts(relation),
      ],
      rows: null,
      window: null,
      picture: {
        kind: 'quantiles',
        feature: view.name,
        training: [...pair.training.at],
        serving: [...pair.serving.at],
        line: null,
      },
      repair: { kind: 'ranks', feature: view.name },
    },
  ];
}
