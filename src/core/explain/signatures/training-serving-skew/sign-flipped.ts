import { fact } from '../../../fact.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { affectedWindow } from '../../skew/affected-window.ts';
import { LEAST_VALUES, meanDistance, quantilePair, quantilesOf } from '../../skew/quantile-pair.ts';
import { seenTransform } from '../../skew/seen-transform.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import { strengthBelow } from '../../skew/strength.ts';
import { since, transformSightings } from '../../skew/transform-sighting.ts';
import { valuesBetween } from '../../skew/values-between.ts';
import type { Signature } from '../../signature.ts';

/** Share of served values on the other side of zero from which they are a part of the rows; sentinels are excluded by their few values. */
const LEAST_SHARE = 0.02;
const LEAST_DISTINCT = 10;
const MOST_AT_ONE = 0.5;
/** What may be left between the flipped values and training's, in spreads. */
const LINE = 0.35;

/**
 * A reversed sign: amounts booked the other way round. On all rows (residual ratio below 0.1), or on a part of the rows of a
 * feature that in training has one sign: what lies across zero is training's distribution mirrored, not a few marks such as -1 or -999.
 */
export const signFlipped: Signature = aboutSkew(
  'sign-flipped',
  'a reversed sign',
  (investigation) => [
    ...transformSightings(investigation, 'sign-flipped'),
    ...investigation.features.flatMap((view) => partSighting(investigation, view)),
  ],
  ['clipping', 'window-mismatch'],
);

function partSighting(investigation: Investigation, view: FeatureView): Sighting[] {
  const pair = quantilePair(view);
  if (pair === null || seenTransform(investigation, view) !== null) return [];
  const { training, serving } = pair.ordered;
  const lowest = training.values[0];
  const highest = training.values[training.values.length - 1];
  if (lowest < 0 && highest > 0) return [];
  const isPositive = lowest >= 0;
  const across = isPositive
    ? valuesBetween(serving, -Infinity, -Number.MIN_VALUE)
    : valuesBetween(serving, 0, Infinity);
  const share = across.total / serving.total;
  if (share < LEAST_SHARE || across.total < LEAST_VALUES || across.values.length < LEAST_DISTINCT) return [];
  if (Math.max(...across.counts) > MOST_AT_ONE * across.total) return [];
  const mirrored = quantilesOf(across)
    .at.map((x) => -x)
    .reverse();
  const nonZero = isPositive
    ? valuesBetween(training, 0, Infinity)
    : valuesBetween(training, -Infinity, -Number.MIN_VALUE);
  if (nonZero.total < LEAST_VALUES) return [];
  const expected = quantilesOf(nonZero);
  const misfit = meanDistance(mirrored, expected.at) / expected.spread;
  if (!(misfit < LINE)) return [];
  const values = view.numbers('serving')!;
  const window = affectedWindow(investigation, (row) => (isPositive ? values[row] < 0 : values[row] > 0));
  return [
    {
      features: [view.name],
      strength: strengthBelow(misfit, LINE),
      finding: `${view.name} has the opposite sign in ${shareWords(share)} of the serving rows${since(window?.from)}; in training it is never ${isPositive ? 'negative' : 'positive'}`,
      facts: [fact('rows with the opposite sign', share, 'share')],
      rows: { training: training.total, serving: across.total },
      window,
      picture: { kind: 'distribution', feature: view.name },
      detail: 'the sign is reversed on a part of the rows',
    },
  ];
}
