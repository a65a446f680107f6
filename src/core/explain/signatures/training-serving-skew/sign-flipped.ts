import { fact } from '../../../fact.ts';
import { countAtMost, countBelow, orderNumbers } from '../../../stats/ordered.ts';
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
/** Share of training on either side of zero from which a sign can be lost, and what may be left between amounts without it, in spreads. */
const LEAST_OF_A_SIGN = 0.05;
const LOST_LINE = 0.15;

/**
 * A reversed sign: amounts booked the other way round. On all rows (residual ratio below 0.1), or on a part of the rows of a
 * feature that in training has one sign: what lies across zero is training's distribution mirrored, not a few marks such as -1 or -999. Or
 * lost: training has both signs, serving one, and serving's percentiles are those of training's amounts without their sign.
 *
 * Source: science part C, the residual ratio, with the constant -1; lost signs are ours.
 */
export const signFlipped: Signature = aboutSkew(
  'sign-flipped',
  'a reversed or lost sign',
  (investigation) => [
    ...transformSightings(investigation, 'sign-flipped'),
    ...investigation.features.flatMap((view) => partSighting(investigation, view)),
    ...investigation.features.flatMap((view) => lostSign(investigation, view)),
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

function lostSign(investigation: Investigation, view: FeatureView): Sighting[] {
  const pair = quantilePair(view);
  if (pair === null || seenTransform(investigation, view) !== null) return [];
  const { training, serving } = pair.ordered;
  const isNegative = serving.values[serving.values.length - 1] <= 0;
  if (!isNegative && serving.values[0] < 0) return [];
  const below = countBelow(training, 0) / training.total;
  const above = 1 - countAtMost(training, 0) / training.total;
  if (Math.min(below, above) < LEAST_OF_A_SIGN) return [];
  const unsigned = orderNumbers(
    view.numbers('training')!.map((x) => (isNegative ? -Math.abs(x) : Math.abs(x))),
  );
  const expected = quantilesOf(unsigned);
  const misfit = meanDistance(expected.at, pair.serving.at) / expected.spread;
  if (!(misfit < LOST_LINE)) return [];
  const lost = isNegative ? above : below;
  return [
    {
      features: [view.name],
      strength: strengthBelow(misfit, LOST_LINE),
      finding: `${view.name} is never ${isNegative ? 'positive' : 'negative'} in serving, where ${shareWords(lost)} of training's values are, and its amounts are those of training without their sign`,
      facts: [
        fact(`${isNegative ? 'positive' : 'negative'} values, training`, lost, 'share'),
        fact('difference of the amounts, in spreads', misfit),
      ],
      rows: null,
      window: null,
      picture: { kind: 'distribution', feature: view.name },
      detail: 'the sign is lost',
    },
  ];
}
